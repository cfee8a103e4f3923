import type { RoomSummary } from "../../shared/rest.ts";
import type { Sheet } from "../../shared/views.ts";
import type { Gate, Room } from "../room/state.ts";
import type {
	AnswerRow,
	Attempt,
	Offered,
	SaveOutcome,
} from "./answer-rows.ts";
import type { Page, Paged } from "./page.ts";
import type { SeatsSince } from "./seat-mark.ts";
import type {
	JoinOutcome,
	NewSeat,
	Seat,
	SeatChange,
	Waiter,
	WaitOutcome,
} from "./seat-rows.ts";
import type { Tally } from "./tally.ts";

export type {
	AnswerMore,
	AnswerRow,
	Attempt,
	Offered,
	Said,
	SaveOutcome,
} from "./answer-rows.ts";
export type {
	JoinOutcome,
	NewSeat,
	Seat,
	SeatChange,
	SeatMore,
	Waiter,
	WaitOutcome,
} from "./seat-rows.ts";

/** The documents of rooms, and what leads to them. */
export interface RoomDocuments {
	/**
	 * Creates a room (version 1) with its frozen questions; rooms with the very same ones share them. False: the code or the id
	 * is taken, nothing was changed.
	 */
	create(room: Room, sheet: Sheet): Promise<boolean>;
	/**
	 * The document, the time, and what each of these seats is and has in one round: all in one trip. What is told beside the
	 * document is not older than it.
	 */
	look(
		roomId: string,
		seats?: readonly string[],
		round?: number | null,
	): Promise<Look | null>;
	/** The questions that the room has now. `name`: those that have this name (see `Look`); null where it has others by now. */
	sheet(roomId: string, name?: string): Promise<Sheet | null>;
	/** The room that has this code. An ended room keeps its code at least for a while after its end. */
	byCode(code: string): Promise<string | null>;
	byScreen(screenToken: string): Promise<string | null>;
	/** A page of an instructor's rooms, newest first. No document is read for it, but once for each that an older version stored. */
	roomsOf(owner: string, page: Page): Promise<Paged<RoomSummary>>;
	/**
	 * Compare-and-set: stores `room` and `gate` if the stored version is `room.version - 1`, and sends a hint in the same
	 * act. `from`: the document that `room` was made of, and the only one that it may follow: in a store that was put back another one
	 * may have that version by now. False: somebody else was first (or the room is gone); nothing was changed and no hint was sent. When `gate` is null no later
	 * `save` can add an answer: whoever reads the rows after this commit reads the frozen ones. `sheet`: the questions that the room has
	 * from this version on, in the same act; as they were when not given.
	 */
	commit(
		room: Room,
		gate: Gate | null,
		from?: Room,
		sheet?: Sheet,
	): Promise<boolean>;
	/** Versions of those rooms that exist. */
	versions(roomIds: readonly string[]): Promise<Map<string, number>>;
	/**
	 * Deletes the room with seats, answers, code and screen token, for good, and sends a hint. `version`: only while it is
	 * at this one. False: it is not there, or has changed.
	 */
	remove(roomId: string, version?: number): Promise<boolean>;
}

/** Who sits in a room, and the line of those who wait to be let in. */
export interface RoomSeats {
	/**
	 * Takes seats for a batch of newcomers, durable when it resolves; outcomes stand in the order of the seats, each judged after those
	 * before it. A seat id that has one gets what is stored, whatever the new name. A name is compared by its
	 * `nameKey`. Refused when the room is gone, has `cap` seats (removed ones not counted), or the key is another seat's.
	 * A batch that took any seat sends one pulse hint.
	 */
	join(
		roomId: string,
		seats: readonly NewSeat[],
		cap: number,
	): Promise<JoinOutcome[]>;
	seat(roomId: string, seatId: string): Promise<Seat | null>;
	/** All seats, in the order of joining, removed ones too. */
	seats(roomId: string): Promise<Seat[]>;
	/** Gives another name or another `more`, or both; what is not named stays. Sends a pulse hint when it did. */
	alter(
		roomId: string,
		seatId: string,
		change: SeatChange,
	): Promise<"altered" | "no-seat" | "name-taken">;
	/** Bars seats; their answers stay, their names are free again. Unknown ones are passed over. Sends a pulse hint. */
	bar(roomId: string, seatIds: readonly string[]): Promise<void>;
	/**
	 * Takes places for a batch, in its order, in the line of newcomers who wait to be let in, and holds their names, which `join` with the
	 * same id takes over when it ends the waiting. A seat id that waits keeps place and name. Refused as `join` is, `full` at `most` in the
	 * line; `seated` when the id has a seat. A batch that took any place sends one pulse hint. Places grow, and none is given twice.
	 */
	wait(
		roomId: string,
		seats: readonly NewSeat[],
		most: number,
	): Promise<WaitOutcome[]>;
	waiter(roomId: string, seatId: string): Promise<Waiter | null>;
	/** The place of the one who has `before` others before it in the line, or the last place; 0 when nobody waits. */
	placeAfter(roomId: string, before: number): Promise<number>;
	/** Sends the whole line away: names are free again, ids can join anew. Sends a pulse hint. */
	clearLine(roomId: string): Promise<void>;
}

