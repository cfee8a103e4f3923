/** How wide letters of a code are in the screen's heaviest face, in em, rounded up (EE1953 measures them). */
const widths: readonly (readonly [letters: string, em: number])[] = [
	[" ", 0.19],
	["1", 0.42],
	["023456789FJ", 0.64],
	["Y", 0.67],
	["CPRTV", 0.72],
	["DHKNQX", 0.78],
	["M", 0.96],
	["W", 1.03],
];

/** At least as wide as this code is in one line, in em. */
export function emsOf(code: string): number {
	const widest = widths.at(-1)?.[1] ?? 1;
	return [...code].reduce(
		(sum, letter) =>
			sum +
			(widths.find(([letters]) => letters.includes(letter))?.[1] ?? widest),
		0,
	);
}
