import type { Json } from "../../shared/json.ts";
import { type Credit, credits } from "../../shared/kinds/multiple/credit.ts";
import type { Correct } from "../../shared/kinds/options.ts";
import type { Offered } from "../../shared/kinds/poll/model.ts";
import { limits } from "../../shared/limits.ts";
import type { Question } from "../../shared/quiz.ts";
import { inserted, replaced, without } from "../fields/lists.ts";
import type { Listed } from "./list.ts";

/** What tells the kinds that choose options from one another in the editor. */
export interface Rules {
	/** How many options can be marked correct. */
	readonly marks: "one" | "many" | "none";
	/** The options' words, where the kind prescribes them. */
	readonly fixed: readonly string[] | null;
	/** Whether something else than the options can be said, in words. */
	readonly other?: boolean;
}

/** What an author can choose beside the options. What is not chosen is left out, as in all questions before there was a choice. */
export interface Manner {
	readonly shuffled?: boolean;
	readonly pinned?: number;
	readonly unsure?: boolean;
	readonly other?: boolean;
	/** Whether the class may see what was said so, once the instructor lets it pass. */
	readonly otherShown?: boolean;
}

/** The options' words of a question of whatever kind; none where it has no options. */
export function textsOf({ ask }: { readonly ask: Json }): readonly string[] {
	const texts = partOf(ask, "options");
	return Array.isArray(texts) ? texts.map((text) => String(text ?? "")) : [];
}

/** Which options of a question of whatever kind are correct, ascending. */
export function marksOf({ key }: { readonly key: Json }): readonly number[] {
	const marks = partOf(key, "correct");
	return Array.isArray(marks) ? marks : [];
}

/** As far as these rules have it. */
export function mannerOf(
	{ ask }: { readonly ask: Json },
	rules: Rules,
): Manner {
	const isOn = (name: string) => partOf(ask, name) === true;
	const pinned = Number(partOf(ask, "pinned") ?? 0);
	const isShuffled = rules.fixed === null && isOn("shuffled");
	const hasOther = rules.other === true && isOn("other");
	return {
		...(isShuffled ? { shuffled: true } : {}),
		...(isShuffled && pinned > 0 ? { pinned } : {}),
		...(isOn("unsure") ? { unsure: true } : {}),
		...(hasOther ? { other: true } : {}),
		...(hasOther && isOn("otherShown") ? { otherShown: true } : {}),
	};
}

/** How parts of a right choice are paid; null: all or nothing. */
export function creditOf({ key }: { readonly key: Json }): Credit | null {
	return credits.find((credit) => credit === partOf(key, "credit")) ?? null;
}

function partOf(json: Json, name: string): unknown {
	return typeof json === "object" && json !== null
		? (json as { readonly [part: string]: unknown })[name]
		: undefined;
}

/**
 * What an author does to the options. Each gives the question after it; an edit that is not possible, or changes nothing, gives
 * the very same question.
 */
export function setText(
	question: Question,
	{ fixed }: Rules,
	at: number,
	text: string,
): Question {
	const texts = textsOf(question);
	return fixed !== null || texts[at] === undefined || texts[at] === text
		? question
		: withOptions(question, replaced(texts, at, text), marksOf(question));
}

/** An empty option after this one. */
export function addOption(
	question: Question,
	{ fixed }: Rules,
	after: number,
): Question {
	const texts = textsOf(question);
	if (fixed !== null || texts.length >= limits.optionsMax) return question;
	return withOptions(
		question,
		inserted(texts, after + 1, ""),
		marksOf(question).map((mark) => (mark > after ? mark + 1 : mark)),
	);
}

export function removeOption(
	question: Question,
	{ fixed }: Rules,
	at: number,
): Question {
	const texts = textsOf(question);
	if (
		fixed !== null ||
		texts[at] === undefined ||
		texts.length <= limits.optionsMin
	)
		return question;
	return withOptions(
		question,
		without(texts, at),
		marksOf(question).flatMap((mark) =>
			mark === at ? [] : [mark > at ? mark - 1 : mark],
		),
	);
}

