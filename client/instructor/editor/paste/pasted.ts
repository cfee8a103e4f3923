import { type Listed, optionsOf, splitInline } from "../../../choice/list.ts";
import {
	type ListLine,
	readListLine,
	readListLines,
	withLetters,
} from "../../../fields/list-line.ts";
import { tidy } from "../../../fields/tidy.ts";
import type { Found } from "../../../kinds/plain.ts";
import { joined, type Line, linesOf } from "../text/lines.ts";
import { placesOf } from "./answers.ts";
import { type Cut, cutQuestions } from "./cut.ts";
import { bare, countMarks, type Label, labelOf } from "./labels.ts";

/** What a pasted text says of one question. */
export interface PastedQuestion extends Found {
	readonly text: string;
	readonly explanation: string;
	readonly notes: string;
	readonly seconds: number | null;
	readonly points: number | null;
}

export interface Pasted {
	readonly title: string;
	readonly questions: readonly PastedQuestion[];
	/** Lines before the first question, and below the answers at the end, that are none of them. */
	readonly leftOut: readonly string[];
}

/** Reads questions as chatbots, word processors and people write them. Total: any text gives something, if only no question. */
export function readPasted(text: string): Pasted {
	const lines = linesOf(spread(withFormulas(tidy(text))));
	const { front, questions, key, end } = cutQuestions(lines);
	const [title, leftOut] = titleIn(front);
	return {
		title,
		leftOut: [...leftOut, ...end.map(({ text }) => text.trim())],
		questions: questions.map((cut, index) =>
			questionOf(cut, key.get(cut.number ?? index + 1) ?? null),
		),
	};
}

/** Options that stand in one line, each in its own; code stays as it is. */
function spread(text: string): string {
	return linesOf(text)
		.map((line) => (line.isCode ? line.text : splitInline(line.text)))
		.join("\n");
}

const worthInWords = /\s*[([](\d{1,4}) (?:points?|pts?|marks?)[)\]]\s*$/i;
/** What a statement says of itself. */
const trueOrFalse = /\s*[([](?:T ?\/ ?F|true ?(?:\/|or) ?false)[)\]]\s*$/i;

/** Formulas as chatbots write them, `\\(…\\)` and `\\[…\\]`, as they are written here; none in code, and none that are words or a number. */
function withFormulas(text: string): string {
	const parts: { isCode: boolean; lines: string[] }[] = [];
	for (const { text: line, isCode } of linesOf(text)) {
		const last = parts.at(-1);
		if (last?.isCode === isCode) last.lines.push(line);
		else parts.push({ isCode, lines: [line] });
	}
	return parts
		.map(({ isCode, lines }) => {
			const part = lines.join("\n");
			return isCode ? part : part.replace(bracketed, formulaOf);
		})
		.join("\n");
}

