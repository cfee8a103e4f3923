import { faultMaker } from "../../fault.ts";
import { limits } from "../../limits.ts";
import { type Dice, defineKind } from "../kind.ts";
import {
	blankOptions,
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

export const multiple = defineKind<Options, Correct, Choice>({
	...choosing,
	name: "multiple",
	key: Correct,
	isJudged: true,
	blank: () => ({ ask: blankOptions, key: { correct: [] } }),
	faultWords,
	faults: (ask, key) => [
		...optionFaults(ask, key),
		...(key.correct.length >= 1 ? [] : [fault("key.correct", "mark-some")]),
	],
	read: (ask, raw) => readIndexes(ask, raw, limits.optionsMax),
	sampleKey: (ask, dice) => keyTo(sampleSeveral(ask, dice)),
	sample: sampleSeveral,
	mark: markExact,
});

function sampleSeveral({ options }: Options, dice: Dice): Choice {
	const chosen = options.flatMap((_, index) => (dice() < 0.4 ? [index] : []));
	return chosen.length > 0 ? chosen : choosing.sample({ options }, dice);
}
