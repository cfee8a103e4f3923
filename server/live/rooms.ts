import type { Command, Done, Watched } from "../../shared/instructor-events.ts";
import { faultsInSteps, finished } from "../../shared/kinds/kinds.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type { RoomList, RoomSummary } from "../../shared/rest.ts";
import { defaultSettings, type RoomSettings } from "../../shared/settings.ts";
import { scoresAnything, viewForInstructor } from "../room/instructor-view.ts";
import { nameKeyOf, readName } from "../room/name.ts";
import { reduce, type Upkeep } from "../room/reduce.ts";
import { summaryOf } from "../room/results.ts";
import { gateOf } from "../room/state.ts";
import { roundsSeen } from "../room/tally.ts";
import type { Page } from "../store/page.ts";
import type { QuizStore } from "../store/quiz-store.ts";
import type { RoomStore } from "../store/room-store.ts";
import { type AnsweredOf, answeredIn } from "./answered.ts";
import type { Audience } from "./audience.ts";
import { type Begin, beginner } from "./begin-room.ts";
import { classList } from "./class-list.ts";
import { type Binning, discard } from "./discard.ts";
import { failpoint } from "./failpoint.ts";
import type { Feed } from "./feed.ts";
import type { Looks } from "./looks.ts";
import type { Quota } from "./quota.ts";
import type { RoomCache } from "./room-cache.ts";
import { roomList } from "./room-list.ts";
import {
	doneOf,
	erased,
	noRoom,
	noStudent,
	notReady,
	removed,
} from "./room-refusals.ts";
import type { RoomRepository, Snapshot } from "./room-repository.ts";
import { roundsAt } from "./rounds.ts";
import { clearSilent, findSilent, givenUp } from "./silent-seats.ts";
import { inSlices } from "./slices.ts";

const noQuiz = refuse("not-found", "no-such-quiz");

/** What an instructor does with rooms. Every act is refused as `not-found` for a room that is another instructor's. */
export class Rooms {
	readonly #store: RoomStore;
	readonly #quizzes: QuizStore;
	readonly #repository: RoomRepository;
	readonly #feed: Feed;
	readonly #cache: RoomCache;
	readonly #audience: Audience;
	readonly #begin: Begin;
	readonly #bin: Binning | null;
	readonly #quota: Quota | null;
	readonly #looks: Looks | null;

	/**
	 * `idleMs`: after how long without an act a new one ends by itself, where it does. `quota`: what each may hold; no bound when not
	 * given.
	 */
	constructor(parts: {
		rooms: RoomStore;
		quizzes: QuizStore;
		repository: RoomRepository;
		feed: Feed;
		cache: RoomCache;
		audience: Audience;
		idleMs?: number;
		bin?: Binning;
		quota?: Quota;
		looks?: Looks;
	}) {
		this.#store = parts.rooms;
		this.#quizzes = parts.quizzes;
		this.#repository = parts.repository;
		this.#feed = parts.feed;
		this.#cache = parts.cache;
		this.#audience = parts.audience;
		this.#begin = beginner(parts.rooms, parts.idleMs);
		this.#bin = parts.bin ?? null;
		this.#quota = parts.quota ?? null;
		this.#looks = parts.looks ?? null;
	}

	/** Opens a room with a quiz as it is now. Refusals: `not-found`, `not-ready` with one detail per problem, and those of the quota. */
	async open(
		owner: string,
		quiz: string,
		settings: RoomSettings = defaultSettings,
	): Promise<RoomSummary | Refusal> {
		const record = await this.#quizzes.quiz(owner, quiz);
		if (record === null) return noQuiz;
		const faults = await inSlices(faultsInSteps(record.quiz));
		if (faults.length > 0) return notReady(faults);
		const refusal = await this.#quota?.forRoom(owner);
		if (refusal) return refusal;
		const questions = finished(record.quiz.questions);
		const shown = await this.#looks?.sheetOf(questions, owner);
		if (shown && shown.faults.length > 0) return notReady(shown.faults);
		const sheet = shown?.sheet ?? questions;
		const { title, branding } = record.quiz;
		const own = { owner, quiz, title, settings, ...(branding && { branding }) };
		const begun = await this.#begin(own, sheet);
		await this.#quizzes.markUsed(owner, quiz);
		return begun;
	}

