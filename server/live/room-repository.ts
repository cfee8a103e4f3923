import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type { Sheet } from "../../shared/views.ts";
import { reduce, type Upkeep } from "../room/reduce.ts";
import type { Revised } from "../room/revise.ts";
import { sheetOf } from "../room/sheet.ts";
import { closesAt, gateOf, idleAt, type Room } from "../room/state.ts";
import type {
	LookedSeat,
	RoomAnswers,
	RoomDocuments,
} from "../store/room-store.ts";
import { Batches } from "./batches.ts";
import type { Epochs } from "./epochs.ts";
import type { RoomCache } from "./room-cache.ts";
import { tooMany } from "./room-refusals.ts";
import { mostHeldMs, type Stalls } from "./stalls.ts";

/** A room at one version, with its questions, the store's time, and the history that it is told as of. */
export interface Snapshot {
	readonly room: Room;
	/** With what was corrected since. */
	readonly sheet: Sheet;
	/** As it is stored. */
	readonly frozen: Sheet;
	readonly epoch: string;
	/** The store's time, carried on since it was read. */
	now(): number;
}

/** The same with what one seat is there, and its answer of the round that the room stands at. */
export type WithSeat = Snapshot & LookedSeat;

/** What becomes of a room: another document, with other questions perhaps, the very same where there is nothing to do, or why it cannot be. */
export type Act = (found: Snapshot) => Outcome | Promise<Outcome>;
type Outcome = Room | Revised | Refusal;

/** Stores a document by compare-and-set in the place of the one that it was made of, and what goes with it. */
export type Write = (next: Room, from: Room, sheet?: Sheet) => Promise<boolean>;

/** A change that others overtake is judged anew on what they left, so many times. */
const tries = 20;

