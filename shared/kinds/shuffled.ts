import type { Dice } from "./kind.ts";

/** The numbers from 0 up to `size` - 1 in an order by chance (Fisher and Yates). */
export function shuffled(size: number, dice: Dice): number[] {
	const places = Array.from({ length: size }, (_, place) => place);
	for (let last = size - 1; last > 0; last--) {
		const other = Math.floor(dice() * (last + 1));
		const held = places[last] ?? 0;
		places[last] = places[other] ?? 0;
		places[other] = held;
	}
	return places;
}

/** Whether not all of them stand where they belong. */
const isAnother = (places: readonly number[]) =>
	places.some((place, index) => place !== index);

/**
 * The same numbers in an order that looks like chance, always the same one for a seed, and one that `hides` enough: how something
 * stands on phones whose right order is a secret. Who knows the seed knows it.
 */
export function arranged(
	seed: string,
	size: number,
	hides: (places: readonly number[]) => boolean = isAnother,
): number[] {
	const dice = diceOf(`${seed} ${size}`);
	for (let tries = 0; tries < 100; tries++) {
		const places = shuffled(size, dice);
		if (hides(places)) return places;
	}
	return rotated(size);
}

/** So that the first of them, as many as that, do not all stand where they belong. */
export const hidesFirst =
	(first: number) =>
	(places: readonly number[]): boolean =>
		isAnother(places.slice(0, first));

/** The next place for each: where there is nothing yet to be kept a secret, as in a blank question. */
export function rotated(size: number): number[] {
	return Array.from({ length: size }, (_, place) => (place + 1) % size);
}

/** mulberry32, from the text's FNV-1a hash. */
function diceOf(seed: string): Dice {
	let state = 0x811c9dc5;
	for (const letter of seed)
		state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
