/** The places among the items, first to last; each once. */
export type Order = readonly number[];

/**
 * By what an answer earns a part of the points. Of the n(n-1)/2 pairs of items, C stand as they do in the right order and D the other way round.
 * - `tau`: Kendall's tau, (C - D) / (C + D), and none of the points below 0, so that who guesses earns about none (M. G. Kendall, A New Measure of
 *   Rank Correlation, Biometrika 30, 1938, 81-93).
 * - `concordant`: C / (C + D), the same tau from 0 to 1 instead of -1 to 1: who guesses earns half.
 * - `places`: the share of the items that stand where they do in the right order ("absolute position" of Moodle's ordering questions).
 * - `all`: all or nothing.
 */
export const measures = ["tau", "concordant", "places", "all"] as const;
export type Measure = (typeof measures)[number];

/** The share of the points that an order earns where this one is right. */
export function shareBy(measure: Measure, right: Order, given: Order): number {
	const all = (right.length * (right.length - 1)) / 2;
	const wrong = discordant(right, given);
	switch (measure) {
		case "tau":
			return Math.max(0, (all - 2 * wrong) / all);
		case "concordant":
			return (all - wrong) / all;
		case "places":
			return (
				given.filter((item, place) => item === right[place]).length /
				right.length
			);
		case "all":
			return wrong === 0 ? 1 : 0;
	}
}

/** Whether who sends the items as they stand on phones earns nothing by it; `places`: where the first, the second and so on stand there. */
export function hidesOrder(places: Order): boolean {
	return shareBy("tau", places, [...places.keys()]) === 0;
}

/** How many pairs of items stand the other way round. */
function discordant(right: Order, given: Order): number {
	const places = given.map((item) => right.indexOf(item));
	let pairs = 0;
	for (const [at, place] of places.entries())
		for (const later of places.slice(at + 1)) if (later < place) pairs++;
	return pairs;
}
