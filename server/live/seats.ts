import { kindOf } from "../../shared/kinds/kinds.ts";
import { isRefusal, type Refusal, refuse } from "../../shared/refusal.ts";
import type {
	Answer,
	AnswerRefusal,
	Saved,
	Welcome,
} from "../../shared/student-events.ts";
import type { Me, Sheet, StoredAnswer } from "../../shared/views.ts";
import { questionAt } from "../room/asked.ts";
import { makeName, nameKeyOf, readName } from "../room/name.ts";
import { type Room, roundOf } from "../room/state.ts";
import {
	entranceOf,
	showsMarks,
	viewForOne,
	viewForStudents,
} from "../room/student-view.ts";
import { asksForWord, isWord } from "../room/word.ts";
import type {
	AnswerRow,
	JoinOutcome,
	RoomStore,
	SaveOutcome,
	Seat,
} from "../store/room-store.ts";
import { Arrivals } from "./arrivals.ts";
import { Door, type RushLimit } from "./door.ts";
import type { Feed } from "./feed.ts";
import type { Intake } from "./intake.ts";
import type { Ledger } from "./ledger.ts";
import type { Meter } from "./meter.ts";
import { removed } from "./rooms.ts";

const noRoom = refuse(
	"no-room",
	"No room has this code. Please look at the screen again.",
);
const noSeat = refuse("no-seat", "Please join the room first.");
const noWord = refuse(
	"word-needed",
	"Please type the word that is on the screen now, too.",
);
const wrongWord = refuse(
	"word-needed",
	"That is not the word on the screen. It changes every minute: please look again.",
);

const ofOtherHistory: AnswerRefusal = {
	...refuse("busy", "Not saved yet: the room was just restored.", {
		retryAfterMs: 1000,
	}),
	saved: null,
};

/** What a student does. `seatId` is the hash of the phone's token in this room. */
export class Seats {
	readonly #store: RoomStore;
	readonly #feed: Feed;
	readonly #ledger: Ledger;
	readonly #intake: Intake;
	readonly #cap: number;
	readonly #meter: Meter;
	readonly #door: Door;
	readonly #arrivals: Arrivals;

