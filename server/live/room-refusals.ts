import type { Done } from "../../shared/instructor-events.ts";
import { isRefusal, type Refusal, refuse } from "../../shared/refusal.ts";
import type { Room } from "../room/state.ts";

export const noRoom = refuse(
	"not-found",
	"There is no such room in your library.",
);
export const noStudent = refuse(
	"not-found",
	"There is no such student in this room.",
);
export const tooMany = refuse(
	"busy",
	"Too many changes at once. Please try again.",
	{
		retryAfterMs: 500,
	},
);
export const removed = refuse(
	"removed",
	"The instructor has removed you from this room.",
);

export const erased = refuse(
	"no-seat",
	"The instructor has deleted your name and your answers in this room.",
);

/** What a page is told of a change to its room. */
export function doneOf(
	changed: { readonly room: Room } | Refusal | null,
): Done | Refusal {
	if (changed === null) return noRoom;
	return isRefusal(changed) ? changed : { version: changed.room.version };
}
