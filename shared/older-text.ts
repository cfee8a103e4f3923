import { mayBeMore } from "./texts.ts";

/** Quizzes of format 1 had plain texts: what Markdown would change in one is escaped, so that it looks as it did. */

export function escapeOlder(text: string): string {
	if (!mayBeMore(text)) return text;
	const hasLinks = /\](?:\(|:|\[)/.test(text);
	const hasFormulas = text.indexOf("$") !== text.lastIndexOf("$");
	return text
		.replace(/\\(?=[!-/:-@[-`{-~\n])/g, "\\\\")
		.replace(/[`*]|~~+/g, (marks) => marks.replace(/./g, "\\$&"))
		.replace(/_/g, (one, at: number, all: string) =>
			isWord(all, at) ? one : `\\${one}`,
		)
		.replace(/[[\]]/g, (one) => (hasLinks ? `\\${one}` : one))
		.replace(/\$/g, (one) => (hasFormulas ? `\\${one}` : one))
		.replace(/<(?=[^\s<>]+>)/g, "\\<")
		.replace(/&(?=#?\w+;)/g, "\\&")
		.split("\n")
		.map(escapeLine)
		.join("\n");
}

function isWord(text: string, at: number): boolean {
	return /\w/.test(text.charAt(at - 1)) && /\w/.test(text.charAt(at + 1));
}

/** What a line begins with may make it an item, a heading, a quotation, code or the head of a table. */
function escapeLine(line: string): string {
	const [, indent = "", rest = ""] = /^([ \t]*)(.*)$/s.exec(line) ?? [];
	const words = /^[-|:=\s]+$/.test(rest)
		? rest.replace(/^[-|:=]/, "\\$&")
		: rest
				.replace(/^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$))/, "\\$&")
				.replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
	return indent.replace(/\t/g, "    ").replace(/ /g, "\u00a0") + words;
}

/** As format 1 had it. */
export function unescapeOlder(text: string): string {
	return text
		.replace(/\\([!-/:-@[-`{-~])/g, "$1")
		.replace(/^\u00a0+/gm, (indent) => " ".repeat(indent.length));
}
