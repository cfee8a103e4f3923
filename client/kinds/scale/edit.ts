import { most, type Steps } from "../../../shared/kinds/scale/model.ts";
import type { Question } from "../../../shared/quiz.ts";
import { replaced } from "../../fields/lists.ts";

export const labelsOf = ({ ask }: Pick<Question, "ask">) =>
	(ask as Steps).labels;

export function withLabel(
	question: Question,
	at: number,
	text: string,
): Question {
	const labels = labelsOf(question);
	return labels[at] === text
		? question
		: { ...question, ask: { labels: replaced(labels, at, text) } };
}

/** The word of the highest step stays at the top. */
export function withSteps(question: Question, steps: number): Question {
	const labels = labelsOf(question);
	if (steps === labels.length || steps < 2 || steps > most.steps)
		return question;
	const between = labels.slice(1, -1).slice(0, steps - 2);
	const empty = Array<string>(steps - 2 - between.length).fill("");
	const ends = [labels[0] ?? "", labels.at(-1) ?? ""] as const;
	return {
		...question,
		ask: { labels: [ends[0], ...between, ...empty, ends[1]] },
	};
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
