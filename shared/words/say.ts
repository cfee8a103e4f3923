import type { Values } from "../refusal.ts";

/** Sentences by code; those with values are functions of them. */
export type Words = Readonly<
	Record<string, string | ((values: never) => string)>
>;

/** Null: there is no such word. Whoever sent the code may be newer than these words. */
export function sayWord(
	words: Words,
	code: string,
	values: Values = {},
): string | null {
	// Not what every object has; `Object.hasOwn` is too new for phones.
	const word = Object.keys(words).includes(code) ? words[code] : undefined;
	if (word === undefined) return null;
	return typeof word === "string" ? word : word(values as never);
}
