import * as v from "valibot";
import { faultMaker } from "../../fault.ts";
import { lengthFirst } from "../../length-first.ts";
import { plainText } from "../../plain-text.ts";
import { type Distribution, defineKind } from "../kind.ts";
import { sampleWords } from "../options.ts";
import { shuffled } from "../shuffled.ts";
import { faultWords } from "./faults.en.ts";

/**
 * Each of `left` belongs to another one of `right`, which stand in an order of their own; what is left there belongs to none. Empty where the words stay on
 * the screen.
 */
export type Sides = {
	readonly left: readonly string[];
	readonly right: readonly string[];
};

/** By the place of each of `left` the place of the one of `right` that belongs to it, each once; in an answer, but not in a key, -1 where none was chosen. */
export type Matching = readonly number[];
/** By `measure` all pairs or nothing; without one each pair earns its part of the points. */
export type Key = { readonly pairs: Matching; readonly measure?: "all" };

/** `right`: those that belong to none among them. */
export const most = { pairs: 8, right: 10, words: 300 };
export const least = 2;
/** Nothing was chosen there: what is partly matched is an answer, too. */
export const none = -1;

const Words = v.pipe(v.string(), v.maxLength(most.words));
const sideOf = (length: number) =>
	lengthFirst(
		length,
		v.pipe(v.array(Words), v.minLength(least), v.maxLength(length)),
	);
const Place = v.pipe(
	v.number(),
	v.integer(),
	v.minValue(0),
	v.maxValue(most.right - 1),
);

/** By the place of each of `left`: how many matched it with each of `right`. */
export interface PairCounts extends Distribution {
	readonly counts: readonly (readonly number[])[];
}

const fault = faultMaker(faultWords);

/** What belongs together. A value says of each of the left ones which of the right ones that is. */
export const pairs = defineKind<Sides, Key, Matching>({
	name: "pairs",
	ask: v.strictObject({ left: sideOf(most.pairs), right: sideOf(most.right) }),
	key: v.strictObject({
		pairs: lengthFirst(
			most.pairs,
			v.pipe(v.array(Place), v.maxLength(most.pairs)),
		),
		measure: v.exactOptional(v.literal("all")),
	}),
	mostBytes: 3 * most.pairs,
	isJudged: true,
	// Not in the order in which they belong together, which is how they are typed.
	blank: () => ({
		ask: { left: ["", ""], right: ["", ""] },
		key: { pairs: [1, 0] },
	}),
	faultWords,
	faults: (ask, { pairs }) => [
		...faultsOf(ask.left, "left", (index) => index),
		...faultsOf(ask.right, "right", (index) => pairs.indexOf(index)),
		...(isMatching(ask, pairs) ? [] : [fault("key.pairs", "not-one-to-one")]),
	],
	read: (ask, raw) =>
		isMatching(ask, raw) && raw.some((place) => place !== none)
			? [...raw]
			: null,
	mark: ({ left }, { pairs, measure }, value) => {
		const found = value.filter((place, index) => place === pairs[index]).length;
		if (measure === "all") return found === left.length ? 1 : 0;
		return found / left.length;
	},
	sampleAsk: (dice) => {
		const size = least + Math.floor(dice() * (most.pairs - least + 1));
		const others = Math.floor(dice() * (most.right - most.pairs + 1));
		return {
			left: sampleWords(size, dice),
			right: sampleWords(size + others, dice),
		};
	},
	sampleKey: (ask, dice) => ({
		pairs: sampleOf(ask, dice),
		...(dice() < 0.8 ? {} : { measure: "all" as const }),
	}),
	sample: sampleOf,
	groups: (_ask, value) =>
		value.flatMap((place, index) =>
			place === none ? [] : [`${index}-${place}`],
		),
	distribution: ({ left, right }, _key, { answered, groups }): PairCounts => ({
		answered,
		counts: left.map((_, index) =>
			right.map((_, place) => groups[`${index}-${place}`] ?? 0),
		),
	}),
	say: ({ left, right }, value) =>
		value
			.flatMap((place, index) =>
				place === none
					? []
					: [
							`${plainText(left[index] ?? "")}: ${plainText(right[place] ?? "")}`,
						],
			)
			.join("; "),
	bare: ({ left, right }) => ({
		left: left.map(() => ""),
		right: right.map(() => ""),
	}),
	texts: ({ left, right }) => [...left, ...right],
});

/** Each place once, but what was not chosen. */
function isMatching({ left, right }: Sides, raw: unknown): raw is number[] {
	if (!Array.isArray(raw) || raw.length !== left.length) return false;
	// A copy: a sparse array's holes are passed over else.
	const places: unknown[] = [...raw];
	const chosen = places.filter((place) => place !== none);
	const isPlace = (place: unknown) =>
		Number.isInteger(place) && right[place as number] !== undefined;
	return chosen.every(isPlace) && new Set(chosen).size === chosen.length;
}

const codes = {
	left: { missing: "left-missing", twice: "left-twice" },
	right: { missing: "right-missing", twice: "right-twice" },
} as const;

/** `pairOf`: the place on the left, by which pairs are counted where they are written; -1 for what belongs to none. */
function faultsOf(
	words: readonly string[],
	side: "left" | "right",
	pairOf: (index: number) => number,
) {
	const typed = words.map((text) => text.trim());
	const faults = typed.flatMap((text, index) => {
		const number = pairOf(index) + 1;
		const path = `ask.${side}.${index}`;
		if (text !== "") return [];
		return number === 0
			? [fault(path, "other-missing")]
			: [fault(path, codes[side].missing, { number })];
	});
	const full = typed.filter((text) => text !== "");
	if (new Set(full).size < full.length)
		faults.push(fault(`ask.${side}`, codes[side].twice));
	return faults;
}

function sampleOf({ left, right }: Sides, dice: () => number): Matching {
	return shuffled(right.length, dice).slice(0, left.length);
}