	/** `cap`: seats in one room. `rush`: rates of newcomers at which a room locks itself, and `locked` is told; none when not given. */
	constructor(parts: {
		rooms: RoomStore;
		feed: Feed;
		ledger: Ledger;
		intake: Intake;
		cap: number;
		meter: Meter;
		rush?: readonly RushLimit[];
		locked?: () => void;
	}) {
		this.#store = parts.rooms;
		this.#feed = parts.feed;
		this.#ledger = parts.ledger;
		this.#intake = parts.intake;
		this.#cap = parts.cap;
		this.#meter = parts.meter;
		this.#arrivals = new Arrivals(parts.intake.most);
		this.#door = new Door(
			parts.rooms,
			parts.rush ?? [],
			parts.locked ?? (() => {}),
		);
	}

	/** The whole state for a phone; not older than what this node's audience has been shown. */
	async welcome(roomId: string, seatId: string): Promise<Welcome | Refusal> {
		const [found, seat] = await Promise.all([
			this.#feed.current(roomId),
			this.#store.seat(roomId, seatId),
		]);
		if (found === null) return noRoom;
		// By the epoch a phone without its seat tells whether the store lost it or somebody deleted it: never an old one.
		const epoch = await (seat === null
			? this.#feed.freshEpoch()
			: this.#feed.epoch());
		if (seat?.removed) return removed;
		if (seat === null) return { view: entranceOf(found.room, epoch), me: null };
		const me = await this.#me(found.room, found.sheet, epoch, seat);
		const now = await this.#store.now();
		if (found.room.version < this.#feed.shown(roomId))
			return this.welcome(roomId, seatId);
		return { view: viewForStudents(found.room, found.sheet, epoch, now), me };
	}

	async #me(room: Room, sheet: Sheet, epoch: string, seat: Seat): Promise<Me> {
		const round = "round" in room.phase ? room.phase.round : null;
		const [row, scores] = await Promise.all([
			round === null ? null : this.#store.answer(room.id, round, seat.id),
			showsMarks(room) ? this.#ledger.scores(room, sheet) : null,
		]);
		return viewForOne(room, epoch, seat, storedOf(row), scores);
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
		const [room, seat] = await Promise.all([
			this.#store.load(roomId),
			this.#store.seat(roomId, seatId),
		]);
		if (room === null) return noRoom;
		if (seat !== null) return null;
		if (room.phase.name === "ended")
			return refuse("room-ended", "This room has ended.");
		if (room.locked)
			return refuse(
				"room-locked",
				"This room is locked for newcomers. Ask the instructor to let you in.",
			);
		if (asksForWord(room) && !isWord(room, word, await this.#store.now()))
			return word.trim() === "" ? noWord : wrongWord;
		return this.#takeSeat(room, seatId, typed);
	}

	async #takeSeat(
		room: Room,
		seatId: string,
		typed: string,
	): Promise<Refusal | null> {
		const own = room.settings.names === "generated" ? "" : readName(typed);
		if (isRefusal(own)) return own;
		if (own === "" && room.settings.names === "required") {
			return refuse("name-needed", "Please type your name.");
		}
		for (let attempt = 0; attempt < 20; attempt++) {
			const name = own === "" ? makeName(Math.random, attempt) : own;
			const outcome = await this.#store.join(
				room.id,
				{ id: seatId, name, nameKey: nameKeyOf(name) },
				this.#cap,
			);
			if (outcome.is === "name-taken" && own === "") continue;
			if (outcome.is === "seated" && outcome.fresh) this.#door.came(room.id);
			return joinRefusal(outcome);
		}
		return refuse("busy", "Could not find a free name. Please try again.", {
			retryAfterMs: 1000,
		});
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
		const arrived = this.#arrivals.of(roomId, seatId, message);
		try {
			const reply = await this.#save(roomId, seatId, message, arrived);
			const outcome = isRefusal(reply) ? reply.error : "saved";
			told(outcome);
			if (outcome === "busy")
				this.#arrivals.keep(roomId, seatId, message, arrived);
			else this.#arrivals.drop(roomId, seatId);
			return reply;
		} catch (error) {
			told("unknown");
			this.#arrivals.keep(roomId, seatId, message, arrived);
			throw error;
		}
	}

	async #save(
		roomId: string,
		seatId: string,
		message: Answer,
		arrived: number,
	): Promise<Saved | AnswerRefusal> {
		if (await this.#isOfAnotherHistory(message)) return ofOtherHistory;
		const round = await this.#round(roomId, message.round);
		if (isRefusal(round))
			return {
				...((await this.#barOf(roomId, seatId)) ?? round),
				saved: null,
			};
		const question = questionAt(round.sheet, round.question);
		const choice = kindOf(question).readChoice(question, message.choice);
		if (choice === null) {
			const [bar, stands] = await Promise.all([
				this.#barOf(roomId, seatId),
				this.#store.answer(roomId, message.round, seatId),
			]);
			return {
				...(bar ??
					refuse("bad-choice", "That is not an answer to this question.")),
				saved: storedOf(stands),
			};
		}
		const attempt = {
			seat: seatId,
			round: message.round,
			seq: message.seq,
			choice,
			arrived,
			...(message.epoch === undefined ? {} : { epoch: message.epoch }),
		};
		const saving = this.#intake.save(roomId, attempt);
		if (saving === null) {
			return {
				...refuse("busy", "Not saved yet: very many answers at once.", {
					retryAfterMs: 1000,
				}),
				saved: null,
			};
		}
		const outcome = await saving;
		// The phone is to see what this history asks before it sends again.
		if (outcome.is === "other-history") await this.#feed.freshEpoch();
		return replyOf(outcome, round.later);
	}

	/** Why this one may not even be told what is wrong with the answer: that would tell of a question. */
	async #barOf(roomId: string, seatId: string): Promise<Refusal | null> {
		const seat = await this.#store.seat(roomId, seatId);
		if (seat === null) return noSeat;
		return seat.removed ? removed : null;
	}

	/**
	 * The student saw a question of a store that has been restored since, or this node has not heard of that yet. An early
	 * word only: it is the store that judges, in the act that stores.
	 */
	async #isOfAnotherHistory({ epoch }: Answer): Promise<boolean> {
		if (epoch === undefined || epoch === (await this.#feed.epoch()))
			return false;
		return epoch !== (await this.#feed.freshEpoch());
	}

	/** Which question a round asks. A round never changes its question, so what this node knows of it holds. */
	async #round(
		roomId: string,
		number: number,
	): Promise<{ sheet: Sheet; question: number; later: boolean } | Refusal> {
		let room = this.#feed.known(roomId);
		if (room === null || room.rounds.length < number)
			room = await this.#store.load(roomId);
		const sheet = await this.#ledger.sheet(roomId);
		if (room === null || sheet === null) return noRoom;
		if (room.rounds.length < number)
			return refuse("not-open", "This question is not open yet.");
		return {
			sheet,
			question: roundOf(room, number).question,
			later: room.rounds.length > number,
		};
	}
}

function joinRefusal(outcome: JoinOutcome): Refusal | null {
	switch (outcome.is) {
		case "seated":
			return outcome.seat.removed ? removed : null;
		case "no-room":
			return noRoom;
		case "full":
			return refuse(
				"room-full",
				"This room is full. Please tell the instructor.",
			);
		case "name-taken":
			return refuse(
				"name-taken",
				"Somebody in this room has that name. Please add a letter or choose another.",
			);
	}
}

function storedOf(row: AnswerRow | null): StoredAnswer | null {
	return row === null
		? null
		: { round: row.round, seq: row.seq, choice: row.choice };
}

function replyOf(outcome: SaveOutcome, later: boolean): Saved | AnswerRefusal {
	switch (outcome.is) {
		case "stored":
			return {
				saved: {
					round: outcome.row.round,
					seq: outcome.row.seq,
					choice: outcome.row.choice,
				},
			};
		case "late":
			return {
				...refuse("late", "The time was over before this answer arrived."),
				saved: storedOf(outcome.row),
			};
		case "closed":
			return {
				...(later
					? refuse("old-round", "Another question is asked by now.")
					: refuse(
							"closed",
							"The question was closed before this answer arrived.",
						)),
				saved: storedOf(outcome.row),
			};
		case "removed":
			return { ...removed, saved: storedOf(outcome.row) };
		case "no-seat":
			return { ...noSeat, saved: null };
		case "other-history":
			return ofOtherHistory;
	}
}
