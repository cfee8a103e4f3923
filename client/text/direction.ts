import { toldOf } from "./told.ts";

/** Formulas and code, which run from the left in every text, and what is only HTML. */
const noWords = /<(math|pre|code)[\s\S]*?<\/\1>|<[^>]*>|&\w+;/g;

/** As `dir="auto"` has it: by the first letter or mark that has a direction. */
const fromRight =
	/^[^\p{L}\u200e\u200f]*(?:\u200f|(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])/u;

/** From where the rows of a question with this text are read, for `data-from` above them (`look/rows.css`). */
export function rowsFrom(text: string | null | undefined) {
	const words = (toldOf(text ?? "") ?? text ?? "").replace(noWords, "");
	return fromRight.test(words) ? "right" : undefined;
}
