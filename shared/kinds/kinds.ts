import type { KindName, Question, Quiz } from "../quiz.ts";
import type { Kind } from "./kind.ts";
import { multiple } from "./multiple.ts";
import { poll } from "./poll.ts";
import { single } from "./single.ts";
import { truefalse } from "./truefalse.ts";

export const kinds: Readonly<Record<KindName, Kind>> = {
	single,
	multiple,
	truefalse,
	poll,
};

export function kindOf(question: Question): Kind {
	return kinds[question.kind];
}

/** What keeps a quiz from being asked, in words, one line per fault, each naming its question. Empty when it is ready. */
export function problemsOf(quiz: Quiz): string[] {
	const problems: string[] = [];
	if (quiz.title.trim() === "") problems.push("The quiz has no title.");
	if (quiz.questions.length === 0) problems.push("The quiz has no questions.");
	quiz.questions.forEach((question, index) => {
		for (const problem of kindOf(question).problems(question))
			problems.push(`Question ${index + 1}: ${problem}`);
	});
	return problems;
}
