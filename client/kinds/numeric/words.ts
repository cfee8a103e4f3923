import type { Band, Bands } from "../../../shared/kinds/numeric/model.ts";
import { percent } from "../words.en.ts";
import * as words from "./words.en.ts";

/** What earns full points, then what earns a part of them: "5 ± 0.1 m, 4 to 6 m (50 %)". */
export function sayBands({ bands }: Bands, unit: string): string {
	const full = bands.filter(({ share }) => share === 1).map(sayBand);
	const parts = bands
		.filter(({ share }) => share > 0 && share < 1)
		.map((band) =>
			words.forAPart(
				`${sayBand(band)}\u00a0${unit}`.trim(),
				Math.round(band.share * 100),
			),
		);
	const whole = `${full.join(words.or)}\u00a0${unit}`.trim();
	return (full.length === 0 ? parts : [whole, ...parts]).join(", ");
}

/** A number of three digits in at most eight characters, however large or small it is: one that nobody can mean takes no room from the others. */
export function shorten(number: number): string {
	const plain = String(number);
	if (plain.length <= 6) return plain;
	const [digits = "", power = ""] = number.toExponential(2).split("e");
	return `${Number(digits)}e${Number(power)}`;
}

export function sayBand(band: Band): string {
	if (band.is === "range") return words.range(band.least, band.most);
	const { value, by, per } = band;
	return by === 0
		? String(value)
		: `${value}\u00a0±\u00a0${per === "cent" ? percent(by) : by}`;
}
