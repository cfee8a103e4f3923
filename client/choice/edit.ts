import type { Json } from "../../shared/json.ts";
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
	return {
		...question,
		key: { correct: ascending(isCorrect ? [...others, at] : others) },
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
	const key =
		partOf(question.key, "correct") === undefined
			? question.key
			: { correct: ascending(marks) };
	return { ...question, ask: { options }, key };
}

function ascending(marks: readonly number[]): number[] {
	return [...marks].sort((one, other) => one - other);
}
