import { refuse } from "../../shared/refuse.ts";
import { silentBefore } from "../room/silent.ts";
import type { Room } from "../room/state.ts";
import type {
	RoomAnswers,
	RoomHousekeeping,
	RoomSeats,
} from "../store/room-store.ts";

/** The store looks at every round of each seat, and nobody else is served meanwhile: some ms at a time. */
const looksAtOnce = 5_000;
const seatsAtOnce = 500;

export const givenUp = refuse("no-seat", "cleared");

export interface Silent {
	readonly before: number;
	readonly seats: readonly string[];
}

/** Seats that are not removed, have had a whole question to answer, and have never answered any. */
export async function findSilent(
	store: RoomSeats & RoomAnswers & RoomHousekeeping,
	room: Room,
): Promise<Silent> {
	const before = silentBefore(room);
	if (before === null) return { before: 0, seats: [] };
	const silent = new Set<string>();
	for (const { id, removed, joinedAt } of await store.seats(room.id))
		if (!removed && joinedAt < before) silent.add(id);
	if (silent.size > 0)
		for (const seat of await store.whoAnswered(room.id)) silent.delete(seat);
	return { before, seats: [...silent] };
}

/** Deletes them, some at a time; `cleared` is told of each lot. The store judges anew: whoever answers meanwhile stays. */
export async function clearSilent(
	store: RoomSeats & RoomAnswers & RoomHousekeeping,
	room: Room,
	cleared: (seats: readonly string[]) => void,
): Promise<number> {
	const { before, seats } = await findSilent(store, room);
	const perSeat = Math.max(1, room.rounds.length);
	const lot = Math.max(
		1,
		Math.min(seatsAtOnce, Math.floor(looksAtOnce / perSeat)),
	);
	let all = 0;
	for (let first = 0; first < seats.length; first += lot) {
		const some = seats.slice(first, first + lot);
		const gone = await store.clearSilent(room.id, some, before);
		if (gone.length > 0) cleared(gone);
		all += gone.length;
		await new Promise((resolve) => setImmediate(resolve));
	}
	return all;
}
