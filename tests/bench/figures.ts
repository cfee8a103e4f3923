export const sorted = (numbers: readonly number[]): number[] =>
	[...numbers].sort((a, b) => a - b);

/** The figure below which such a share of these sorted ones is. */
export const at = (numbers: readonly number[], share: number): number =>
	numbers[Math.floor((numbers.length - 1) * share)] ?? 0;

export const median = (numbers: readonly number[]): number =>
	at(sorted(numbers), 0.5);

export const sum = (numbers: readonly number[]): number =>
	numbers.reduce((all, one) => all + one, 0);
