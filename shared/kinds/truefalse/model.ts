import { faultMaker } from "../../fault.ts";
import { defineKind } from "../kind.ts";
import {
	type Answer,
	Correct,
	choosing,
	keyTo,
	markExact,
	type Options,
	optionFaults,
	readAnswer,
	sampleChoice,
} from "../options.ts";
import { faultWords } from "./faults.en.ts";

const fault = faultMaker(faultWords);

export const truefalse = defineKind<Options, Correct, Answer>({
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
	read: (ask, raw) => readAnswer(ask, raw, 1),
	sampleAsk: (dice) => ({
		options: ["True", "False"],
		...(dice() < 0.3 ? { unsure: true } : {}),
	}),
	sampleKey: (ask, dice) => keyTo(sampleChoice(ask, dice)),
	mark: markExact,
});