/** The answers of a room, and what is done to them together with its document. */
export interface RoomAnswers {
	/**
	 * Stores a batch of answers of one room, durable when it resolves; outcomes stand in the order of the attempts. For
	 * each attempt, in one atomic act, by its arrival on the store's clock: an attempt of another history is told so and nothing else; then
	 * what this seat has in this round is looked up; a repeat is told what is stored. A new answer is stored if the seat exists and is not removed, the gate is this
	 * round's and its time is not over; a change also needs a changeable gate and a higher `seq`.
	 * A batch that stored anything sends one pulse hint.
	 */
	save(roomId: string, attempts: readonly Attempt[]): Promise<SaveOutcome[]>;
	/** The stored answers of one round, in the order in which they were first stored. */
	answers(roomId: string, round: number): Promise<AnswerRow[]>;
	/** What one seat has in one round. */
	answer(
		roomId: string,
		round: number,
		seatId: string,
	): Promise<AnswerRow | null>;
	/**
	 * The seats whose first answer to this round was stored behind that place (0: the first ones), in order, at most so many; and the place
	 * of the last of them.
	 */
	answeredSince(
		roomId: string,
		round: number,
		place: number,
		most: number,
	): Promise<{ readonly seats: string[]; readonly place: number }>;
	/**
	 * Live counts: seats that are not removed, the line, and the answers of `round`; null: of none. What the round that takes answers
	 * costs does not grow with its groups; another one's answers are read for it.
	 */
	tally(roomId: string, round: number | null): Promise<Tally>;
	/**
	 * Keeps answers of rounds that have closed which a phone was told were saved, in another history of the store: apart, and
	 * counted nowhere. Passed over where the seat is not there or removed, the round takes answers, or the seat has an answer or
	 * an offer in it.
	 */
	offer(
		roomId: string,
		seatId: string,
		offers: readonly Offered[],
	): Promise<void>;
	/** How many offers there are in each round that has any. */
	offered(roomId: string): Promise<Map<number, number>>;
	/**
	 * Stores `room` by compare-and-set as `commit` does, the gate left as it is, and in the same act makes answers of the offers
	 * of one closed round (`seq` 1, `at` the time of the offer), of seats that have none there. False: somebody else was first
	 * (or the room is gone); nothing was changed.
	 */
	takeOffers(room: Room, round: number, from?: Room): Promise<boolean>;
	/**
	 * Stores `room` by compare-and-set as `commit` does, the gate left as it is, and in the same act deletes one seat with
	 * its name, its answers and its offers of every round: who reads the rows for this version or a later one reads none of them. The
	 * seat's id can join anew. False: somebody else was first (or the room is gone); nothing was changed.
	 */
	erase(room: Room, seatId: string, from?: Room): Promise<boolean>;
}

/** What the nodes of one store share: its time, its history, who is connected where, and hints that something has changed. */
export interface RoomBus {
	/**
	 * The store's clock, in ms since 1970. It alone judges deadlines, and goes on evenly: whatever is done to the clock of a
	 * machine moves it nowhere.
	 */
	now(): Promise<number>;
	/** Identity of this store's history: random at its creation, another one after it was restored from a backup. */
	epoch(): Promise<string>;
	/**
	 * Says how many seats are connected to this node now, and how many of them have no answer in the open round (`silent`; not given: the
	 * node does not know); forgotten after `ttlMs`. Sends a pulse hint when the number changed, or the last silent one there answered or
	 * the first one came. Returns the sums over all nodes.
	 */
	present(
		roomId: string,
		node: string,
		connected: number,
		ttlMs: number,
		silent?: Silent,
	): Promise<Present>;
	/** How many seats are connected, over all nodes. */
	connected(roomId: string): Promise<number>;
	/**
	 * Says what the students at this node have raised and liked, in its own words; null: nothing, as after `ttlMs`. Sends a pulse hint when it
	 * is another than it last said. None of it is durable. Returns the words of all nodes.
	 */
	reactions(
		roomId: string,
		node: string,
		said: string | null,
		ttlMs: number,
	): Promise<Reacted>;
	/** From now on no hand that was raised before is up; known for `ttlMs`. Sends a pulse hint. */
	lowerHands(roomId: string, ttlMs: number): Promise<void>;
	/** This room matters to this node now. Resolves when its hints are heard, or cannot be: what is read from then on is followed. */
	follow(roomId: string): Promise<void>;
	/**
	 * Calls back on every hint, of this node too. Hints may be lost, repeated or late: they only say "look again". `deaf`: called when
	 * hints are heard again after a while in which none were.
	 */
	onHint(listener: (hint: Hint) => void, deaf?: () => void): () => void;
}

