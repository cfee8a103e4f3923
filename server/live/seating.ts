import type {
	JoinOutcome,
	NewSeat,
	RoomSeats,
	WaitOutcome,
} from "../store/room-store.ts";
import { Batches } from "./batches.ts";

/** Seats and places in the line are taken in batches, per room. */
export class Seating {
	readonly #joining: Batches<NewSeat, JoinOutcome>;
	readonly #lining: Batches<NewSeat, WaitOutcome>;

	/** `cap`: seats in one room, and places in its line. */
	constructor(store: RoomSeats, cap: number) {
		const rests = { rests: true };
		this.#joining = new Batches(
			(roomId, seats) => store.join(roomId, seats, cap),
			rests,
		);
		this.#lining = new Batches(
			(roomId, seats) => store.wait(roomId, seats, cap),
			rests,
		);
	}

	join(roomId: string, seat: NewSeat): Promise<JoinOutcome> {
		return this.#joining.add(roomId, seat);
	}

	wait(roomId: string, seat: NewSeat): Promise<WaitOutcome> {
		return this.#lining.add(roomId, seat);
	}
}
