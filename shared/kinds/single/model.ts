import { faultMaker } from "../../fault.ts";
import { defineKind } from "../kind.ts";
import {
	type Answer,
	blankOptions,
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

export const single = defineKind<Options, Correct, Answer>({
	...choosing,
	name: "single",
	key: Correct,
	isJudged: true,
	blank: () => ({ ask: blankOptions, key: { correct: [] } }),
	faultWords,
	faults: (ask, key) => [
		...optionFaults(ask, key),
		...(key.correct.length === 1 ? [] : [fault("key.correct", "mark-one")]),
	],
	read: (ask, raw) => readAnswer(ask, raw, 1),
	sampleKey: (ask, dice) => keyTo(sampleChoice(ask, dice)),
	mark: markExact,
});
