import * as v from "valibot";
import { canonical } from "../canonical.ts";
import { type Fault, faultMaker, sayFaultIn } from "../fault.ts";
import type { Json } from "../json.ts";
import { plainText } from "../plain-text.ts";
import { inQuestion, inSlide, quizFaults } from "../words/faults.en.ts";
import type { Words } from "../words/say.ts";
import { cloud } from "./cloud/model.ts";
import type { Kind, Moderation } from "./kind.ts";
import { multiple } from "./multiple/model.ts";
import { numeric } from "./numeric/model.ts";
import { open } from "./open/model.ts";
import { order } from "./order/model.ts";
import { pairs } from "./pairs/model.ts";
import { point } from "./point/model.ts";
import { poll } from "./poll/model.ts";
import { rating } from "./rating/model.ts";
import { scale } from "./scale/model.ts";
import { single } from "./single/model.ts";
import { slide } from "./slide/model.ts";
import { text } from "./text/model.ts";
import { truefalse } from "./truefalse/model.ts";
import { unknownKind } from "./unknown.ts";

/** Every kind, in the order in which the editor offers them. */
export const kinds: readonly Kind[] = [
	single,
	multiple,
	truefalse,
	poll,
	numeric,
	text,
	scale,
	rating,
	pairs,
	order,
	point,
	cloud,
	open,
	slide,
];

/** Those that students answer. */
export const askedKinds: readonly Kind[] = kinds.filter(
	(kind) => kind.slide === undefined,
);

/** What a new slide is. */
export const slideKind: Kind = slide;

const byName: ReadonlyMap<string, Kind> = new Map(
	kinds.map((kind) => [kind.name, kind]),
);

/** A stored question may be of a kind that only a newer version knows. */
export function kindOf(question: { readonly kind: string }): Kind {
	return byName.get(question.kind) ?? unknownKind;
}

/** How this question's groups of people's own words are decided on; undefined where it has none. */
export function moderationOf(question: {
	readonly kind: string;
	readonly ask: Json;
}): Moderation<Json> | undefined {
	const { moderation } = kindOf(question);
	return moderation?.isModerated(question.ask) == null ? undefined : moderation;
}

/** The words that a group stands for; null where there is nothing to decide on. */
export function wordsOf(
	{ wordsOf }: Moderation<Json>,
	group: string,
): string | null {
	return wordsOf ? wordsOf(group) : group;
}

/** Whether this version can ask it: whoever does not know a question's kind knows nothing of what it asks. */
export function isKnown(question: { readonly kind: string }): boolean {
	return kindOf(question) !== unknownKind;
}

/** Whether it is shown and never asked. */
export function isSlide(question: { readonly kind: string }): boolean {
	return kindOf(question).slide !== undefined;
}

/** What comes up one after another on a slide, as Markdown; null of a question. */
export function slidePartsOf({
	kind,
	ask,
}: Pick<Written, "kind" | "ask">): readonly string[] | null {
	return kindOf({ kind }).slide?.parts(ask) ?? null;
}

/** Whether its words are ever on phones. */
export function isOnPhones({ kind, ask }: Pick<Written, "kind" | "ask">) {
	return kindOf({ kind }).slide?.isOnPhones(ask) ?? true;
}

/** By which number people call what stands at this place: questions and slides are counted apart, from 1. */
export function numberAt(
	questions: readonly { readonly kind: string }[],
	index: number,
): number {
	const here = questions[index];
	if (here === undefined) return index + 1;
	return questions
		.slice(0, index + 1)
		.filter((question) => isSlide(question) === isSlide(here)).length;
}

/** At which place the question stands that people call by this number; null: there is none. */
export function placeOf(
	questions: readonly { readonly kind: string }[],
	number: number,
): number | null {
	const asked = questions.flatMap((one, place) =>
		isSlide(one) ? [] : [place],
	);
	return asked[number - 1] ?? null;
}

/** Whether there is anything in it to be right about, and so to score. */
export function isJudged({ kind, key }: Omit<Written, "text" | "ask">) {
	const known = kindOf({ kind });
	return known.isJudged && (known.judges?.(key) ?? true);
}

/** Whether what it asks and what is right have the form that its kind gives them here; a newer version may give them another. */
export function isInForm({ kind, ask, key }: Omit<Written, "text">): boolean {
	const known = kindOf({ kind });
	return v.is(known.ask, ask) && v.is(known.key, key);
}

export function isKeyTo(question: { readonly kind: string }, raw: Json) {
	return v.is(kindOf(question).key, raw);
}

/** The Markdown of what is asked alone, or where `key` is there of what is correct too; nothing of a kind that is not known here. */
export function textsOf(
	{ kind, ask }: { readonly kind: string; readonly ask: Json },
	key: Json = null,
): readonly string[] {
	return kindOf({ kind }).texts?.(ask, key) ?? [];
}

/** All of a question that its class is ever shown, as Markdown: not what its speaker has noted. */
export function everyTextOf(question: Written & { explanation: string }) {
	const { text, explanation, key } = question;
	return [text, explanation, ...textsOf(question, key)];
}

/** All that its author wrote in it and looks for later: with the notes and with what is no Markdown, such as the answers that are right. */
export function everyWordOf(question: Unfinished): readonly string[] {
	const { notes = "", ask, key } = question;
	return [
		...everyTextOf(question).map(plainText),
		plainText(notes),
		...(isInForm(question) ? (kindOf(question).words?.(ask, key) ?? []) : []),
	];
}

