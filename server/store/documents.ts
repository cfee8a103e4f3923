import {
	fromQuestion1,
	type Question1,
	quizFrom1,
} from "../../shared/older-quiz.ts";
import type { Question, Quiz } from "../../shared/quiz.ts";
import type { Sheet } from "../../shared/views.ts";

/**
 * The only readers of stored quizzes and sheets: of any format that ever was, as today's. What is stored has been parsed by a
 * schema, this version's or another's; a question of a kind that only a newer one knows stays as it is.
 */
export function readQuiz(text: string): Quiz {
	const stored = JSON.parse(text) as Quiz | Parameters<typeof quizFrom1>[0];
	return "v" in stored ? stored : quizFrom1(stored);
}

export function readSheet(text: string): Sheet {
	const stored = JSON.parse(text) as (Question | Question1)[];
	return stored.map((question) =>
		"options" in question ? fromQuestion1(question) : question,
	);
}
