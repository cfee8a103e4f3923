/*
 * Statistics of a test's items. Variances are those of a population throughout (divided by n), as the sources of alpha have them: mixed
 * with a sample's, KR-20 comes out too large. What is not defined (nothing varies, nobody there) is null, never NaN.
 */
import type { Steps } from "../steps.ts";

export function sumOf(values: Iterable<number>): number {
	let sum = 0;
	for (const value of values) sum += value;
	return sum;
}

export function meanOf(values: readonly number[]): number | null {
	return values.length === 0 ? null : sumOf(values) / values.length;
}

/** Mean square of the distance from the mean, of a population. */
export function varianceOf(values: readonly number[]): number | null {
	const mean = meanOf(values);
	if (mean === null) return null;
	let squares = 0;
	for (const value of values) squares += (value - mean) ** 2;
	return squares / values.length;
}

/** The value under which this share of them lies, 0 to 1: between two neighbours in proportion (R's type 7). `sorted`: ascending. */
export function quantileOf(
	sorted: readonly number[],
	share: number,
): number | null {
	const place = (sorted.length - 1) * share;
	const below = sorted[Math.floor(place)];
	const above = sorted[Math.ceil(place)];
	if (below === undefined || above === undefined) return null;
	return below + (above - below) * (place - Math.floor(place));
}

/**
 * A smaller share of the values' squares is no variance but what rounding left: points are sums of fractions, and a constant item
 * has no correlation, however its thirds add up.
 */
const leastVariance = 1e-12;

/** Pearson's correlation of two equally long rows, -1 to 1; null where one of them does not vary. */
export function correlationOf(
	ones: readonly number[],
	others: readonly number[],
): number | null {
	const [one, other] = [meanOf(ones), meanOf(others)];
	if (one === null || other === null) return null;
	const [first, second] = [varianceOf(ones), varianceOf(others)];
	if (!varies(ones, first) || !varies(others, second)) return null;
	let both = 0;
	for (const [index, value] of ones.entries())
		both += (value - one) * ((others[index] ?? 0) - other);
	const spread = Math.sqrt((first ?? 0) * (second ?? 0));
	return Math.max(-1, Math.min(1, both / ones.length / spread));
}

/** Whether these numbers, squares from the mean `variance`, differ by more than rounding. */
function varies(values: readonly number[], variance: number | null): boolean {
	if (variance === null) return false;
	const squares = meanOf(values.map((value) => value ** 2)) ?? 0;
	return variance > leastVariance * squares;
}

export interface Alphas {
	/** Null under two items, or where the sums do not vary. */
	readonly alpha: number | null;
	/** Of the items without each of them. */
	readonly without: readonly (number | null)[];
}

/**
 * Cronbach's alpha (Cronbach 1951, Psychometrika 16, 297) of items, each with one mark per student: k/(k-1) times what the items' variances
 * leave of that of the sums. Of marks that are 0 or 1 it is Kuder and Richardson's formula 20.
 */
export function* alphasInSteps(
	items: readonly (readonly number[])[],
): Steps<Alphas> {
	const sums = (items[0] ?? []).map((_, student) =>
		sumOf(items.map((marks) => marks[student] ?? 0)),
	);
	yield;
	const variances: number[] = [];
	for (const marks of items) {
		variances.push(varianceOf(marks) ?? 0);
		yield;
	}
	const parts = sumOf(variances);
	const without: (number | null)[] = [];
	for (const [place, marks] of items.entries()) {
		const rest = sums.map((sum, student) => sum - (marks[student] ?? 0));
		const others = parts - (variances[place] ?? 0);
		without.push(alphaOf(items.length - 1, others, rest));
		yield;
	}
	return { alpha: alphaOf(items.length, parts, sums), without };
}

function alphaOf(
	size: number,
	parts: number,
	sums: readonly number[],
): number | null {
	const whole = varianceOf(sums);
	if (size < 2 || whole === null || !varies(sums, whole)) return null;
	return (size / (size - 1)) * (1 - parts / whole);
}

export interface UpperLower {
	/** By how much more of the best had it right than of the weakest, -1 to 1. */
	readonly difference: number;
	/** So many are in each of the two groups. */
	readonly size: number;
	/** Some at a border have as many points as others beyond it: of those it counts what they have in the mean. */
	readonly isTied: boolean;
}

/** One student at one item: the mark there, 0 to 1, and the sum over all items. */
export interface Placed {
	readonly mark: number;
	readonly sum: number;
}

/**
 * Upper-lower index with the 27 % at each end (Kelley 1939, J. Educ. Psychol. 30, 17): (a - b)/n with n = 27 % of all, rounded. In which
 * order equals stand makes no difference. Null where a group would be empty. `placed`: by sum, ascending.
 */
export function upperLowerOf(placed: readonly Placed[]): UpperLower | null {
	const size = Math.round(0.27 * placed.length);
	if (size === 0) return null;
	const lower = takenFrom(placed, size);
	const upper = takenFrom(placed.toReversed(), size);
	return {
		difference: (upper.marks - lower.marks) / size,
		size,
		isTied: upper.isTied || lower.isTied,
	};
}

/** The marks of the first `size`; of those who share the last sum the mean of all who have it. */
function takenFrom(placed: readonly Placed[], size: number) {
	const border = placed[size - 1]?.sum;
	const before = placed.filter(
		(_, at) => at < size && placed[at]?.sum !== border,
	);
	const at = placed.filter(({ sum }) => sum === border);
	const left = size - before.length;
	return {
		marks:
			sumOf(before.map(({ mark }) => mark)) +
			left * (meanOf(at.map(({ mark }) => mark)) ?? 0),
		isTied: left < at.length,
	};
}

/** Thirds of a class by what they have in all, weakest first: for each row in which third it is. Equals are in the same one. */
export function thirdsOf(sums: readonly number[]): (0 | 1 | 2)[] {
	const sorted = Float64Array.from(sums).sort();
	const thirds = new Map<number, 0 | 1 | 2>();
	for (let first = 0; first < sorted.length; ) {
		const sum = sorted[first] ?? 0;
		let end = first + 1;
		while (sorted[end] === sum) end++;
		const share = (first + end) / 2 / sums.length;
		thirds.set(sum, share < 1 / 3 ? 0 : share < 2 / 3 ? 1 : 2);
		first = end;
	}
	return sums.map((sum) => thirds.get(sum) ?? 0);
}

/**
 * Normalised gain (Hake 1998, Am. J. Phys. 66, 64): which part of what was still missing was gained, of the shares of a whole class.
 * Null where nothing was missing.
 */
export function gainOf(before: number, after: number): number | null {
	return before >= 1 ? null : (after - before) / (1 - before);
}
