import type { Band } from "./model.ts";

/** Doubles are never quite what was typed: 0.1 + 0.2 is right where 0.3 is. */
const slack = 1e-12;

/** The band's ends, both of them in it. */
export function boundsOf(band: Band): {
	readonly least: number;
	readonly most: number;
} {
	if (band.is === "range") return widened(band.least, band.most);
	const { value, by, per } = band;
	const width = per === "cent" ? (Math.abs(value) * by) / 100 : by;
	return widened(value - width, value + width);
}

function widened(least: number, most: number) {
	const by = Math.max(Math.abs(least), Math.abs(most)) * slack;
	return { least: least - by, most: most + by };
}
