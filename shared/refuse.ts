import type { Refusal, RefusalKind } from "./refusal.ts";
import { refusals } from "./words/refusals.en.ts";
import { sayRefusal } from "./words/say-refusal.ts";

type Words = typeof refusals;
export type Why = keyof Words;
type ValuesOf<W extends Why> = Words[W] extends (values: infer V) => string
	? { readonly values: V }
	: { readonly values?: undefined };
type More = Pick<Refusal, "retryAfterMs" | "details" | "faults">;

/** A refusal of this kind in the words of the catalogue, with the values that they need. */
export function refuse<W extends Why>(
	error: RefusalKind,
	why: W,
	...[more]: Words[W] extends string
		? [more?: More]
		: [more: More & ValuesOf<W>]
): Refusal {
	const told = { error, why, ...(more as More & Pick<Refusal, "values">) };
	return { ...told, message: sayRefusal(refusals, { ...told, message: "" }) };
}
