import * as v from "valibot";
import { type Fault, faultMaker } from "../fault.ts";
import { lengthFirst } from "../length-first.ts";
import { limits } from "../limits.ts";
import type { Dice, Distribution, KindOf, Offered, Tally } from "./kind.ts";
import { letter } from "./letter.ts";
import { optionWords, unsureSaid } from "./options.en.ts";

/** What the kinds that answer by choosing options have in common. What is left out is not so. */
export type Options = {
	/** Null where the words stay on the screen. */
	readonly options: readonly (string | null)[];
	/** Each phone shows them in an order of its own, all but the last `pinned`; stored and counted they are in the author's. */
	readonly shuffled?: boolean;
	readonly pinned?: number;
	/** "I don't know" is an answer, too, which is never right. */
	readonly unsure?: boolean;
};
/** Indexes of the correct options, ascending. */
export type Correct = { readonly correct: readonly number[] };
/** The indexes of the chosen options, ascending, without repeats. */
export type Choice = readonly number[];
/** "I don't know": as an answer and as the name of its group. */
export const unsure = "unsure";
export type Answer = Choice | typeof unsure;

export const Options = v.strictObject({
	options: lengthFirst(
		limits.optionsMax,
		v.pipe(
			v.array(v.pipe(v.string(), v.maxLength(limits.optionText))),
			v.minLength(limits.optionsMin),
			v.maxLength(limits.optionsMax),
		),
	),
	shuffled: v.exactOptional(v.boolean()),
	pinned: v.exactOptional(
		v.pipe(
			v.number(),
			v.integer(),
			v.minValue(0),
			v.maxValue(limits.optionsMax),
		),
	),
	unsure: v.exactOptional(v.boolean()),
});
const Index = v.pipe(
	v.number(),
	v.integer(),
	v.minValue(0),
	v.maxValue(limits.optionsMax - 1),
);
export const Correct = v.strictObject({
	correct: lengthFirst(
		limits.optionsMax,
		v.pipe(v.array(Index), v.maxLength(limits.optionsMax)),
	),
});

/** A question that is still to be written has four; those at the end that stay empty are not asked. */
export const blankOptions: Options = { options: ["", "", "", ""] };

/** Without the empty options at the end, as far as there are more than two. What is marked as correct stays, and is told. */
export function trimOptions(
	ask: Options,
	{ correct = [] }: Partial<Correct>,
): Options {
	const { options } = ask;
	let count = options.length;
	while (
		count > limits.optionsMin &&
		options[count - 1]?.trim() === "" &&
		!correct.includes(count - 1)
	)
		count -= 1;
	return { ...ask, options: options.slice(0, count) };
}

/** All of a kind but how many options are chosen, which are correct, and what its author has to see to. */
export const choosing = {
	ask: Options,
	mostBytes: Math.max(2 * limits.optionsMax + 1, JSON.stringify(unsure).length),
	sampleAsk: (dice: Dice): Options => ({
		options: sampleWords(
			2 + Math.floor(dice() * (limits.optionsMax - 1)),
			dice,
		),
		...sampleManner(dice),
	}),
	sample: (ask: Options, dice: Dice): Answer =>
		isUnsure(ask, dice) ? unsure : sampleChoice(ask, dice),
	trimmed: trimOptions,
	groups: (_ask: Options, value: Answer) => namesOf(value),
	offered: (
		{ options }: Options,
		{ correct = [] }: Partial<Correct>,
	): readonly Offered<Answer>[] =>
		options.map((words, index) => ({
			value: [index],
			words: words ?? "",
			isRight: correct.includes(index),
		})),
	distribution: countOptions,
	say: (_ask: Options, value: Answer) =>
		value === unsure ? unsureSaid : value.map(letter).join(", "),
	bare: (ask: Options): Options => ({
		options: ask.options.map(() => null),
		...(ask.unsure === undefined ? {} : { unsure: ask.unsure }),
	}),
	texts: ({ options }: Options) => options.filter((words) => words !== null),
	inStep: inAuthorsOrder,
} satisfies Partial<KindOf<Options, Correct, Answer>>;

