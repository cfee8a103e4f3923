import { type Outcome, outcomeInSteps } from "../room/outcome.ts";
import type { SeatRecord } from "../room/results.ts";
import type { Room } from "../room/state.ts";
import type { RoomAnswers, RoomSeats } from "../store/room-store.ts";
import type { RoomCache } from "./room-cache.ts";
import type { Snapshot } from "./room-repository.ts";
import { inSlices, slices } from "./slices.ts";

/** So many rooms' are kept, those that were asked for last. */
const mostKept = 16;
/** And so long: what is deleted in a room is soon in no memory either, ms. */
const keptMs = 10 * 60_000;

interface Kept {
	readonly of: string;
	readonly made: Promise<Outcome>;
}

/** A room's outcome, and who is there now. */
export interface Found {
	readonly outcome: Outcome;
	readonly seats: readonly SeatRecord[];
}

/** What rooms' answers come to, made once for each state of a room. */
export class Outcomes {
	readonly #store: RoomSeats & RoomAnswers;
	readonly #cache: Pick<RoomCache, "allAnswers">;
	readonly #kept = new Map<string, Kept>();

	constructor(
		store: RoomSeats & RoomAnswers,
		cache: Pick<RoomCache, "allAnswers">,
	) {
		this.#store = store;
		this.#cache = cache;
	}

	/** Who asks while it is being made waits for the same. */
	async of(found: Snapshot): Promise<Found> {
		const { id } = found.room;
		const turn = slices();
		const seats = await this.#store.seats(id);
		await turn();
		const of = stateOf(found, seats) + (await this.#openOf(found.room));
		const known = this.#kept.get(id);
		this.#kept.delete(id);
		const kept =
			known?.of === of ? known : { of, made: this.#make(found, seats) };
		this.#kept.set(id, kept);
		if (kept !== known) this.#forgetLater(id, kept);
		for (const oldest of [...this.#kept.keys()].slice(0, -mostKept))
			this.#kept.delete(oldest);
		kept.made.catch(() => this.#forget(id, kept));
		return { seats, outcome: await kept.made };
	}

	/** Answers of the open round come without a version of the room; what is told of them is how many there are of which. */
	async #openOf({ id, phase }: Room): Promise<string> {
		if (phase.name !== "open") return "";
		const { answered, groups, left, values } = await this.#store.tally(
			id,
			phase.round,
		);
		return ` ${answered} ${left} ${JSON.stringify([groups, values])}`;
	}

	#forgetLater(roomId: string, kept: Kept): void {
		setTimeout(() => this.#forget(roomId, kept), keptMs).unref();
	}

	#forget(roomId: string, kept: Kept): void {
		if (this.#kept.get(roomId) === kept) this.#kept.delete(roomId);
	}

	async #make(
		{ room, sheet }: Snapshot,
		seats: readonly SeatRecord[],
	): Promise<Outcome> {
		const turn = slices();
		await turn();
		const answers = await this.#cache.allAnswers(room);
		const offered = await this.#store.offered(room.id);
		return inSlices(outcomeInSteps(room, sheet, seats, answers, offered), turn);
	}
}

/** Frozen answers change with the room's version alone; seats come and go without one. */
function stateOf({ room }: Snapshot, seats: readonly SeatRecord[]): string {
	const removed = seats.filter((seat) => seat.removed).length;
	return `${room.version} ${seats.length} ${removed}`;
}
