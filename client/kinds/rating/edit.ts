import {
	least,
	most,
	type Statements,
} from "../../../shared/kinds/rating/model.ts";
import type { Question } from "../../../shared/quiz.ts";
import { fitted, linesOf } from "../lines.ts";

/** An edit that is not possible, or changes nothing, gives the very same question. */
export function withPart(
	question: Question,
	change: Partial<Statements>,
): Question {
	const before = question.ask as Statements;
	const after = { ...before, ...change };
	const isPossible =
		after.statements.length >= least &&
		after.statements.length <= most.statements &&
		after.labels.length >= least &&
		after.labels.length <= most.steps;
	return !isPossible || JSON.stringify(after) === JSON.stringify(before)
		? question
		: { ...question, ask: after };
}

/** Of a question with a list of texts, those are the statements; of a scale, its steps are theirs. */
export function holdAsRating(
	question: Question,
): Pick<Question, "ask" | "key"> {
	const { statements, labels } = (question.ask ?? {}) as Partial<Statements>;
	if (statements !== undefined) return { ask: question.ask, key: question.key };
	const fits =
		labels !== undefined &&
		labels.length >= least &&
		labels.length <= most.steps;
	return {
		ask: {
			statements: fitted(linesOf(question), {
				least,
				most: most.statements,
				words: most.words,
			}),
			labels: fits
				? labels.map((text) => text.slice(0, most.label))
				: ["", "", "", "", ""],
		},
		key: {},
	};
}
