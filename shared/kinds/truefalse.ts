import type { Kind } from "./kind.ts";
import {
	correctOf,
	countOptions,
	markExact,
	optionProblems,
	readIndexes,
} from "./options.ts";

export const truefalse: Kind = {
	name: "truefalse",
	label: "True or false",
	hint: "A statement to agree or disagree with.",
	input: "one",
	editor: { correct: "one", fixedOptions: ["True", "False"] },
	problems: (question) => [
		...optionProblems(question),
		...(question.options.length === 2
			? []
			: ["True or false has exactly two options."]),
		...(correctOf(question).length === 1
			? []
			: ["Say whether the statement is true or false."]),
	],
	readChoice: (question, raw) => readIndexes(question, raw, 1),
	mark: markExact,
	count: countOptions,
};
