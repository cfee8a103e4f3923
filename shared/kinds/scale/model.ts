import * as v from "valibot";
import { faultMaker } from "../../fault.ts";
import { lengthFirst } from "../../length-first.ts";
import { type Distribution, defineKind } from "../kind.ts";
import { sampleWords } from "../options.ts";
import { faultWords } from "./faults.en.ts";

/** A word for each step, lowest first; empty where the number says enough. */
export type Steps = { readonly labels: readonly string[] };

export const most = { steps: 10, label: 60 };

const Steps = v.strictObject({
	labels: lengthFirst(
		most.steps,
		v.pipe(
			v.array(v.pipe(v.string(), v.maxLength(most.label))),
			v.minLength(2),
			v.maxLength(most.steps),
		),
	),
});

/** Answers per step, lowest first; the rest is null as long as nobody has answered. */
export interface StepCounts extends Distribution {
	readonly counts: readonly number[];
	readonly mean: number | null;
	/** Between two steps when an even number answered. */
	readonly median: number | null;
	/** Standard deviation of these answers (not of a population that they would stand for). */
	readonly spread: number | null;
}

const fault = faultMaker(faultWords);

/** Where one stands between two ends: nothing is right. A value is the step's number, from 1. */
export const scale = defineKind<Steps, Record<string, never>, number>({
	name: "scale",
	ask: Steps,
	key: v.strictObject({}),
	mostBytes: 2,
	isJudged: false,
	blank: () => ({ ask: { labels: ["", "", "", "", ""] }, key: {} }),
	faultWords,
	faults: ({ labels }) => {
		const ends = [labels[0], labels.at(-1)];
		return ends.some((label) => label?.trim() === "")
			? [fault("ask.labels", "ends-unnamed")]
			: [];
	},
	read: ({ labels }, raw) =>
		typeof raw === "number" &&
		Number.isInteger(raw) &&
		raw >= 1 &&
		raw <= labels.length
			? raw
			: null,
	mark: () => null,
	sampleAsk: (dice) => ({
		labels: sampleWords(2 + Math.floor(dice() * (most.steps - 1)), dice),
	}),
	sampleKey: () => ({}),
	sample: ({ labels }, dice) => 1 + Math.floor(dice() * labels.length),
	groups: (_ask, value) => [String(value)],
	distribution: ({ labels }, _key, { answered, groups }) => {
		const counts = labels.map((_, index) => groups[index + 1] ?? 0);
		return { answered, counts, ...momentsOf(counts) };
	},
	say: ({ labels }, value) => {
		const label = labels[value - 1]?.trim() ?? "";
		return label === "" ? String(value) : `${value}, ${label}`;
	},
	bare: ({ labels }) => ({ labels: labels.map(() => "") }),
	words: ({ labels }) => labels,
});

function momentsOf(
	counts: readonly number[],
): Pick<StepCounts, "mean" | "median" | "spread"> {
	const total = counts.reduce((sum, count) => sum + count, 0);
	if (total === 0) return { mean: null, median: null, spread: null };
	const mean =
		counts.reduce((sum, count, index) => sum + count * (index + 1), 0) / total;
	const variance =
		counts.reduce(
			(sum, count, index) => sum + count * (index + 1 - mean) ** 2,
			0,
		) / total;
	const lower = stepAt(counts, Math.floor((total - 1) / 2));
	const upper = stepAt(counts, Math.floor(total / 2));
	return {
		mean: rounded(mean),
		median: (lower + upper) / 2,
		spread: rounded(Math.sqrt(variance)),
	};
}

/** The step of the answer at this place, from 0, of all in ascending order. */
function stepAt(counts: readonly number[], place: number): number {
	let before = 0;
	for (const [index, count] of counts.entries()) {
		before += count;
		if (place < before) return index + 1;
	}
	return counts.length;
}

function rounded(value: number): number {
	return Math.round(value * 100) / 100;
}
