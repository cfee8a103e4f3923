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

export const single = defineKind<Options, Correct, Choice>({
	...choosing,
	name: "single",
	key: Correct,
	isJudged: true,
	blank: () => ({ ask: { options: ["", ""] }, key: { correct: [] } }),
	faults: (ask, key) => [
		...optionFaults(ask, key),
		...(key.correct.length === 1
			? []
			: [{ path: "key.correct", text: "Mark exactly one option as correct." }]),
	],
	read: (ask, raw) => readIndexes(ask, raw, 1),
	sampleKey: (ask, dice) => keyTo(choosing.sample(ask, dice)),
	mark: markExact,
});
