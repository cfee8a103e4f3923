import { kindOf } from "../../shared/kinds/kinds.ts";
import type { Question } from "../../shared/quiz.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type {
	Answer,
	AnswerRefusal,
	Saved,
	Welcome,
} from "../../shared/student-events.ts";
import { confidenceIn } from "../room/asked.ts";
import { isAdmitted, isLined } from "../room/guard.ts";
import { makeName, nameKeyOf, readName } from "../room/name.ts";
import { questionAt } from "../room/sheet.ts";
import { type Room, roundOf } from "../room/state.ts";
import { entranceOf } from "../room/student-view.ts";
import { saidOf } from "../room/tally.ts";
import { asksForWord } from "../room/word.ts";
import type {
	JoinOutcome,
	NewSeat,
	RoomAnswers,
	RoomHousekeeping,
	RoomSeats,
	Waiter,
	WaitOutcome,
} from "../store/room-store.ts";
import { Arrivals } from "./arrivals.ts";
import type { Epochs } from "./epochs.ts";
import type { Feed } from "./feed.ts";
import type { Intake } from "./intake.ts";
import { JoinFlood, type RushLimit } from "./join-flood.ts";
import type { Meter } from "./meter.ts";
import { barred, OwnSeat } from "./own-seat.ts";
import type { Found } from "./pulses.ts";
import type { RoomCache } from "./room-cache.ts";
import { removed } from "./room-refusals.ts";
import type { RoomRepository } from "./room-repository.ts";
import {
	badAnswer,
	joinRefusal,
	noRoom,
	noWord,
	ofOtherHistory,
	oldRound,
	replyOf,
	storedOf,
	takesNewcomers,
	tooManyAnswers,
	wrongWord,
} from "./seat-refusals.ts";
import { Seating } from "./seating.ts";
import { Welcomes } from "./welcomes.ts";
import { WordWatch } from "./word-watch.ts";

/** What a student does. `seatId` is the hash of the phone's token in this room. */
export class Seats {
	/** What may be done with one's own seat until the first question. */
	readonly own: OwnSeat;
	readonly #store: RoomSeats & RoomAnswers;
	readonly #repository: RoomRepository;
	readonly #epochs: Epochs;
	readonly #feed: Feed;
	readonly #intake: Intake;
	readonly #meter: Meter;
	readonly #joins: JoinFlood;
	readonly #words: WordWatch;
	readonly #arrivals: Arrivals;
	readonly #seating: Seating;
	readonly #welcomes: Welcomes;

