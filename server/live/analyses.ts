import type { Analysis } from "../../shared/analysis.ts";
import { analysisInSteps } from "../room/analysis/analysis.ts";
import type { SeatRecord } from "../room/results.ts";
import type { RoomSeats } from "../store/room-store.ts";
import type { RoomCache } from "./room-cache.ts";
import type { Snapshot } from "./room-repository.ts";
import { inSlices, slices } from "./slices.ts";

/** So many rooms' are kept, those that were asked for last. */
const mostKept = 16;
/** And so long: what is deleted in a room is soon in no memory either, ms. */
const keptMs = 10 * 60_000;

interface Kept {
	readonly of: string;
	readonly made: Promise<Analysis>;
}

/** What rooms' answers tell about their questions, made once for each state of a room. */
export class Analyses {
	readonly #store: RoomSeats;
	readonly #cache: Pick<RoomCache, "allAnswers">;
	readonly #kept = new Map<string, Kept>();

	constructor(store: RoomSeats, cache: Pick<RoomCache, "allAnswers">) {
		this.#store = store;
		this.#cache = cache;
	}

	/** Who asks while it is being made waits for the same. */
	async of(found: Snapshot): Promise<Analysis> {
		const { id } = found.room;
		const seats = await this.#store.seats(id);
		const of = stateOf(found, seats);
		const known = this.#kept.get(id);
		this.#kept.delete(id);
		const kept =
			known?.of === of ? known : { of, made: this.#make(found, seats) };
		this.#kept.set(id, kept);
		if (kept !== known) this.#forgetLater(id, kept);
		for (const oldest of [...this.#kept.keys()].slice(0, -mostKept))
			this.#kept.delete(oldest);
		kept.made.catch(() => this.#forget(id, kept));
		return kept.made;
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
	): Promise<Analysis> {
		const turn = slices();
		await turn();
		const answers = await this.#cache.allAnswers(room);
		return inSlices(analysisInSteps(room, sheet, seats, answers), turn);
	}
}

/** Frozen answers change with the room's version alone; seats come and go without one. */
function stateOf({ room }: Snapshot, seats: readonly SeatRecord[]): string {
	const removed = seats.filter((seat) => seat.removed).length;
	return `${room.version} ${seats.length} ${removed}`;
}
