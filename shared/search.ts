import { fold, tidy } from "./kinds/spelling.ts";

/** How the library is searched: what the server finds, and what the pages mark in it. */

/** Words of one search that count. */
const mostWords = 8;

const forgiving = { caseCounts: false, accentsCount: false, spacesCount: true };

/** A text as it is searched: neither case nor accents tell words apart. */
export function searchable(text: string): string {
	return fold(text, forgiving);
}

/** The words of what was typed, each once. All of them have to be found, as parts of words too. */
export function searchWords(typed: string): string[] {
	const words = searchable(tidy(typed)).split(" ");
	return [...new Set(words)].filter((word) => word !== "").slice(0, mostWords);
}

/** A part of a text: from, and up to before. */
export type Span = readonly [from: number, to: number];

/** Where these words stand in a text as it is, in its order; what overlaps is one. */
export function spansOf(text: string, words: readonly string[]): Span[] {
	const { folded, from } = foldEach(text);
	const found = words
		.flatMap((word) => [...placesOf(folded, word)])
		.sort(([one], [other]) => one - other);
	const spans: [number, number][] = [];
	for (const [first, last] of found) {
		const start = from[first] ?? 0;
		const end = from[last] ?? text.length;
		const before = spans.at(-1);
		if (before !== undefined && start <= before[1])
			before[1] = Math.max(before[1], end);
		else spans.push([start, end]);
	}
	return spans;
}

function* placesOf(text: string, word: string): Generator<Span> {
	if (word === "") return;
	for (let at = text.indexOf(word); at !== -1; ) {
		yield [at, at + word.length];
		at = text.indexOf(word, at + word.length);
	}
}

/** Letter by letter, with the place in the text that each letter of what comes out began at. */
function foldEach(text: string): { folded: string; from: number[] } {
	const parts: string[] = [];
	const from: number[] = [];
	let at = 0;
	for (const letter of text) {
		const folded = foldLetter(letter);
		parts.push(folded);
		for (let index = 0; index < folded.length; index++) from.push(at);
		at += letter.length;
	}
	return { folded: parts.join(""), from };
}

const known = new Map<string, string>();
const mostKnown = 2000;

function foldLetter(letter: string): string {
	const before = known.get(letter);
	if (before !== undefined) return before;
	if (known.size >= mostKnown) known.clear();
	const folded = searchable(letter);
	known.set(letter, folded);
	return folded;
}

/** The text in one line, from a little before the first of these words on. */
export function excerptOf(
	text: string,
	words: readonly string[],
	most: number,
): string {
	const line = text.replace(/\s+/gu, " ").trim();
	const [first = 0] = spansOf(line, words)[0] ?? [];
	const wanted = first < most / 2 ? 0 : first - Math.floor(most / 4);
	const gap = wanted === 0 ? -1 : line.indexOf(" ", wanted);
	const start = gap === -1 || gap >= first ? wanted : gap + 1;
	const part = line
		.slice(start, start + most)
		.replace(/^\p{Cs}|\p{Cs}$/gu, "")
		.trim();
	const isCut = start + most < line.length;
	return `${start === 0 ? "" : "… "}${part}${isCut ? " …" : ""}`;
}
