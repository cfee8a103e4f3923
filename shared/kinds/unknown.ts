import * as v from "valibot";
import { faultMaker } from "../fault.ts";
import { quizFaults } from "../words/faults.en.ts";
import { defineKind } from "./kind.ts";

const fault = faultMaker(quizFaults);

/** Stands for every kind that this version does not know, as in a quiz that a newer one has stored: told, kept, never asked. */
export const unknownKind = defineKind<null, null, null>({
	name: "unknown",
	ask: v.null(),
	key: v.null(),
	mostBytes: 0,
	isJudged: false,
	blank: () => ({ ask: null, key: null }),
	faultWords: quizFaults,
	faults: () => [fault("kind", "unknown-kind")],
	read: () => null,
	mark: () => null,
	sampleAsk: () => null,
	sampleKey: () => null,
	sample: () => null,
	groups: () => [],
	distribution: (_ask, _key, { answered }) => ({ answered }),
	say: () => "",
	bare: () => null,
});
