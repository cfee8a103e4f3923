import type { Standing } from "../../shared/views.ts";

/** All who have one place, on one line. */
export interface Place {
	readonly rank: number;
	readonly score: number;
	readonly names: readonly string[];
	/** How many they are, those without a name here too. */
	readonly count: number;
	/** So many places up, or below 0 down, since the question before; null: not told. */
	readonly moved: number | null;
}

/** Nobody without points has a place. */
export function placesOf(standings: readonly Standing[]): readonly Place[] {
	const places = new Map<number, Place>();
	for (const { rank, name, score, of, moved } of standings) {
		if (score <= 0) continue;
		const names = [...(places.get(rank)?.names ?? []), name];
		places.set(rank, {
			rank,
			score,
			names,
			count: of ?? names.length,
			moved: moved ?? null,
		});
	}
	return [...places.values()];
}

/** So many names fit on a line; more are told by their number. */
export const mostNames = 3;

/**
 * Where bars begin, so that they show the differences: at nought, or, where all are far from it, at a round number of points below the last of
 * them.
 */
export function baseOf(places: readonly Place[]): number {
	const scores = places.map(({ score }) => score);
	const [most, least] = [Math.max(0, ...scores), Math.min(...scores)];
	if (places.length < 2 || least < most * 0.5 || least === most) return 0;
	const power = 10 ** Math.floor(Math.log10(most - least));
	const step = power > 0 ? power : 1;
	const base = Math.floor((least - (most - least) * 0.35) / step) * step;
	return Math.max(0, base);
}
