import * as v from "valibot";
import {
	type Answer,
	Correct,
	markExact,
	type Options,
	unsure,
} from "../options.ts";

/**
 * What a choice that is right in part earns, by the measures of Betts, Muntean, Kim and Kao (Evaluating Different Scoring Methods for
 * Multiple Response Items Providing Partial Credit, Educational and Psychological Measurement 82, 2022). `per-option` ("true/false"
 * there): of all options, those that were rightly marked or rightly left. `plus-minus`: marks that are right less those that are
 * wrong, of all that are right, and never below nothing. Neither: all or nothing ("dichotomous").
 */
export const credits = ["per-option", "plus-minus"] as const;
export type Credit = (typeof credits)[number];

export type Key = Correct & { readonly credit?: Credit };
export const Key = v.strictObject({
	...Correct.entries,
	credit: v.exactOptional(v.picklist(credits)),
});

export function markSeveral(ask: Options, key: Key, value: Answer): number {
	const { correct, credit } = key;
	if (credit === undefined) return markExact(ask, key, value);
	if (value === unsure) return 0;
	const right = value.filter((index) => correct.includes(index)).length;
	const wrong = value.length - right;
	if (credit === "plus-minus")
		return Math.max(0, right - wrong) / Math.max(1, correct.length);
	const missed = correct.length - right;
	return (ask.options.length - wrong - missed) / ask.options.length;
}