	/** Opens a room in which nothing is prepared. Refusals: those of the quota. */
	async openEmpty(
		owner: string,
		title: string,
		settings: RoomSettings = defaultSettings,
	): Promise<RoomSummary | Refusal> {
		const refusal = await this.#quota?.forRoom(owner);
		if (refusal) return refusal;
		return this.#begin({ owner, quiz: "", title, settings }, []);
	}

	/** Does a command of this session: when somebody else was first, it is judged again on what they left. */
	async command(
		owner: string,
		roomId: string,
		command: Command | Upkeep,
		session = owner,
	): Promise<Done | Refusal> {
		if (
			command.do === "keep" &&
			(await this.#quizzes.quiz(owner, command.quiz)) === null
		)
			return noQuiz;
		return doneOf(
			await this.#repository.change(
				roomId,
				({ room, sheet, now }) =>
					room.owner === owner
						? reduce(room, sheet, command, now(), session)
						: noRoom,
				async (next, from) => {
					failpoint("before_publish");
					const done = await this.#store.commit(next, gateOf(next), from);
					if (done) failpoint("after_publish");
					return done;
				},
			),
		);
	}

	/** The whole state for an instructor's page; not older than what this node's audience has been shown. */
	async watch(owner: string, roomId: string): Promise<Watched | Refusal> {
		const found = await this.#own(owner, roomId);
		if (found === null) return noRoom;
		const { room, sheet, epoch } = found;
		const scores = scoresAnything(room)
			? await this.#cache.scores(room, sheet)
			: null;
		const scene = await this.#cache.scene(room, sheet, roundsSeen(room));
		// Last of all: what is counted from here on is told after this reply.
		const pulses = await this.#feed.counts(roomId);
		if (pulses === null) return noRoom;
		const view = viewForInstructor(scene, epoch, found.now(), scores);
		if (this.#feed.isBehind(roomId, view)) return this.watch(owner, roomId);
		return { view, sheet: found.frozen, pulse: pulses.forInstructors };
	}

	/** See `roundsAt`. */
	async rounds(owner: string, roomId: string, question: number) {
		const found = await this.#own(owner, roomId);
		return found === null ? noRoom : roundsAt(this.#cache, found, question);
	}

	/** A page of an instructor's rooms, newest first. */
	async list(owner: string, page: Page): Promise<RoomList> {
		return roomList(this.#store, this.#repository, owner, page);
	}

	async summary(owner: string, roomId: string): Promise<RoomSummary | Refusal> {
		const found = await this.#own(owner, roomId);
		if (found === null) return noRoom;
		const { joined } = await this.#store.tally(roomId, null);
		return summaryOf(found.room, joined);
	}

	/** See `classList`. */
	async students(owner: string, roomId: string, after?: string) {
		const found = await this.#own(owner, roomId);
		return found === null ? noRoom : classList(this.#store, found, after);
	}

	/** Bars seats from the room for good and lets go of their sockets on every node. */
	async removeSeats(
		owner: string,
		roomId: string,
		seats: readonly string[],
	): Promise<Done | Refusal> {
		const found = await this.#own(owner, roomId);
		if (found === null) return noRoom;
		await this.#store.bar(roomId, seats);
		this.#audience.removeSeats(roomId, seats, removed);
		return this.#showNames(owner, roomId);
	}

	/**
	 * Lets newcomers in who wait: the first so many; or all (null), and then those who come later need not wait, until too many come
	 * again. What is let in is told by its place, so the line itself is not touched: each phone takes its seat when it asks.
	 */
	async admit(
		owner: string,
		roomId: string,
		first: number | null,
	): Promise<Done | Refusal> {
		const found = await this.#own(owner, roomId);
		if (found === null) return noRoom;
		const before = (first ?? Number.MAX_SAFE_INTEGER) - 1;
		const upTo = await this.#store.placeAfter(roomId, before);
		const done = await this.command(owner, roomId, {
			do: "admit",
			upTo,
			reopen: first === null,
		});
		this.#audience.askLineAgain(roomId);
		return done;
	}

	/** Sends away who waits; whoever comes again waits again. */
	async clearLine(owner: string, roomId: string): Promise<Done | Refusal> {
		const found = await this.#own(owner, roomId);
		if (found === null) return noRoom;
		await this.#store.clearLine(roomId);
		this.#audience.askLineAgain(roomId);
		return { version: found.room.version };
	}

	/** See `answeredIn`. */
	async answered(owner: string, roomId: string, of: AnsweredOf) {
		const found = await this.#own(owner, roomId);
		return found === null ? noRoom : answeredIn(this.#store, found, of);
	}

	/** How many seats `clearSilent` would clear now. */
	async silent(
		owner: string,
		roomId: string,
	): Promise<{ seats: number } | Refusal> {
		const found = await this.#own(owner, roomId);
		if (found === null) return noRoom;
		const { seats } = await findSilent(this.#store, found.room);
		return { seats: seats.length };
	}

	/**
	 * Gives up the seats that have had a whole question to answer and never answered any. No answer is lost with them, their names
	 * are free, and whoever sat there can join again.
	 */
	async clearSilent(
		owner: string,
		roomId: string,
	): Promise<{ cleared: number } | Refusal> {
		const found = await this.#own(owner, roomId);
		if (found === null) return noRoom;
		const cleared = await clearSilent(this.#store, found.room, (seats) =>
			this.#audience.removeSeats(roomId, seats, givenUp),
		);
		if (cleared === 0) return { cleared };
		const shown = await this.#showNames(owner, roomId);
		return isRefusal(shown) ? shown : { cleared };
	}

	async renameSeat(
		owner: string,
		roomId: string,
		seat: string,
		typed: string,
	): Promise<Done | Refusal> {
		const found = await this.#own(owner, roomId);
		if (found === null) return noRoom;
		const name = readName(typed);
		if (isRefusal(name)) return name;
		if (name === "") return refuse("name-needed", "new-name-missing");
		const named = { name, nameKey: nameKeyOf(name) };
		switch (await this.#store.alter(roomId, seat, { named })) {
			case "altered":
				this.#audience.askSeatAgain(roomId, seat);
				return this.#showNames(owner, roomId);
			case "name-taken":
				return refuse("name-taken", "new-name-taken");
			case "no-seat":
				return noStudent;
		}
	}

	/**
	 * Deletes all that is kept of one student, for good: name, seat and answers of every round, which are counted anew.
	 * Whoever it was can join again as somebody new. Refusals: `not-found`, `busy`.
	 */
	async eraseStudent(
		owner: string,
		roomId: string,
		seat: string,
	): Promise<Refusal | null> {
		const done = await this.#repository.change(
			roomId,
			async ({ room, sheet, now }) => {
				if (room.owner !== owner) return noRoom;
				if ((await this.#store.seat(roomId, seat)) === null) return noStudent;
				return reduce(room, sheet, { do: "recount" }, now());
			},
			async (next, from) => {
				const done = await this.#store.erase(next, seat, from);
				if (done) this.#audience.removeSeats(roomId, [seat], erased);
				return done;
			},
		);
		if (done !== null && done !== noRoom) return isRefusal(done) ? done : null;
		return (await this.#bin?.binned.erase(owner, roomId, seat)) ? null : noRoom;
	}

	/** Where names and places may be on show, everyone is shown them as they are now: the document alone does not tell. */
	async #showNames(owner: string, roomId: string): Promise<Done | Refusal> {
		return doneOf(
			await this.#repository.change(roomId, ({ room, sheet, now }) => {
				if (room.owner !== owner) return noRoom;
				return scoresAnything(room)
					? reduce(room, sheet, { do: "renew" }, now())
					: room;
			}),
		);
	}

	/** Deletes the room with everything that was answered in it; for a while it can be brought back. */
	async delete(owner: string, roomId: string): Promise<Refusal | null> {
		if ((await this.#own(owner, roomId)) === null) return noRoom;
		await discard(this.#store, this.#bin, roomId);
		return null;
	}

	async #own(owner: string, roomId: string): Promise<Snapshot | null> {
		const found = await this.#feed.current(roomId);
		return found === null || found.room.owner !== owner ? null : found;
	}
}
