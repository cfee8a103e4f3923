import type { Refusal } from "../refusal.ts";

type Word = string | ((values: never) => string);

/** In these words where they have one for it: a server may be newer than its page. Else in the words that it came with. */
export function sayRefusal(
	words: Readonly<Record<string, Word>>,
	{ why, values = {}, message }: Pick<Refusal, "why" | "values" | "message">,
): string {
	const word = Object.hasOwn(words, why) ? words[why] : undefined;
	if (word === undefined) return message;
	return typeof word === "string" ? word : word(values as never);
}
