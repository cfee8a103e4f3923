import { tidy } from "./tidy.ts";

/** "1. ", "2) ", "b) ", "- ", "• " */
const mark = /^\s*(?:\d{1,3}[.)]|[a-z][.)]|[-*•–])\s+/i;

/** The lines of a list that was pasted, without what stands before each: a number, a letter, a dash. */
export function listIn(pasted: string): string[] {
	return tidy(pasted)
		.split("\n")
		.map((line) => line.replace(mark, "").trim())
		.filter((line) => line !== "");
}
