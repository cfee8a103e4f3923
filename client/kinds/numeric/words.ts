import type { Band, Bands } from "../../../shared/kinds/numeric/model.ts";
import * as words from "./words.en.ts";

/** What earns full points: "5 ± 0.1 m", "2 to 3". */
export function sayBands({ bands }: Bands, unit: string): string {
	const full = bands.filter(({ share }) => share === 1).map(sayBand);
	return full.length === 0 ? "" : `${full.join(words.or)} ${unit}`.trim();
}

export function sayBand(band: Band): string {
	if (band.is === "range") return words.range(band.least, band.most);
	const { value, by, per } = band;
	return by === 0
		? String(value)
		: `${value} ± ${by}${per === "cent" ? " %" : ""}`;
}