interface Written {
	readonly kind: string;
	readonly text: string;
	readonly ask: Parameters<Kind["faults"]>[0];
	readonly key: Parameters<Kind["faults"]>[1];
}

/** With all that its author may have written in it. */
interface Unfinished extends Written {
	readonly explanation: string;
	readonly notes?: string;
}

export const quizFault = faultMaker(quizFaults);

/** What keeps this question from being asked. Empty when it is ready. */
export function faultsOf(question: Written): Fault[] {
	const textless = quizFault(
		"text",
		isSlide(question) ? "no-heading" : "no-text",
	);
	return [
		...(question.text.trim() === "" ? [textless] : []),
		...(!isKnown(question) || isInForm(question)
			? kindOf(question).faults(question.ask, question.key)
			: [quizFault("kind", "unknown-form")]),
	];
}

const keyless = new WeakMap<object, boolean>();

/** Whether there is something to be right about, and nobody has said what: asked unprepared. Until then no answer is right or wrong. */
export function isKeyless(question: Omit<Written, "text">): boolean {
	const known = keyless.get(question);
	if (known !== undefined) return known;
	const kind = kindOf(question);
	const { ask, key } = question;
	const is =
		kind.isJudged &&
		isInForm(question) &&
		canonical(key) === canonical(kind.blank().key) &&
		kind.faults(ask, key).some(({ path }) => path.startsWith("key"));
	keyless.set(question, is);
	return is;
}

/** The share of the points that this answer earns, 0 to 1; null when there is nothing to be right about, or not yet. */
export function shareOf(
	question: Omit<Written, "text">,
	value: Json,
): number | null {
	const { ask, key } = question;
	return isKeyless(question) ? null : kindOf(question).mark(ask, key, value);
}

/** Whether its author has written nothing in it yet. */
export function isUntouched(question: Unfinished): boolean {
	const { text, explanation, notes = "", ask, key } = question;
	const kind = kindOf(question);
	if (!isInForm(question)) return false;
	const blank = kind.blank();
	return (
		[text, explanation, notes].every((words) => words.trim() === "") &&
		canonical([trimmed(kind, ask, key), key]) ===
			canonical([trimmed(kind, blank.ask, blank.key), blank.key])
	);
}

/** The questions of a quiz as they are asked: without those at the end, and the places in them, that were left empty. */
export function finished<Q extends Unfinished>(questions: readonly Q[]): Q[] {
	let count = questions.length;
	for (; count > 1; count -= 1) {
		const last = questions[count - 1];
		if (last === undefined || !isUntouched(last)) break;
	}
	return questions
		.slice(0, count)
		.map((question) => withoutEmptyPlaces(question));
}

function withoutEmptyPlaces<Q extends Unfinished>(question: Q): Q {
	if (!isInForm(question)) return question;
	const { ask, key } = question;
	return { ...question, ask: trimmed(kindOf(question), ask, key) };
}

function trimmed(kind: Kind, ask: Json, key: Json): Json {
	return kind.trimmed?.(ask, key) ?? ask;
}

interface UnfinishedQuiz {
	readonly title: string;
	readonly questions: readonly Unfinished[];
}

/** What keeps a quiz from being asked; paths begin with "title" or "questions.3". Empty when it is ready. */
export function faultsOfQuiz(quiz: UnfinishedQuiz): Fault[] {
	const steps = faultsInSteps(quiz);
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}

/** The same, one question in each step: some take a ms. */
export function* faultsInSteps(quiz: UnfinishedQuiz): Generator<void, Fault[]> {
	const faults: Fault[] = [];
	if (quiz.title.trim() === "") faults.push(quizFault("title", "no-title"));
	if (quiz.questions.length === 0)
		faults.push(quizFault("questions", "no-questions"));
	const questions = finished(quiz.questions);
	for (const [index, question] of questions.entries()) {
		faults.push(...faultsAt(questions, index, faultsOf(question)));
		yield;
	}
	return faults;
}

/** Faults of the question at this place as those of its quiz. Where slides are counted apart, they say which number it has. */
export function faultsAt(
	questions: readonly { readonly kind: string }[],
	index: number,
	faults: readonly Fault[],
): Fault[] {
	const here = questions[index];
	if (here === undefined) return [];
	const number = numberAt(questions, index);
	const called = isSlide(here)
		? { slide: number }
		: number === index + 1
			? null
			: { question: number };
	return faults.map(({ path, code, values }) => ({
		path: `questions.${index}.${path}`,
		code,
		...((values ?? called) && { values: { ...values, ...called } }),
	}));
}

/** The words for faults of all kinds. */
export const faultWords: Words = Object.assign(
	{},
	quizFaults,
	...kinds.map((kind) => kind.faultWords),
);

/** A fault as a sentence; one of a quiz says in which question. */
export function sayFault(fault: Fault): string {
	const said = sayFaultIn(faultWords, fault);
	const [first, index] = fault.path.split(".");
	if (first !== "questions" || index === undefined) return said;
	const { slide: number, question } = fault.values ?? {};
	return typeof number === "number"
		? inSlide(number, said)
		: inQuestion(Number(question ?? Number(index) + 1), said);
}