/** The same question with its options in one order everywhere, as where phones show their letters alone. */
export function inAuthorsOrder<A extends Options>(ask: A): A {
	const { shuffled: _, pinned: __, ...rest } = ask;
	return rest as A;
}

function namesOf(value: Answer): readonly string[] {
	return value === unsure ? [unsure] : value.map(String);
}

/** How the options of a question by chance are shown. */
export function sampleManner(dice: Dice): Omit<Options, "options"> {
	return {
		...(dice() < 0.3 ? { shuffled: true, pinned: dice() < 0.5 ? 1 : 0 } : {}),
		...(dice() < 0.3 ? { unsure: true } : {}),
	};
}

export function isUnsure(ask: Options, dice: Dice): boolean {
	return ask.unsure === true && dice() < 0.15;
}

export function sampleChoice({ options }: Options, dice: Dice): Choice {
	return [Math.floor(dice() * options.length)];
}

/** So many, no two alike. */
export function sampleWords(count: number, dice: Dice): string[] {
	const word = () => Math.floor(dice() * 1e9).toString(36);
	return Array.from({ length: count }, (_, index) => `${word()} ${index + 1}`);
}

/** The key to which this is the answer. */
export function keyTo(choice: Choice): Correct {
	return { correct: choice };
}

const fault = faultMaker(optionWords);

export function optionFaults(ask: Options, key: Correct): Fault[] {
	const { options } = trimOptions(ask, key);
	const faults: Fault[] = [];
	options.forEach((text, index) => {
		if (text?.trim() === "")
			faults.push(
				fault(`ask.options.${index}`, "option-empty", {
					option: letter(index),
				}),
			);
	});
	const texts = options
		.map((text) => text?.trim() ?? "")
		.filter((text) => text !== "");
	if (new Set(texts).size < texts.length)
		faults.push(fault("ask.options", "options-alike"));
	const strange = key.correct.some((index) => options[index] === undefined);
	if (strange || new Set(key.correct).size < key.correct.length)
		faults.push(fault("key.correct", "correct-no-option"));
	return faults;
}

export function readAnswer(
	ask: Options,
	raw: unknown,
	most: number,
): Answer | null {
	if (raw === unsure) return ask.unsure === true ? unsure : null;
	return readIndexes(ask, raw, most);
}

function readIndexes(
	{ options }: Options,
	raw: unknown,
	most: number,
): Choice | null {
	if (!Array.isArray(raw) || raw.length < 1 || raw.length > most) return null;
	const inRange = (value: unknown): value is number =>
		Number.isInteger(value) &&
		(value as number) >= 0 &&
		(value as number) < options.length;
	// A copy: `every` passes over the holes of a sparse array.
	const indexes: unknown[] = [...raw];
	if (!indexes.every(inRange)) return null;
	const sorted = [...new Set(indexes)].sort((a, b) => a - b);
	return sorted.length === indexes.length ? sorted : null;
}

/** All or nothing: exactly the correct options. */
export function markExact(
	_ask: Options,
	{ correct }: Correct,
	value: Answer,
): number {
	return value !== unsure &&
		correct.length === value.length &&
		correct.every((index) => value.includes(index))
		? 1
		: 0;
}

/** Answers per option, in the question's order. With several choices per answer the counts add up to more than `answered`. */
export interface OptionCounts extends Distribution {
	readonly counts: readonly number[];
	/** Of those who do not know, where that can be said. */
	readonly unsure?: number;
}

function countOptions(
	{ options, unsure: isOffered }: Options,
	_key: Correct | null,
	{ answered, groups }: Tally,
): OptionCounts {
	return {
		answered,
		counts: options.map((_, index) => groups[index] ?? 0),
		...(isOffered === true ? { unsure: groups[unsure] ?? 0 } : {}),
	};
}
