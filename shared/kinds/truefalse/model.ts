import { defineKind } from "../kind.ts";
import {
	type Choice,
	Correct,
	choosing,
	keyTo,
	markExact,
	type Options,
	optionFaults,
	readIndexes,
} from "../options.ts";

export const truefalse = defineKind<Options, Correct, Choice>({
	...choosing,
	name: "truefalse",
	key: Correct,
	isJudged: true,
	blank: () => ({ ask: { options: ["True", "False"] }, key: { correct: [] } }),
	faults: (ask, key) => [
		...optionFaults(ask, key),
		...(ask.options.length === 2
			? []
			: [
					{
						path: "ask.options",
						text: "True or false has exactly two options.",
					},
				]),
		...(key.correct.length === 1
			? []
			: [
					{
						path: "key.correct",
						text: "Say whether the statement is true or false.",
					},
				]),
	],
	read: (ask, raw) => readIndexes(ask, raw, 1),
	sampleAsk: () => ({ options: ["True", "False"] }),
	sampleKey: (ask, dice) => keyTo(choosing.sample(ask, dice)),
	mark: markExact,
});
