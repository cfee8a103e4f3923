import type { Distribution, Tally } from "../kind.ts";
import { boundsOf } from "./bands.ts";
import { numbersIn } from "./groups.ts";
import type { Bands } from "./model.ts";

/** Answers from `from` to `to`; one number alone where both are it. */
export type Bin = {
	readonly from: number;
	readonly to: number;
	readonly count: number;
	/** Whether its numbers earn full points; null as long as that is secret. */
	readonly right: "all" | "some" | "none" | null;
};

export interface Histogram extends Distribution {
	/** Ascending, without gaps where there are many; empty without answers. */
	readonly bins: readonly Bin[];
	/** Answers below the first and above the last bin. */
	readonly below: number;
	readonly above: number;
	/** Of all answers, to three significant digits; null without any. */
	readonly median: number | null;
}

const mostAlone = 12;
const mostBins = 20;
/**
 * This share of the answers at either end may stand outside; and up to the larger share whatever is further from the others than
 * those are wide. So neither one that is far off squeezes a picture, in a class of any size, nor a few that agreed to.
 */
const outside = { always: 0.02, farOff: 0.1 };

type Counted = readonly (readonly [value: number, count: number])[];

export function histogramOf(tally: Tally, key: Bands | null): Histogram {
	const { answered } = tally;
	const counted: Counted = [...numbersIn(tally.groups)].sort(
		([one], [other]) => one - other,
	);
	const right = key && fullBands(key);
	const alone = counted.length <= mostAlone;
	const { bins, below, above } = alone
		? {
				bins: counted.map(([value, count]) =>
					binOf(value, value, count, right),
				),
				below: 0,
				above: 0,
			}
		: widerBins(counted, right);
	return { answered, bins, below, above, median: medianOf(counted) };
}

function widerBins(counted: Counted, right: Right) {
	const [first, last] = shownOf(counted);
	const width = niceStep(
		(last - first) / (mostBins - 2) || Math.abs(first) || 1,
	);
	const start = Math.floor(first / width) * width;
	const number = Math.min(mostBins, Math.floor((last - start) / width) + 1);
	const edge = (index: number) => start + index * width;
	const end = edge(number);
	const bins = Array.from({ length: number }, (_, index) => {
		const [from, to] = [edge(index), edge(index + 1)];
		const inside = counted.filter(([value]) => from <= value && value < to);
		return binOf(tidy(from), tidy(to), totalOf(inside), right);
	});
	return {
		bins,
		below: totalOf(counted.filter(([value]) => value < start)),
		above: totalOf(counted.filter(([value]) => value >= end)),
	};
}

/** The first and the last number of the picture. */
function shownOf(counted: Counted): [first: number, last: number] {
	const [low, high] = middleOf(counted, outside.farOff);
	const wide = high - low;
	const [least, most] = middleOf(counted, outside.always);
	// Where nearly all say one number there is no width to measure by.
	if (wide === 0) return [least, most];
	const near = counted
		.map(([value]) => value)
		.filter((value) => low - wide <= value && value <= high + wide);
	return [
		Math.max(least, near.at(0) ?? least),
		Math.min(most, near.at(-1) ?? most),
	];
}

/** The ends of what is left without this share at either. */
function middleOf(counted: Counted, without: number): [number, number] {
	const total = totalOf(counted);
	return [
		valueAt(counted, Math.floor(total * without)),
		valueAt(counted, Math.ceil(total * (1 - without)) - 1),
	];
}

type Bounds = ReturnType<typeof boundsOf>;
type Right = readonly Bounds[] | null;

function fullBands({ bands }: Bands): NonNullable<Right> {
	return bands.filter(({ share }) => share === 1).map(boundsOf);
}

function binOf(from: number, to: number, count: number, right: Right): Bin {
	if (right === null) return { from, to, count, right };
	const covers = ({ least, most }: Bounds) => least <= from && to <= most;
	const touches = ({ least, most }: Bounds) => least < to && from <= most;
	const how = right.some(covers)
		? "all"
		: right.some(touches)
			? "some"
			: "none";
	return { from, to, count, right: how };
}

/** 1, 2 or 5 times a power of ten, no less than this. */
function niceStep(least: number): number {
	const power = 10 ** Math.floor(Math.log10(least)) || Number.MIN_VALUE;
	return (
		[1, 2, 5, 10].map((step) => step * power).find((step) => step >= least) ??
		10 * power
	);
}

function tidy(value: number): number {
	return Number(value.toPrecision(12)) + 0;
}

function totalOf(counted: Counted): number {
	return counted.reduce((sum, [, count]) => sum + count, 0);
}

/** Of all answers in ascending order the one at this place, from 0. */
function valueAt(counted: Counted, place: number): number {
	let before = 0;
	for (const [value, count] of counted) {
		before += count;
		if (place < before) return value;
	}
	return counted.at(-1)?.[0] ?? 0;
}

function medianOf(counted: Counted): number | null {
	const total = totalOf(counted);
	if (total === 0) return null;
	const lower = valueAt(counted, Math.floor((total - 1) / 2));
	const upper = valueAt(counted, Math.floor(total / 2));
	return tidy((lower + upper) / 2);
}
