import { formulaAt } from "./texts.ts";

/** A Markdown text in words alone: for names, tables, titles and lists. A formula is its TeX, a picture what it shows in words. */
export function plainText(source: string): string {
	if (!/[\\`*_[<&$~|#>+-]|^ {0,3}\d+[.)]/m.test(source)) return source;
	const parts: string[] = [];
	let lines: string[] = [];
	let fence: string | null = null;
	const flush = () => {
		if (lines.length > 0) parts.push(inline(lines.join("\n")));
		lines = [];
	};
	for (const line of source.split("\n")) {
		const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
		if (fence !== null) {
			const isEnd = mark?.startsWith(fence) && line.trim() === mark;
			if (isEnd) fence = null;
			else parts.push(line);
		} else if (mark !== undefined) {
			flush();
			fence = mark;
		} else if (!isRule(line)) lines.push(withoutMark(line));
	}
	flush();
	return parts.join("\n").trim();
}

/** A line across, the line below a heading, or the one below a table's head. */
function isRule(line: string): boolean {
	return /^[ \t|:]*(?:-[-\s|:]*|(?:\*\s*){3,}|(?:_\s*){3,}|=+\s*)$/.test(line);
}

/** Without what makes it a heading, an item, a quotation or a row of a table. */
function withoutMark(line: string): string {
	const text = line.replace(/^ {0,3}(?:> ?)+/, "");
	if (/^\s*\|.*\|\s*$/.test(text))
		return (text.match(/(?:\\.|[^\\|])+/g) ?? [])
			.map((cell) => cell.trim())
			.filter((cell) => cell !== "")
			.join(", ");
	return text
		.replace(/^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$/, "$1")
		.replace(/^(\s*)[-*+]\s+/, "$1");
}

const link =
	/!?\[((?:[^[\]\\]|\\[\s\S])*)\]\([^()\s]*(?:\s+(?:"[^"]*"|'[^']*'))?\)/y;
const address = /<((?:https?:\/\/|mailto:)[^\s<>]*)>/y;
const entity = /&(amp|lt|gt|quot|nbsp);/y;
const characters: Readonly<Record<string, string>> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	nbsp: "\u00a0",
};
const emphasis = /\*+|_+|~~/y;

/** Reads each character a bounded number of times, whatever the text. */
function inline(text: string): string {
	const out: string[] = [];
	/** Marks that wait for their other half. */
	const open: { readonly mark: string; readonly at: number }[] = [];
	const unclosed = new Set<string>();
	let at = 0;
	const match = (pattern: RegExp) => {
		pattern.lastIndex = at;
		const found = pattern.exec(text);
		if (found !== null) at = pattern.lastIndex;
		return found;
	};
	while (at < text.length) {
		const character = text.charAt(at);
		if (character === "\\" && /[!-/:-@[-`{-~\n]/.test(text.charAt(at + 1))) {
			out.push(text.charAt(at + 1));
			at += 2;
			continue;
		}
		if (character === "`") {
			const mark = match(/`+/y)?.[0] ?? "";
			const close = unclosed.has(mark) ? -1 : endOfCode(text, at, mark);
			if (close === -1) {
				unclosed.add(mark);
				out.push(mark);
			} else {
				out.push(text.slice(at, close).replace(/^ (.*[^ ].*) $/, "$1"));
				at = close + mark.length;
			}
			continue;
		}
		if (character === "$" && !unclosed.has("$")) {
			const formula = formulaAt(text, at);
			if (formula !== null) {
				out.push(formula.tex);
				at = formula.end;
				continue;
			}
			if (text.indexOf("$", at + 1) === -1) unclosed.add("$");
		}
		const named = "![<".includes(character)
			? (match(link) ?? match(address))
			: null;
		if (named !== null) {
			out.push(inline(named[1] ?? ""));
			continue;
		}
		const name = character === "&" ? match(entity) : null;
		if (name !== null) {
			out.push(characters[name[1] ?? ""] ?? "");
			continue;
		}
		const before = text.charAt(at - 1);
		const mark = "*_~".includes(character) ? match(emphasis)?.[0] : undefined;
		if (mark === undefined) {
			out.push(character);
			at++;
			continue;
		}
		out.push(mark);
		pair(out, open, mark, before, text.charAt(at));
	}
	return out.join("");
}

function endOfCode(text: string, from: number, mark: string): number {
	const runs = /`+/g;
	runs.lastIndex = from;
	for (let run = runs.exec(text); run !== null; run = runs.exec(text))
		if (run[0] === mark) return run.index;
	return -1;
}

/** Takes a mark and the one that it closes out of the text; keeps one that may open and waits. */
function pair(
	out: string[],
	open: { readonly mark: string; readonly at: number }[],
	mark: string,
	before: string,
	after: string,
): void {
	const isWord = (one: string) => /[\p{L}\p{N}]/u.test(one);
	const inWord = mark.startsWith("_") && isWord(before) && isWord(after);
	const closes = !inWord && /\S/.test(before);
	let opener = closes ? open.length - 1 : -1;
	while (opener >= 0 && open[opener]?.mark !== mark) opener--;
	const found = open[opener];
	if (found !== undefined) {
		out[found.at] = "";
		out[out.length - 1] = "";
		open.length = opener;
	} else if (!inWord && /\S/.test(after)) {
		open.push({ mark, at: out.length - 1 });
	}
}