/** The one place in which rooms are read and changed. */
export class RoomRepository {
	readonly #store: RoomDocuments & RoomAnswers;
	readonly #epochs: Epochs;
	readonly #cache: RoomCache;
	readonly #stalls: Stalls;
	/** The rounds at which rooms stood when they were last read here: most often they still do. */
	readonly #rounds = new Map<string, number>();
	/** By room and version: of several who find the same thing due one does it for all. */
	readonly #updating = new Map<string, Promise<Snapshot | null>>();
	readonly #looks = new Batches<string, WithSeat | null>((roomId, seatIds) =>
		this.#withSeats(roomId, seatIds),
	);
	#changed: (found: Snapshot) => void = () => {};

	constructor(parts: {
		rooms: RoomDocuments & RoomAnswers;
		epochs: Epochs;
		cache: RoomCache;
		stalls: Stalls;
	}) {
		this.#store = parts.rooms;
		this.#epochs = parts.epochs;
		this.#cache = parts.cache;
		this.#stalls = parts.stalls;
	}

	/** To be told of every room that was changed here, as it is stored. */
	onChange(listener: (found: Snapshot) => void): void {
		this.#changed = listener;
	}

	/** The room as it is now, brought up to date, in one trip to the store; null when there is none. */
	async snapshot(roomId: string): Promise<Snapshot | null> {
		const looked = await this.#look(roomId);
		return looked && this.bringUpToDate(looked.found);
	}

	/** The same for its owner; null for whoever is not. */
	async own(owner: string, roomId: string): Promise<Snapshot | null> {
		const found = await this.snapshot(roomId);
		return found?.room.owner === owner ? found : null;
	}

	/** The room as it stands: what is due is left to others. */
	async standing(roomId: string): Promise<Snapshot | null> {
		return (await this.#look(roomId))?.found ?? null;
	}

	/** The same as a snapshot, with what a seat has. Whoever asks while a look is on its way shares the next. */
	withSeat(roomId: string, seatId: string): Promise<WithSeat | null> {
		return this.#looks.add(roomId, seatId);
	}

	/** It takes another trip where the room stands at another round than it last did. */
	async #withSeats(
		roomId: string,
		seatIds: readonly string[],
	): Promise<(WithSeat | null)[]> {
		for (;;) {
			const guess = this.#rounds.get(roomId) ?? null;
			const looked = await this.#look(roomId, seatIds, guess);
			if (looked === null) return seatIds.map(() => null);
			const { found, of } = looked;
			// What was read of the seats is of the room as it was then, perhaps of another history.
			if ((await this.bringUpToDate(found)) !== found) continue;
			const round = currentOf(found.room);
			const isSeated = of.some(({ seat }) => seat !== null);
			if (round !== null && round !== guess && isSeated) continue;
			return of.map(({ seat, answer }) => ({
				...found,
				seat,
				answer: seat === null || round === null ? null : answer,
			}));
		}
	}

	/**
	 * Changes a room by compare-and-set: when somebody else was first, it is judged again on what they left. Resolves to what
	 * became of it; null when there is no such room. `write`: where more is stored than the document. Refusals: those of `act`, and
	 * `busy`.
	 */
	async change(
		roomId: string,
		act: Act,
		write: Write = this.#commit,
	): Promise<Snapshot | Refusal | null> {
		const read = () => this.snapshot(roomId);
		const done = await this.#attempt(read, act, write);
		if (done === null || isRefusal(done)) return done;
		const { found, isNew } = done;
		const updated = await this.bringUpToDate(found);
		if (isNew && updated === found) this.#changed(found);
		return updated;
	}

	/** The only loop of compare-and-set. */
	async #attempt(
		read: () => Promise<Snapshot | null>,
		act: Act,
		write: Write,
	): Promise<{ found: Snapshot; isNew: boolean } | Refusal | null> {
		for (let attempt = 0; attempt < tries; attempt++) {
			const found = await read();
			if (found === null) return null;
			const outcome = await act(found);
			if (isRefusal(outcome)) return outcome;
			const { room: next, sheet } = revisedBy(outcome);
			if (next === found.room) return { found, isNew: false };
			if (await write(next, found.room, sheet))
				return {
					found: this.#note(changedTo(found, next, sheet)),
					isNew: true,
				};
		}
		return tooMany;
	}

	readonly #commit: Write = (next, from, sheet) =>
		this.#store.commit(next, gateOf(next), from, sheet);

	/**
	 * Closes a round whose time is over, counts the frozen answers of a closed one. Any node may do it at any time, several at
	 * once: compare-and-set lets one win and the others see its work. Null: the room is gone.
	 */
	async bringUpToDate(found: Snapshot): Promise<Snapshot | null> {
		if (!mayBeDue(found)) return found;
		const key = `${found.epoch} ${found.room.id} ${found.room.version}`;
		const running = this.#updating.get(key);
		if (running !== undefined) return running;
		const updating = this.#bringUpToDate(found);
		this.#updating.set(key, updating);
		try {
			const updated = await updating;
			if (updated !== null && updated !== found) this.#changed(updated);
			return updated;
		} finally {
			this.#updating.delete(key);
		}
	}

	/** One thing that was due leads to the next: a round that is over is closed, then counted. */
	async #bringUpToDate(from: Snapshot): Promise<Snapshot | null> {
		for (let found = from; ; ) {
			let first: Snapshot | null = found;
			const read = async () => {
				const known = first;
				first = null;
				return known ?? (await this.#look(from.room.id))?.found ?? null;
			};
			const keep: Act = (now) => this.#keep(now);
			const done = await this.#attempt(read, keep, this.#commit);
			if (done === null) return null;
			if (isRefusal(done)) return found;
			if (!done.isNew) return done.found;
			found = done.found;
		}
	}

	async #keep(found: Snapshot): Promise<Room> {
		const { room, sheet } = found;
		const upkeep = await this.#upkeepOf(found);
		if (upkeep === null) return room;
		const now = found.now();
		// The store stood still just now: a round whose time was over then is left open for what had arrived before.
		const isHeld = upkeep.do === "expire" && this.#stalls.holdMs > 0;
		const judged = isHeld ? now - mostHeldMs : now;
		const next = reduce(room, sheet, upkeep, judged);
		return isRefusal(next) ? room : next;
	}

	async #upkeepOf(found: Snapshot): Promise<Upkeep | null> {
		const { room, sheet } = found;
		const uncounted = room.rounds.find(isUncounted);
		if (uncounted !== undefined) {
			const { round } = uncounted;
			const counted = await this.#cache.count(room, sheet, round);
			return { do: "count", round, counted };
		}
		if (await this.#isLeft(found)) return { do: "end-idle" };
		return isTimed(room) ? { do: "expire", round: room.phase.round } : null;
	}

	/** Nothing was done in it for long, and nobody answered. */
	async #isLeft(found: Snapshot): Promise<boolean> {
		const { room } = found;
		if (!isIdle(found)) return false;
		if (room.phase.name !== "open") return true;
		const rows = await this.#store.answers(room.id, room.phase.round);
		const last = Math.max(...rows.map(({ at }) => at), room.changedAt);
		return isIdle({ ...found, room: { ...room, changedAt: last } });
	}

	async #look(
		roomId: string,
		seatIds: readonly string[] = [],
		round: number | null = null,
	): Promise<{ found: Snapshot; of: readonly LookedSeat[] } | null> {
		for (let missing: string | null = null; ; ) {
			// Before the reading: what is read of one history is never told as another, later one's.
			const epoch = await this.#epochs.current();
			const looked = await this.#store.look(roomId, seatIds, round);
			if (looked === null) return null;
			const at = performance.now();
			const { now: read, room, of, sheet: name } = looked;
			const now = () => read + Math.floor(performance.now() - at);
			const frozen = await this.#cache.sheet(roomId, name);
			if (frozen !== null) {
				const sheet = sheetOf(room, frozen);
				return { found: this.#note({ room, sheet, frozen, epoch, now }), of };
			}
			// Changed between the two: the room has others by now.
			if (name === missing) return null;
			missing = name;
		}
	}

	#note(found: Snapshot): Snapshot {
		const round = currentOf(found.room);
		if (round === null) this.#rounds.delete(found.room.id);
		else this.#rounds.set(found.room.id, round);
		return found;
	}

	/** Forgets rooms that were only looked up in passing. */
	keepOnly(live: (roomId: string) => boolean): void {
		for (const roomId of this.#rounds.keys())
			if (!live(roomId)) this.#rounds.delete(roomId);
	}
}

function revisedBy(
	outcome: Room | Revised,
): Pick<Revised, "room"> & Partial<Revised> {
	return "sheet" in outcome ? outcome : { room: outcome };
}

function changedTo(
	found: Snapshot,
	room: Room,
	frozen = found.frozen,
): Snapshot {
	return { ...found, room, frozen, sheet: sheetOf(room, frozen) };
}

function currentOf({ phase }: Room): number | null {
	return "round" in phase ? phase.round : null;
}

const isUncounted = ({ closedAt, counted }: Room["rounds"][number]) =>
	closedAt !== null && counted === null;

type Open = Extract<Room["phase"], { round: number }>;
function isTimed(room: Room): room is Room & { phase: Open } {
	const { phase } = room;
	return phase.name === "open" && closesAt(room) !== null;
}

function isIdle({ room, now }: Pick<Snapshot, "room" | "now">): boolean {
	const at = idleAt(room);
	return at !== null && now() >= at;
}

function mayBeDue(found: Snapshot): boolean {
	const { room } = found;
	return isTimed(room) || room.rounds.some(isUncounted) || isIdle(found);
}
