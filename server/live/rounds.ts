import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type { RoundSummary } from "../../shared/views.ts";
import { summariesOf } from "../room/instructor-view.ts";
import { roundsOf } from "../room/state.ts";
import type { RoomCache } from "./room-cache.ts";
import type { Snapshot } from "./room-repository.ts";

/** What there is to see of one question, wherever the room stands; a view has that of the room's own question alone. */
export async function roundsAt(
	cache: RoomCache,
	{ room, sheet }: Snapshot,
	question: number,
): Promise<{ rounds: RoundSummary[] } | Refusal> {
	if (sheet[question] === undefined)
		return refuse("not-found", "no-such-question");
	const scene = await cache.scene(room, sheet, roundsOf(room, question));
	return { rounds: summariesOf(scene, question) };
}
