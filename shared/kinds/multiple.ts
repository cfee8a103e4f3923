import type { Kind } from "./kind.ts";
import {
	correctOf,
	countOptions,
	markExact,
	mostOptions,
	optionProblems,
	readIndexes,
} from "./options.ts";

export const multiple: Kind = {
	name: "multiple",
	label: "Multiple choice",
	hint: "Several options can be correct; the points are for exactly those.",
	input: "many",
	editor: { correct: "many" },
	problems: (question) => [
		...optionProblems(question),
		...(correctOf(question).length >= 1
			? []
			: ["Mark at least one option as correct."]),
	],
	readChoice: (question, raw) => readIndexes(question, raw, mostOptions),
	mark: markExact,
	count: countOptions,
};
