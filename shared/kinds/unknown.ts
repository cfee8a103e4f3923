import * as v from "valibot";
import { defineKind } from "./kind.ts";

/** Stands for every kind that this version does not know, as in a quiz that a newer one has stored: told, kept, never asked. */
export const unknownKind = defineKind<null, null, null>({
	name: "unknown",
	ask: v.null(),
	key: v.null(),
	mostBytes: 0,
	isJudged: false,
	blank: () => ({ ask: null, key: null }),
	faults: () => [
		{
			path: "kind",
			text: "This version does not know this kind of question.",
		},
	],
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
