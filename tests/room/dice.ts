/** Seeded chance, the same on every machine. */
export interface Dice {
	/** From 0 up to 1. */
	(): number;
	/** A whole number from 0 up to `sides` - 1. */
	roll(sides: number): number;
	pick<T>(from: readonly T[]): T;
	/** True in so many of a hundred cases. */
	chance(percent: number): boolean;
}

/** mulberry32 */
export function diceOf(seed: number): Dice {
	let state = seed;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const roll = (sides: number) => Math.floor(next() * sides);
	return Object.assign(next, {
		roll,
		pick: <T>(from: readonly T[]) => {
			const found = from[roll(from.length)];
			if (found === undefined) throw new Error("nothing to pick from");
			return found;
		},
		chance: (percent: number) => next() * 100 < percent,
	});
}
