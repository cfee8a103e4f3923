import type { Fault } from "../../shared/fault.ts";
import type { Done } from "../../shared/instructor-events.ts";
import { sayFault } from "../../shared/kinds/kinds.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type { Room } from "../room/state.ts";

export const noRoom = refuse("not-found", "no-such-room");
export const noStudent = refuse("not-found", "no-such-student");
export const tooMany = refuse("busy", "many-changes", {
	retryAfterMs: 500,
});
export const removed = refuse("removed", "removed");

export const erased = refuse("no-seat", "erased");

/** What a page is told of a change to its room. */
export function doneOf(
	changed: { readonly room: Room } | Refusal | null,
): Done | Refusal {
	if (changed === null) return noRoom;
	return isRefusal(changed) ? changed : { version: changed.room.version };
}

/** One detail for each fault of one question, as far as that tells where; those of its looks name it as the first of a quiz. */
export function questionNotReady(faults: Fault[]): Refusal {
	const own = faults.map(({ path, ...fault }) => ({
		path: path.replace(/^questions\.0\./, ""),
		...fault,
	}));
	return refuse("not-ready", "question-not-ready", {
		details: own.map(sayFault),
		faults: own,
	});
}

/** One detail for each fault of the quiz. */
export function notReady(faults: Fault[]): Refusal {
	const details = faults.map(sayFault);
	return refuse("not-ready", "not-ready", { details, faults });
}
