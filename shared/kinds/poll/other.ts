import { limits } from "../../limits.ts";
import { canonical } from "../text/spelling.ts";

/** An answer in words of one's own, where none of the options is it. */
export type Other = { readonly other: string };

/** The name of the group of all such answers: who is to see their words, they are no part of pictures. */
export const other = "other";

/** What is longer is refused: in what one sees as one character, and in bytes of its JSON text. */
export const most = { graphemes: 60, bytes: 250 } as const;

/** As the kind of short texts stores them: as typed, but tidied. Null when it says nothing, or too much. */
export function readOther(raw: unknown): Other | null {
	if (typeof raw !== "object" || raw === null || Array.isArray(raw))
		return null;
	const { [other]: words, ...rest } = raw as Record<string, unknown>;
	if (typeof words !== "string" || Object.keys(rest).length > 0) return null;
	if (words.length > limits.answer) return null;
	const text = canonical(words);
	return text === null || isLong(text) ? null : { other: text };
}

function isLong(text: string): boolean {
	const bytes = new TextEncoder().encode(JSON.stringify(text)).length;
	if (bytes > most.bytes) return true;
	const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
	return [...graphemes.segment(text)].length > most.graphemes;
}
