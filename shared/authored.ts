import type { Question } from "./quiz.ts";
import type { SheetQuestion } from "./views.ts";

/** A question of a room as its author wrote it: without what the room has added. */
export function authoredOf({
	texts: _,
	rendered: _rendered,
	own: _own,
	skipped: _skipped,
	former: _former,
	mended: _mended,
	...question
}: SheetQuestion): Question {
	return question;
}
