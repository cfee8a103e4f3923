import { faultMaker } from "../../fault.ts";
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
import { faultWords } from "./faults.en.ts";

const fault = faultMaker(faultWords);

export const truefalse = defineKind<Options, Correct, Choice>({
	...choosing,
	name: "truefalse",
	key: Correct,
	isJudged: true,
	blank: () => ({ ask: { options: ["True", "False"] }, key: { correct: [] } }),
	faultWords,
	faults: (ask, key) => [
		...optionFaults(ask, key),
		...(ask.options.length === 2
			? []
			: [fault("ask.options", "not-two-options")]),
		...(key.correct.length === 1
			? []
			: [fault("key.correct", "true-or-false")]),
	],
	read: (ask, raw) => readIndexes(ask, raw, 1),
	sampleAsk: () => ({ options: ["True", "False"] }),
	sampleKey: (ask, dice) => keyTo(choosing.sample(ask, dice)),
	mark: markExact,
});
