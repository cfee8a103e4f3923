import * as v from "valibot";
import { defineKind } from "../kind.ts";
import { optionWords } from "../options.en.ts";
import {
	blankOptions,
	type Choice,
	choosing,
	type Options,
	optionFaults,
	readIndexes,
} from "../options.ts";

const nothing = { correct: [] };

export const poll = defineKind<Options, Record<string, never>, Choice>({
	...choosing,
	distribution: (ask, _key, tally) => choosing.distribution(ask, null, tally),
	name: "poll",
	key: v.strictObject({}),
	isJudged: false,
	blank: () => ({ ask: blankOptions, key: {} }),
	faultWords: optionWords,
	faults: (ask) => optionFaults(ask, nothing),
	read: (ask, raw) => readIndexes(ask, raw, 1),
	sampleKey: () => ({}),
	mark: () => null,
});
