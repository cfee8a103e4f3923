import { isRomanLine, readListLine } from "../../../fields/list-line.ts";
import type { Line } from "../text/lines.ts";
import {
	isRule,
	keyHeadingIn,
	keyIn,
	labelOf,
	numberOf,
	questionLabel,
} from "./labels.ts";

/** The lines of one question; its first words stand behind its number. */
export interface Cut {
	readonly number: number | null;
	readonly lines: readonly Line[];
}

export interface CutText {
	/** What stands before the first question. */
	readonly front: readonly Line[];
	readonly questions: readonly Cut[];
	/** The answers that stand apart, at the end, by the number of the question. */
	readonly key: ReadonlyMap<number, string>;
	/** What stands below them and is none. */
	readonly end: readonly Line[];
}

/** Finds where the questions of a pasted text begin, however they are numbered, and the answers behind them all. */
export function cutQuestions(lines: readonly Line[]): CutText {
	const { body, key, end } = takeKey(
		lines.filter(({ text, isCode }) => isCode || !isRule(text)),
	);
	const starts = startsOf(body);
	const firstAt = body.findIndex((line) => starts.has(line.at));
	const front = firstAt === -1 ? body : body.slice(0, firstAt);
	const questions: { number: number | null; lines: Line[] }[] = [];
	for (const line of firstAt === -1 ? [] : body.slice(firstAt)) {
		const start = starts.get(line.at);
		if (start === undefined) questions.at(-1)?.lines.push(line);
		else
			questions.push({
				number: start.number,
				lines: [{ ...line, text: start.words }],
			});
	}
	return { front, questions, key, end };
}

interface Start {
	readonly number: number | null;
	readonly words: string;
}

/** By the line's place in the text. */
function startsOf(lines: readonly Line[]): ReadonlyMap<number, Start> {
	const found = (read: (line: string) => Start | null) =>
		lines.flatMap((line) => {
			const start = line.isCode ? null : read(line.text);
			return start === null ? [] : [{ line, start }];
		});
	const labelled = found(questionLabel);
	if (labelled.length > 0) {
		const both = found((line) => questionLabel(line) ?? numberOf(line));
		return mapOf(isCount(both) ? both : labelled);
	}
	const all = found(numberOf);
	const edge = Math.min(...all.map(({ line }) => indentOf(line)));
	const numbers = all.filter(({ line }) => indentOf(line) <= edge + 1);
	const others = lines.some(
		(line) =>
			!line.isCode &&
			!numbers.some((one) => one.line === line) &&
			(isOption(line) || labelOf(line.text) !== null),
	);
	const opens = lines.find(({ text }) => text.trim() !== "");
	const begins = numbers[0]?.line === opens;
	if (numbers.length > 0 && isCount(numbers) && (others || begins))
		return isTopOptions(numbers, lines) ? unnumbered(lines) : mapOf(numbers);
	return unnumbered(lines);
}

/** Whether each number is the next one. */
function isCount(numbers: readonly { start: Start }[]): boolean {
	return numbers.every(
		({ start }, index) =>
			index === 0 ||
			start.number === (numbers[index - 1]?.start.number ?? 0) + 1,
	);
}

/** One prompt, its options as 1, 2, 3, and nothing but labels after them. */
function isTopOptions(
	numbers: readonly { line: Line }[],
	lines: readonly Line[],
): boolean {
	const [first] = numbers;
	const last = numbers.at(-1);
	if (first === undefined || last === undefined || numbers.length < 2)
		return false;
	const from = lines.indexOf(first.line);
	const before = lines.slice(0, from).filter(isWords);
	const between = lines
		.slice(from, lines.indexOf(last.line) + 1)
		.filter((line) => isWords(line) || line.isCode);
	return before.length > 0 && between.length === numbers.length;
}

const isWords = ({ text, isCode }: Line) => !isCode && text.trim() !== "";

function mapOf(
	found: readonly { line: Line; start: Start }[],
): ReadonlyMap<number, Start> {
	return new Map(found.map(({ line, start }) => [line.at, start]));
}

/** Without numbers a question begins where plain words follow what belongs to the one before: options or an answer. */
function unnumbered(lines: readonly Line[]): ReadonlyMap<number, Start> {
	const starts = new Map<number, Start>();
	let hasBody = true;
	let isApart = true;
	lines.forEach((line, index) => {
		if (line.isCode) return;
		if (line.text.trim() === "") {
			isApart = true;
			return;
		}
		const isBody = isOption(line) || labelOf(line.text) !== null;
		if (!isBody && hasBody && isApart && hasBodyAfter(lines, index)) {
			starts.set(line.at, {
				number: null,
				words: line.text.replace(/^\s*#{1,6}\s+/, "").trim(),
			});
			hasBody = false;
		}
		if (isBody) hasBody = true;
		isApart = false;
	});
	return starts;
}

/** Whether options or an answer come before other words do that stand apart. */
function hasBodyAfter(lines: readonly Line[], from: number): boolean {
	let gaps = 0;
	for (const line of lines.slice(from + 1)) {
		if (line.isCode) continue;
		if (line.text.trim() === "") gaps += 1;
		else if (isOption(line) || labelOf(line.text) !== null) return true;
		else if (gaps > 1) return false;
	}
	return false;
}

function isOption({ text }: Line): boolean {
	const { bullet, hasBox, place, isMarked } = readListLine(text);
	return (
		isRomanLine(text) ||
		bullet !== null ||
		hasBox ||
		place !== null ||
		(isMarked && /^\*/.test(text.trim()))
	);
}

function indentOf({ text }: Line): number {
	return (/^[ \t]*/.exec(text)?.[0] ?? "").replace(/\t/g, "    ").length;
}

/** Takes the answers at the end away: below a heading that says so, the first of them at once, or several behind it; whatever else stands there is none of it. */
function takeKey(lines: readonly Line[]): Pick<CutText, "key" | "end"> & {
	body: readonly Line[];
} {
	let at = -1;
	lines.forEach(({ text, isCode }, index) => {
		if (!isCode && keyHeadingIn(text) !== null) at = index;
	});
	const body = lines.slice(0, Math.max(at, 0));
	const below = lines
		.slice(at + 1)
		.filter(isWords)
		.map((line) => ({ line, key: keyIn(line.text) }));
	const behind = keyHeadingIn(lines[at]?.text ?? "") ?? "";
	const beside = keyIn(behind);
	const [first] = below;
	// "Answers: B, C" are those of one question.
	const opens =
		behind === ""
			? (first?.key.size ?? 0) > 0
			: beside.size > 1 && first === undefined;
	if (at === -1 || !opens || !body.some(isWords))
		return { body: lines, key: new Map(), end: [] };
	return {
		body,
		key: new Map([...beside, ...below.flatMap(({ key }) => [...key])]),
		end: below.filter(({ key }) => key.size === 0).map(({ line }) => line),
	};
}
