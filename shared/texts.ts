/**
 * Texts that an author writes are Markdown, and stored and sent as they were typed. How one looks goes beside it: HTML by its source, of
 * those alone that look otherwise than they were typed.
 */
export type Texts = Readonly<Record<string, string>>;

/** Of tables, lists and code; of formulas. */
export type TextStyle = "rich" | "maths";

/** Whether there is anything in a text that Markdown knows: most have nothing, and look as they were typed. */
export function mayBeMore(source: string): boolean {
	return /[\\`*_[<&$~|#>]|^[ \t]*(?:[-+=]|\d+[.)])|^(?: {4}| {0,3}\t)/m.test(
		source,
	);
}

/**
 * Where a formula that begins at a dollar ends, and what stands in it; null where that is a plain dollar. `$5 and $6` is money: there
 * is no space inside beside a formula's dollars, and no digit behind the second.
 */
export function formulaAt(
	text: string,
	start: number,
): {
	readonly tex: string;
	readonly end: number;
	readonly wide: boolean;
} | null {
	const wide = text.startsWith("$$", start);
	const mark = wide ? "$$" : "$";
	const from = start + mark.length;
	const close = closing(text, from, mark);
	if (close === -1) return null;
	const inside = text.slice(from, close);
	const tex = inside.trim();
	const end = close + mark.length;
	if (tex === "" || /\n[ \t]*\n/.test(inside)) return null;
	const isMoney = /^\s|\s$/.test(inside) || /\d/.test(text.charAt(end));
	return !wide && isMoney ? null : { tex, end, wide };
}

function closing(text: string, from: number, mark: string): number {
	for (let at = from; ; at++) {
		at = text.indexOf(mark, at);
		if (at === -1 || !isEscaped(text, at)) return at;
	}
}

function isEscaped(text: string, at: number): boolean {
	let before = at;
	while (text[before - 1] === "\\") before--;
	return (at - before) % 2 === 1;
}
