import type { RoomSummary } from "../../../shared/rest.ts";
import type { ResultRow } from "../../../shared/results.ts";
import { routes } from "../../../shared/routes.ts";
import { isolated } from "../../look/Name.tsx";
import * as words from "../../words/results.en.ts";
import { confirm } from "../shell/Dialog.tsx";
import { notify } from "../shell/notice.tsx";
import { call } from "../shell/rest.ts";

/** Deletes one student's data when the instructor is sure. Tells its own failure; true when it is gone. */
export async function eraseStudent(
	room: RoomSummary,
	{ seat, name }: ResultRow,
): Promise<boolean> {
	const sure = await confirm({
		title: words.eraseAsked(isolated(name)),
		text: words.eraseExplained(room.phase !== "ended"),
		action: words.deleteForGood,
		danger: true,
	});
	if (!sure) return false;
	const reply = await call(routes.rooms.eraseStudent, {
		params: { id: room.id, seat },
	});
	if (!reply.ok && reply.status !== 404) {
		notify(words.notErased(reply.problem.detail), {
			tone: "error",
		});
		return false;
	}
	notify(words.erased);
	return true;
}
