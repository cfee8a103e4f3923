import type { Kind } from "./kind.ts";
import {
	correctOf,
	countOptions,
	markExact,
	optionProblems,
	readIndexes,
} from "./options.ts";

export const single: Kind = {
	name: "single",
	label: "Single choice",
	hint: "One option is correct.",
	input: "one",
	editor: { correct: "one" },
	problems: (question) => [
		...optionProblems(question),
		...(correctOf(question).length === 1
			? []
			: ["Mark exactly one option as correct."]),
	],
	readChoice: (question, raw) => readIndexes(question, raw, 1),
	mark: markExact,
	count: countOptions,
};
