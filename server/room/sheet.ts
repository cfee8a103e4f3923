import type { Question } from "../../shared/quiz.ts";
import type { Sheet } from "../../shared/views.ts";

export function questionAt(sheet: Sheet, index: number): Question {
	const question = sheet[index];
	if (question === undefined)
		throw new Error(`the quiz has no question ${index}`);
	return question;
}
