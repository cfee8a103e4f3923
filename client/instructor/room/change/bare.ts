import type { Question } from "../../../../shared/quiz.ts";

/** As its author writes it. */
export function bareOf({
	id,
	kind,
	text,
	ask,
	key,
	explanation,
	seconds,
	points,
	notes,
}: Question): Question {
	const bare = { id, kind, text, ask, key, explanation, seconds, points };
	return notes === undefined ? bare : { ...bare, notes };
}
