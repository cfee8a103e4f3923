import type { Kind } from "./kind.ts";
import {
	correctOf,
	countOptions,
	optionProblems,
	readIndexes,
} from "./options.ts";

export const poll: Kind = {
	name: "poll",
	label: "Poll",
	hint: "Nothing is correct, nothing is scored.",
	input: "one",
	editor: { correct: "none" },
	problems: (question) => [
		...optionProblems(question),
		...(correctOf(question).length === 0
			? []
			: ["A poll has no correct option."]),
	],
	readChoice: (question, raw) => readIndexes(question, raw, 1),
	mark: () => null,
	count: countOptions,
};