	/**
	 * `cap`: seats in one room, and places in its line. `rush`: rates from which on newcomers wait, and `locked` is told; none when
	 * not given.
	 */
	constructor(parts: {
		rooms: RoomSeats & RoomAnswers & Pick<RoomHousekeeping, "clearSilent">;
		repository: RoomRepository;
		epochs: Epochs;
		feed: Feed;
		cache: RoomCache;
		intake: Intake;
		cap: number;
		meter: Meter;
		rush?: readonly RushLimit[];
		locked?: () => void;
	}) {
		this.#store = parts.rooms;
		this.own = new OwnSeat(parts.rooms, parts.repository);
		this.#repository = parts.repository;
		this.#epochs = parts.epochs;
		this.#feed = parts.feed;
		this.#welcomes = new Welcomes(parts.cache);
		this.#intake = parts.intake;
		this.#seating = new Seating(parts.rooms, parts.cap);
		this.#meter = parts.meter;
		this.#arrivals = new Arrivals(parts.intake.most);
		this.#joins = new JoinFlood(
			parts.rooms,
			parts.repository,
			parts.rush ?? [],
			parts.locked ?? (() => {}),
		);
		this.#words = new WordWatch(parts.repository);
	}

	/** The whole state for a phone; not older than what this node's audience has been shown. */
	async welcome(roomId: string, seatId: string): Promise<Welcome | Refusal> {
		const found = await this.#feed.withSeat(roomId, seatId);
		if (found === null) return noRoom;
		const { room, seat } = found;
		if (seat?.removed) return removed;
		// By the epoch a phone without its seat tells whether the store lost it or somebody deleted it: never an old one.
		if (seat === null)
			return this.#entrance(room, await this.#epochs.fresh(), seatId);
		const told = await this.#welcomes.of({ ...found, seat });
		if (isRefusal(told)) return told;
		return this.#feed.isBehind(roomId, told.view)
			? this.welcome(roomId, seatId)
			: told;
	}

	/** Who waits and may come in by now gets the seat with that. */
	async #entrance(
		room: Room,
		epoch: string,
		seatId: string,
	): Promise<Welcome | Refusal> {
		const waiter = await this.#waiter(room, seatId);
		if (waiter !== null && takesNewcomers(room) === null) {
			if (isAdmitted(room, waiter.place) && (await this.#enter(room, waiter)))
				return this.welcome(room.id, seatId);
		}
		return { view: entranceOf(room, epoch, waiter), me: null };
	}

	/** In a room that never had an alarm nobody has ever waited. */
	#waiter(room: Room, seatId: string): Promise<Waiter | null> {
		return room.guard === undefined
			? Promise.resolve(null)
			: this.#store.waiter(room.id, seatId);
	}

	/** Whether one who waited has a seat now. */
	async #enter(room: Room, waiter: Waiter): Promise<boolean> {
		const seat = { ...waiter, nameKey: nameKeyOf(waiter.name) };
		return (await this.#seating.join(room.id, seat)).is === "seated";
	}

	/**
	 * Takes a seat under a name as typed; null when it has one now. Repeating it keeps the seat and its first name. `word`: the one
	 * on the screen as typed, for rooms that ask newcomers for it.
	 */
	async join(
		roomId: string,
		seatId: string,
		typed: string,
		word = "",
	): Promise<Refusal | null> {
		const found = await this.#repository.withSeat(roomId, seatId);
		if (found === null) return noRoom;
		const { room, seat } = found;
		if (seat !== null) return null;
		const no = takesNewcomers(room);
		if (no !== null) return no;
		const waiter = await this.#waiter(room, seatId);
		if (waiter !== null) {
			if (isAdmitted(room, waiter.place)) await this.#enter(room, waiter);
			return null;
		}
		if (asksForWord(room)) {
			if (word.trim() === "") return noWord;
			const isRight = await this.#words.isRight(room, word, found.now());
			if (!isRight) return wrongWord;
		}
		return isLined(room)
			? this.#wait(room, seatId, typed)
			: this.#takeSeat(room, seatId, typed);
	}

	async #takeSeat(
		room: Room,
		seatId: string,
		typed: string,
	): Promise<Refusal | null> {
		return this.#named(room, seatId, typed, async (seat) => {
			const outcome = await this.#seating.join(room.id, seat);
			if (outcome.is === "seated" && outcome.fresh) this.#joins.came(room.id);
			return outcome;
		});
	}

	/** Takes a place in the line; null also where the line was let in meanwhile, and this one with it. */
	async #wait(
		room: Room,
		seatId: string,
		typed: string,
	): Promise<Refusal | null> {
		const refusal = await this.#named(room, seatId, typed, (seat) =>
			this.#seating.wait(room.id, seat),
		);
		if (refusal !== null) return refusal;
		const now = await this.#repository.snapshot(room.id);
		if (now === null) return noRoom;
		const waiter = await this.#store.waiter(room.id, seatId);
		if (waiter !== null && isAdmitted(now.room, waiter.place))
			await this.#enter(now.room, waiter);
		return null;
	}

	/** Tries it with the name as typed, or with given ones until one is free. */
	async #named(
		room: Room,
		seatId: string,
		typed: string,
		attempt: (seat: NewSeat) => Promise<JoinOutcome | WaitOutcome>,
	): Promise<Refusal | null> {
		const own = room.settings.names === "generated" ? "" : readName(typed);
		if (isRefusal(own)) return own;
		if (own === "" && room.settings.names === "required") {
			return refuse("name-needed", "name-missing");
		}
		for (let number = 0; number < 20; number++) {
			const name = own === "" ? makeName(Math.random, number) : own;
			const seat = { id: seatId, name, nameKey: nameKeyOf(name) };
			const outcome = await attempt(seat);
			if (outcome.is === "name-taken" && own === "") continue;
			return joinRefusal(outcome);
		}
		return refuse("busy", "no-free-name", { retryAfterMs: 1000 });
	}

	/** Resolves when the store has the answer, or says why it never will. Rejects when that is unknown: send it again. */
	async answer(
		roomId: string,
		seatId: string,
		message: Answer,
	): Promise<Saved | AnswerRefusal> {
		const start = performance.now();
		const told = (outcome: Parameters<Meter["answered"]>[0]) =>
			this.#meter.answered(outcome, performance.now() - start);
		try {
			const reply = await this.#save(roomId, seatId, message, start);
			const refused = isRefusal(reply) ? reply.error : null;
			told(refused ?? "saved");
			if (refused !== "busy") this.#arrivals.drop(roomId, seatId);
			return reply;
		} catch (error) {
			told("unknown");
			throw error;
		}
	}

	async #save(
		roomId: string,
		seatId: string,
		message: Answer,
		came: number,
	): Promise<Saved | AnswerRefusal> {
		const isOther = await this.#isOfAnotherHistory(message);
		const round = await this.#round(roomId, message);
		const keep = (openedAt: number, at: number) =>
			this.#arrivals.keep(roomId, seatId, message, openedAt, at);
		if (isOther) {
			if (!isRefusal(round)) keep(round.openedAt, came);
			return ofOtherHistory;
		}
		if (isRefusal(round)) {
			const bar = await this.#barOf(roomId, seatId);
			return { ...(bar ?? round), saved: null };
		}
		const { openedAt, question } = round;
		const value = kindOf(question).read(question.ask, message.value);
		if (value === null) {
			const [bar, stands] = await Promise.all([
				this.#barOf(roomId, seatId),
				this.#store.answer(roomId, message.round, seatId),
			]);
			return { ...(bar ?? badAnswer), saved: storedOf(stands) };
		}
		const arrived = this.#arrivals.of(roomId, seatId, message, openedAt, came);
		const attempt = {
			seat: seatId,
			round: message.round,
			seq: message.seq,
			...saidOf(round.room, question, value),
			...confidenceIn(round.room, question, message.confidence),
			arrived,
			openedAt,
			...(message.epoch === undefined ? {} : { epoch: message.epoch }),
		};
		const saving = this.#intake.save(roomId, attempt);
		if (saving === null) {
			keep(openedAt, arrived);
			return tooManyAnswers;
		}
		const outcome = await saving.catch((error: unknown) => {
			keep(openedAt, arrived);
			throw error;
		});
		if (outcome.is === "other-history") {
			keep(openedAt, arrived);
			// The phone is to see what this history asks before it sends again.
			await this.#epochs.fresh();
		}
		if (outcome.is === "stored") this.#feed.stored(roomId, outcome.row);
		return replyOf(outcome, round.later);
	}

	/** Why this one may not even be told what is wrong with the answer: that would tell of a question. */
	async #barOf(roomId: string, seatId: string): Promise<Refusal | null> {
		return barred(await this.#store.seat(roomId, seatId));
	}

	/** Of a store that was restored since, or this node has not heard of it. An early word only: the store judges, as it stores. */
	async #isOfAnotherHistory({ epoch }: Answer): Promise<boolean> {
		if (epoch === undefined || epoch === (await this.#epochs.current()))
			return false;
		return epoch !== (await this.#epochs.fresh());
	}

	/** Which question a round asks. A round never changes its question, so what this node knows of it holds. */
	async #round(
		roomId: string,
		{ round: number, index }: Answer,
	): Promise<
		| { room: Room; question: Question; openedAt: number; later: boolean }
		| Refusal
	> {
		let found: Found | null = this.#feed.held(roomId);
		if (found === null || found.room.rounds.length < number)
			found = await this.#repository.standing(roomId);
		if (found === null) return noRoom;
		const { room, sheet } = found;
		if (room.rounds.length < number) return refuse("not-open", "not-open");
		const { question, openedAt } = roundOf(room, number);
		// Given before a restore, to what another round of this number asked.
		if ((index ?? question) !== question) return oldRound;
		const later = room.rounds.length > number;
		const asked = questionAt(sheet, question);
		return { room, question: asked, openedAt, later };
	}
}
