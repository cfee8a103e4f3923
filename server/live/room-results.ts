import type { Results } from "../../shared/rest.ts";
import { resultsInSteps } from "../room/results.ts";
import type { RoomAnswers, RoomSeats } from "../store/room-store.ts";
import type { RoomCache } from "./room-cache.ts";
import type { Snapshot } from "./room-repository.ts";
import { inSlices, slices } from "./slices.ts";

/** What stays of a room, and until when once it has ended; `retainMs` null: for ever. */
export async function resultsAt(
	store: RoomSeats & RoomAnswers,
	cache: RoomCache,
	{ room, sheet }: Snapshot,
	retainMs: number | null,
): Promise<Results> {
	// One after another: a store in this process does each at once.
	const turn = slices();
	const seats = await store.seats(room.id);
	await turn();
	const answers = await cache.allAnswers(room);
	const offered = await store.offered(room.id);
	const results = await inSlices(
		resultsInSteps(room, sheet, seats, answers, offered),
	);
	if (room.phase.name !== "ended") return results;
	const keptUntil = retainMs === null ? null : room.changedAt + retainMs;
	return { ...results, keptUntil };
}
