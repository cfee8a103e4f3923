import * as v from "valibot";
import { faultMaker } from "../../fault.ts";
import { lengthFirst } from "../../length-first.ts";
import { type Distribution, defineKind } from "../kind.ts";
import { sampleWords } from "../options.ts";
import { faultWords } from "./faults.en.ts";

/** Each of `left` belongs to one of `right`, as many, which stand in an order of their own. Empty where the words stay on the screen. */
export type Sides = {
	readonly left: readonly string[];
	readonly right: readonly string[];
};

/** By the place of each of `left` the place of the one of `right` that belongs to it; each once. */
export type Matching = readonly number[];
export type Key = { readonly pairs: Matching };

export const most = { pairs: 8, words: 100 };
export const least = 2;

const Words = v.pipe(v.string(), v.maxLength(most.words));
const Side = lengthFirst(
	most.pairs,
	v.pipe(v.array(Words), v.minLength(least), v.maxLength(most.pairs)),
);
const Place = v.pipe(
	v.number(),
	v.integer(),
	v.minValue(0),
	v.maxValue(most.pairs - 1),
);

/** By the place of each of `left`: how many matched it with each of `right`. */
export interface PairCounts extends Distribution {
	readonly counts: readonly (readonly number[])[];
}

const fault = faultMaker(faultWords);

/** What belongs together. A value says of each of the left ones which of the right ones that is. */
export const pairs = defineKind<Sides, Key, Matching>({
	name: "pairs",
	ask: v.strictObject({ left: Side, right: Side }),
	key: v.strictObject({
		pairs: lengthFirst(
			most.pairs,
			v.pipe(v.array(Place), v.maxLength(most.pairs)),
		),
	}),
	mostBytes: 2 * most.pairs + 1,
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
		...(ask.left.length === ask.right.length && isMatching(ask, pairs)
			? []
			: [fault("key.pairs", "not-one-to-one")]),
	],
	read: (ask, raw) => (isMatching(ask, raw) ? [...raw] : null),
	mark: ({ left }, { pairs }, value) =>
		value.filter((place, index) => place === pairs[index]).length / left.length,
	sampleAsk: (dice) => {
		const size = least + Math.floor(dice() * (most.pairs - least + 1));
		return { left: sampleWords(size, dice), right: sampleWords(size, dice) };
	},
	sampleKey: (ask, dice) => ({ pairs: shuffled(ask, dice) }),
	sample: shuffled,
	groups: (_ask, value) => value.map((place, index) => `${index}-${place}`),
	distribution: ({ left, right }, _key, { answered, groups }): PairCounts => ({
		answered,
		counts: left.map((_, index) =>
			right.map((_, place) => groups[`${index}-${place}`] ?? 0),
		),
	}),
	say: ({ left, right }, value) =>
		value
			.map((place, index) => `${left[index] ?? ""}: ${right[place] ?? ""}`)
			.join("; "),
	bare: ({ left, right }) => ({
		left: left.map(() => ""),
		right: right.map(() => ""),
	}),
});

function isMatching({ left, right }: Sides, raw: unknown): raw is number[] {
	if (!Array.isArray(raw) || raw.length !== left.length) return false;
	// A copy: a sparse array's holes are passed over else.
	const places: unknown[] = [...raw];
	const isPlace = (place: unknown) =>
		Number.isInteger(place) && right[place as number] !== undefined;
	return places.every(isPlace) && new Set(places).size === left.length;
}

const codes = {
	left: { missing: "left-missing", twice: "left-twice" },
	right: { missing: "right-missing", twice: "right-twice" },
} as const;

/** `pairOf`: the place on the left, by which pairs are counted where they are written. */
function faultsOf(
	words: readonly string[],
	side: "left" | "right",
	pairOf: (index: number) => number,
) {
	const typed = words.map((text) => text.trim());
	const faults = typed.flatMap((text, index) => {
		const number = pairOf(index) + 1;
		return text === ""
			? [fault(`ask.${side}.${index}`, codes[side].missing, { number })]
			: [];
	});
	const full = typed.filter((text) => text !== "");
	if (new Set(full).size < full.length)
		faults.push(fault(`ask.${side}`, codes[side].twice));
	return faults;
}

function shuffled({ left }: Sides, dice: () => number): Matching {
	const places = [...left.keys()];
	for (let last = places.length - 1; last > 0; last--) {
		const other = Math.floor(dice() * (last + 1));
		const held = places[last] ?? 0;
		places[last] = places[other] ?? 0;
		places[other] = held;
	}
	return places;
}
