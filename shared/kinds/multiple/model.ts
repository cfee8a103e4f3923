import { faultMaker } from "../../fault.ts";
import { limits } from "../../limits.ts";
import { type Dice, defineKind } from "../kind.ts";
import {
	type Answer,
	blankOptions,
	type Choice,
	choosing,
	isUnsure,
	type Options,
	optionFaults,
	readAnswer,
	sampleChoice,
	unsure,
} from "../options.ts";
import { credits, Key, markSeveral } from "./credit.ts";
import { faultWords } from "./faults.en.ts";

const fault = faultMaker(faultWords);

export const multiple = defineKind<Options, Key, Answer>({
	...choosing,
	name: "multiple",
	key: Key,
	isJudged: true,
	blank: () => ({ ask: blankOptions, key: { correct: [] } }),
	faultWords,
	faults: (ask, key) => [
		...optionFaults(ask, key),
		...(key.correct.length >= 1 ? [] : [fault("key.correct", "mark-some")]),
	],
	read: (ask, raw) => readAnswer(ask, raw, limits.optionsMax),
	sampleKey: (ask, dice) => {
		const correct = sampleSeveral(ask, dice);
		const credit = credits[Math.floor(dice() * 4)];
		return { correct, ...(credit === undefined ? {} : { credit }) };
	},
	sample: (ask, dice) =>
		isUnsure(ask, dice) ? unsure : sampleSeveral(ask, dice),
	mark: markSeveral,
});

function sampleSeveral(ask: Options, dice: Dice): Choice {
	const chosen = ask.options.flatMap((_, index) =>
		dice() < 0.4 ? [index] : [],
	);
	return chosen.length > 0 ? chosen : sampleChoice(ask, dice);
}
