import { routes } from "../../../shared/routes.ts";
import * as words from "../../words/results.en.ts";
import { notify } from "../shell/notice.tsx";
import { call } from "../shell/rest.ts";

/** Has a round's answers taken in that phones sent again. Tells its own failure; true when they are. */
export async function takeOffers(
	room: string,
	round: number,
): Promise<boolean> {
	const params = { id: room, round: String(round) };
	const reply = await call(routes.rooms.takeOffers, { params });
	if (!reply.ok) {
		notify(words.notTakenIn(reply.problem.detail), {
			tone: "error",
		});
		return false;
	}
	notify(words.takenIn);
	return true;
}
