import type { Results, StudentResult } from "../../../shared/rest.ts";
import { isolated } from "../../look/Name.tsx";
import { confirm } from "../shell/Dialog.tsx";
import { notify } from "../shell/notice.tsx";
import { request } from "../shell/rest.ts";

/** Deletes one student's data when the instructor is sure. Tells its own failure; true when it is gone. */
export async function eraseStudent(
	room: Results["room"],
	{ seat, name }: StudentResult,
): Promise<boolean> {
	const sure = await confirm({
		title: `Delete the data of “${isolated(name)}”?`,
		text: `${
			room.phase === "ended"
				? ""
				: "If this student is in the room now, the phone is sent away and can come back only as somebody new. "
		}The name and all answers of this student are deleted, and all results are counted anew without them. This cannot be undone. Files that you have downloaded stay as they are.`,
		action: "Delete for good",
		danger: true,
	});
	if (!sure) return false;
	const reply = await request(
		"DELETE",
		`/api/rooms/${room.id}/students/${seat}`,
	);
	if (!reply.ok && reply.status !== 404) {
		notify(`The data was not deleted. ${reply.problem.detail}`, {
			tone: "error",
		});
		return false;
	}
	notify("The student’s data is deleted.");
	return true;
}
