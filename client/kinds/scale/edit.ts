import { most, type Steps } from "../../../shared/kinds/scale/model.ts";
import type { Question } from "../../../shared/quiz.ts";

export const labelsOf = ({ ask }: Pick<Question, "ask">) =>
	(ask as Steps).labels;

/** An edit that changes nothing gives the very same question. */
export function withLabels(
	question: Question,
	labels: readonly string[],
): Question {
	return JSON.stringify(labels) === JSON.stringify(labelsOf(question))
		? question
		: { ...question, ask: { labels } };
}

/** Of a question with options, those are the steps. */
export function holdAsSteps({ ask }: Question): Pick<Question, "ask" | "key"> {
	const { options, labels } = (ask ?? {}) as {
		readonly options?: readonly (string | null)[];
		readonly labels?: readonly string[];
	};
	const words = labels ?? options?.map((text) => text ?? "") ?? [];
	const fits = words.length >= 2 && words.length <= most.steps;
	return {
		ask: {
			labels: fits
				? words.map((text) => text.slice(0, most.label))
				: ["", "", "", "", ""],
		},
		key: {},
	};
}