const bracketed =
	/`[^`\n]*`|\\\(([^\n]{1,1000}?)\\\)|\\\[((?:(?!\n[ \t]*\n)[\s\S]){1,2000}?)\\\]/g;

function formulaOf(all: string, inline?: string, display?: string): string {
	const words = (inline ?? display ?? "").trim();
	if (words === "" || /^(?:\d+|\p{L}{2,}(?: \p{L}+)*)$/u.test(words))
		return all;
	return inline === undefined ? `$$${words}$$` : `$${words}$`;
}

function titleIn(front: readonly Line[]): [string, string[]] {
	const words = front.filter(({ text }) => text.trim() !== "");
	const heading = words.find(({ text }) =>
		/^\s*#{1,6}\s|^\s*\**(?:quiz|title|titel|test)\s*:/i.test(text),
	);
	const title = bare(heading?.text ?? "").replace(
		/^(?:title|titel)\s*:\s*/i,
		"",
	);
	return [
		title,
		words.filter((line) => line !== heading).map(({ text }) => text.trim()),
	];
}

function questionOf({ lines }: Cut, keyed: string | null): PastedQuestion {
	const { head, labels } = byLabel(lines);
	const said = (label: Label) =>
		labels.filter(({ is }) => is === label).map(({ lines }) => joined(lines));
	const answers = [...said("answer"), ...said("correct")];
	const [answer, because] = splitAnswer(answers[0] ?? keyed ?? "");
	const { prompt, options, isRoman } = promptAndOptions(head, answer);
	const texts = options.map(({ text }) => text);
	const named = namedBy(answer, texts, isRoman);
	const marked = options.flatMap(({ isCorrect }, index) =>
		isCorrect ? [index] : [],
	);
	const words = prompt.replace(trueOrFalse, "");
	const [, worth] = worthInWords.exec(words) ?? [];
	const number = (label: Label) => {
		const [text] = said(label);
		return text === undefined ? null : Number(text);
	};
	return {
		text: words.replace(worthInWords, ""),
		options: texts,
		correct: named.length > 0 ? named : marked,
		answer: texts.length === 0 && answer !== "" ? bare(answer) : null,
		explanation: [...said("explanation"), because]
			.filter((text) => text !== "")
			.join("\n\n"),
		notes: said("notes").join("\n\n"),
		seconds: number("seconds"),
		points: number("points") ?? (worth === undefined ? null : Number(worth)),
	};
}

/** The places of the options that the answer names; where options have Roman numbers, by those. */
function namedBy(answer: string, texts: readonly string[], isRoman: boolean) {
	if (answer === "") return [];
	const named = placesOf(isRoman ? withLetters(bare(answer)) : answer, texts);
	return named.length > 0 || !isRoman ? named : placesOf(answer, texts);
}

/** What comes before the first label, and each label's lines. */
function byLabel(lines: readonly Line[]) {
	const head: Line[] = [];
	const labels: { is: Label; lines: Line[] }[] = [];
	for (const line of lines) {
		const label = line.isCode ? null : labelOf(line.text);
		if (label !== null)
			labels.push({ is: label.is, lines: [{ ...line, text: label.rest }] });
		else (labels.at(-1)?.lines ?? head).push(line);
	}
	return { head, labels };
}

/** The answer is its first line; what follows says why. */
function splitAnswer(text: string): [answer: string, because: string] {
	const [first = "", ...rest] = text.split("\n");
	const words = rest.join("\n").trim();
	if (first.trim() === "" && words !== "") return splitAnswer(words);
	const list = readListLine(first);
	const answer = list.bullet === null ? first : list.numbered;
	return [answer.trim(), words.replace(/^>\s?/gm, "")];
}

function promptAndOptions(lines: readonly Line[], answer: string) {
	const [first, ...rest] = lines;
	const items = readListLines(
		rest.map(({ text, isCode }) => (isCode ? "" : text)),
	);
	const read = rest.map((line, index) => ({
		line,
		item: line.isCode ? null : (items[index] ?? null),
	}));
	const style = styles.find(
		(is) => read.filter(({ item }) => item !== null && is(item)).length > 1,
	);
	if (style === undefined)
		return { ...unmarked(lines, answer), isRoman: false };
	const start = read.findIndex(({ item }) => item !== null && style(item));
	const groups: { item: ListLine; more: Line[] }[] = [];
	for (const { line, item } of read.slice(start)) {
		if (item !== null && (style(item) || isStarred(item)))
			groups.push({ item, more: [] });
		else groups.at(-1)?.more.push(line);
	}
	const prompt = [first, ...read.slice(0, start).map(({ line }) => line)];
	return {
		prompt: promptOf(prompt.filter((line) => line !== undefined)),
		options: optionsOf(groups.map(({ item }) => item)).map((option, index) => {
			const more = groups[index]?.more ?? [];
			return { ...option, text: withMore(option.text, more) };
		}),
		isRoman: groups.some(({ item }) => item.isRoman),
	};
}

/** What options are told by, the clearest first: Roman numbers above letters are statements of the question, which the options speak of. */
const styles: readonly ((item: ListLine) => boolean)[] = [
	({ place, isRoman, numbered }) =>
		place !== null && !isRoman && /^\(?[A-Ja-j]/.test(numbered),
	({ hasBox }) => hasBox,
	({ place, isRoman }) => place !== null && !isRoman,
	({ isRoman }) => isRoman,
	({ bullet }) => bullet !== null,
];

/** Among lettered options one may have a star before its letter, or instead of it. */
function isStarred({ isMarked, place, bullet }: ListLine): boolean {
	return isMarked && (place !== null || bullet !== null);
}

function withMore(text: string, more: readonly Line[]): string {
	const indents = more
		.filter((line) => line.text.trim() !== "")
		.map((line) => /^\s*/.exec(line.text)?.[0].length ?? 0);
	const indent = Math.min(...indents, 8);
	const lines = more.map((line) => ({
		...line,
		text: line.text.slice(indent),
	}));
	return joined([{ text, at: 0, isCode: false }, ...lines]);
}

/** A block of lines without any sign: the prompt, and an option in each line, if one of them is the answer or a question comes first. */
function unmarked(
	lines: readonly Line[],
	answer: string,
): { prompt: string; options: Listed[] } {
	const words = lines.filter(({ text }) => text.trim() !== "");
	const hasCode = lines.some(({ isCode }) => isCode);
	const asks = words.findIndex(({ text }) => /[?:…]\W*$/.test(bare(text)));
	const start = asks === -1 ? 1 : asks + 1;
	const rest = words.slice(start).map(({ text }) => readListLine(text));
	const isOneOf =
		answer !== "" &&
		placesOf(
			answer,
			rest.map(({ text }) => text),
		).length > 0;
	const marked = rest.some(({ isMarked }) => isMarked);
	if (hasCode || rest.length < 2 || (!isOneOf && !marked))
		return { prompt: promptOf(lines), options: [] };
	return { prompt: promptOf(words.slice(0, start)), options: optionsOf(rest) };
}

/** Bold that is all of the prompt says nothing. */
function promptOf(lines: readonly Line[]): string {
	const text = joined(lines);
	const [, words] = /^(?:\*\*|__)(.+?)(?:\*\*|__)$/.exec(text.trim()) ?? [];
	return words !== undefined && countMarks(words) === 0 && !/^_|_$/.test(words)
		? words
		: text;
}
