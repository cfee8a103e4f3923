import type { Refusal } from "../refusal.ts";
import { sayWord, type Words } from "./say.ts";

/** In these words where they have one for it: a server may be newer than its page. Else in the words that it came with. */
export function sayRefusal(
	words: Words,
	{ why, values, message }: Pick<Refusal, "why" | "values" | "message">,
): string {
	return sayWord(words, why, values) ?? message;
}