/** What no lecture waits for. */
export interface RoomHousekeeping {
	/** The seats that have an answer in any round, each once, in no order. */
	whoAnswered(roomId: string): Promise<string[]>;
	load(roomId: string): Promise<Room | null>;
	/** All seats as `RoomSeats.seats` tells them, or only those that have come since an earlier list was told with this mark. */
	seatsSince(roomId: string, mark: string | null): Promise<SeatsSince>;
	/** How much an instructor's rooms come to: all, those that run, and the questions of all, each sheet once. */
	weighRooms(
		owner: string,
	): Promise<{ rooms: number; running: number; bytes: number }>;
	/**
	 * Deletes those of these seats that are not removed, joined before that moment and have neither an answer nor an offer
	 * in any round, names and all; told which. It looks and deletes in one act: no seat that has an answer is ever deleted. Their ids can join
	 * anew. Sends a pulse hint when any was deleted.
	 */
	clearSilent(
		roomId: string,
		seatIds: readonly string[],
		joinedBefore: number,
	): Promise<string[]>;
	/**
	 * Keeps the rows of these rooms in less space from now on, of those that have ended and where the store has a way. They are told as ever, and
	 * whatever changes them undoes it. Returns of how many it was done just now.
	 */
	pack(roomIds: readonly string[]): Promise<number>;
	/** All rooms with their last change, in no order. */
	ages(): Promise<RoomAge[]>;
	/** How far the clock that it once began with is ahead of it by now, in ms: 0 unless that one was set meanwhile. */
	clockOff(): Promise<number>;
	/** What was kept under this name by `keepNote`; null when nothing was. */
	note(name: string): Promise<string | null>;
	keepNote(name: string, text: string): Promise<void>;
	/**
	 * Makes what was deleted before unreadable in the store's own files too. Does nothing when nothing was. May hold up
	 * every other method for seconds: to be called when nobody waits. Rejects when it could not be done; then it is still due.
	 */
	scrub(): Promise<void>;
	/** How many bytes it holds, and how many it can; `most` null where nothing bounds it. */
	room(): Promise<{ used: number; most: number | null }>;
	/** Why the store cannot serve now, in words; empty when it can. */
	health(): Promise<string[]>;
	close(): Promise<void>;
}

/**
 * Where rooms live. Every method is one atomic act. A rejected promise means that the outcome is unknown (store away,
 * timed out): the caller may repeat any method, all are idempotent. Every expected "no" is a value.
 * One contract list (`tests/store/contract.ts`) holds every adapter to these duties.
 */
export interface RoomStore
	extends RoomDocuments,
		RoomSeats,
		RoomAnswers,
		RoomBus,
		RoomHousekeeping {}

export interface Look {
	readonly room: Room;
	/** The name of its questions as of this very document: as long as it is the same, so are they, in every history of the store. */
	readonly sheet: string;
	/** See `now`. */
	readonly now: number;
	/** Of each seat that was asked for, in that order. */
	readonly of: readonly LookedSeat[];
}

export interface LookedSeat {
	/** Null: there is no such seat. */
	readonly seat: Seat | null;
	/** Null: it has none in that round, or no round was asked for. */
	readonly answer: AnswerRow | null;
}

export interface RoomAge {
	readonly id: string;
	readonly version: number;
	/** `Room.changedAt` */
	readonly changedAt: number;
}

/** Seats that are connected, over all nodes. */
export interface Present {
	readonly connected: number;
	/** Of these, those that have no answer in the round that was named; null: none was, or a node that has any did not say so of it. */
	readonly silent: number | null;
}

export interface Silent {
	readonly round: number;
	readonly seats: number;
}

export interface Reacted {
	/** In no order. */
	readonly said: readonly string[];
	/** When all hands were last lowered, on the store's clock; null: never, or long ago. */
	readonly loweredAt: number | null;
}

export interface Hint {
	readonly roomId: string;
	/** `room`: the document has a new version or is gone. `pulse`: seats, connections, reactions or answers changed. */
	readonly of: "room" | "pulse";
}