/** An option takes its mark along. */
export function moveOption(
	question: Question,
	{ fixed }: Rules,
	at: number,
	by: 1 | -1,
): Question {
	const texts = textsOf(question);
	const [one, other] = [texts[at], texts[at + by]];
	if (fixed !== null || one === undefined || other === undefined)
		return question;
	return withOptions(
		question,
		replaced(replaced(texts, at, other), at + by, one),
		marksOf(question).map((mark) =>
			mark === at ? at + by : mark === at + by ? at : mark,
		),
	);
}

/** To this place of the list after it; the others keep their order. */
export function moveOptionTo(
	question: Question,
	rules: Rules,
	at: number,
	to: number,
): Question {
	const by = to > at ? 1 : -1;
	let moved = question;
	for (let from = at; from !== to; from += by) {
		const next = moveOption(moved, rules, from, by);
		if (next === moved) return question;
		moved = next;
	}
	return moved;
}

export function markOption(
	question: Question,
	{ marks }: Rules,
	at: number,
	isCorrect: boolean,
): Question {
	const before = marksOf(question);
	if (
		marks === "none" ||
		textsOf(question)[at] === undefined ||
		before.includes(at) === isCorrect
	)
		return question;
	const others =
		marks === "one" && isCorrect ? [] : before.filter((mark) => mark !== at);
	return withMarks(question, isCorrect ? [...others, at] : others);
}

export function setManner(
	question: Question,
	rules: Rules,
	change: Manner,
): Question {
	const before = mannerOf(question, rules);
	const ask = { options: textsOf(question), ...before, ...change };
	const after = mannerOf({ ask }, rules);
	return JSON.stringify(before) === JSON.stringify(after)
		? question
		: { ...question, ask: { options: textsOf(question), ...after } };
}

export function setCredit(
	question: Question,
	{ marks }: Rules,
	credit: Credit | null,
): Question {
	if (marks !== "many" || creditOf(question) === credit) return question;
	const correct = marksOf(question);
	return {
		...question,
		key: credit === null ? { correct } : { correct, credit },
	};
}

/** Puts pasted options into this place and the empty ones after it; where they do not fit, nothing is changed. */
export function pasteOptions(
	question: Question,
	{ marks, fixed }: Rules,
	at: number,
	listed: readonly Listed[],
): Question {
	const texts = textsOf(question);
	const start = texts[at]?.trim() === "" ? at : at + 1;
	let end = start;
	while (end - start < listed.length && texts[end]?.trim() === "") end += 1;
	const after = [
		...texts.slice(0, start),
		...listed.map(({ text }) => text),
		...texts.slice(end),
	];
	if (fixed !== null || after.length > limits.optionsMax) return question;
	const grown = listed.length - (end - start);
	const kept = marksOf(question).flatMap((mark) =>
		mark < start ? [mark] : mark < end ? [] : [mark + grown],
	);
	const given = listed.flatMap(({ isCorrect }, index) =>
		isCorrect ? [start + index] : [],
	);
	// Of several that are said to be right the author chooses where one can be.
	const correct =
		marks === "many" ? [...kept, ...given] : given.length === 1 ? given : kept;
	return withOptions(question, after, correct);
}

/** A key without marks, as a poll's, stays as it is. */
function withOptions(
	question: Question,
	options: readonly string[],
	marks: readonly number[],
): Question {
	const ask = { ...(question.ask as Offered), options };
	return partOf(question.key, "correct") === undefined
		? { ...question, ask }
		: withMarks({ ...question, ask }, marks);
}

function withMarks(question: Question, marks: readonly number[]): Question {
	const correct = [...marks].sort((one, other) => one - other);
	return { ...question, key: { ...(question.key as Correct), correct } };
}
