import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import subsetFont from "subset-font";

/** What stretches or stands over others, and the slanted letters: for the rest a phone has a font, and each kB is loaded by a class. */
const ranges: readonly (readonly [from: number, to: number])[] = [
	[0x28, 0x29],
	[0x5b, 0x5b],
	[0x5d, 0x5e],
	[0x7b, 0x7e],
	[0x2c6, 0x2c6],
	[0x2016, 0x2016],
	[0x210e, 0x210e],
	[0x2190, 0x2194],
	[0x21cc, 0x21cc],
	[0x220f, 0x220f],
	[0x2211, 0x2211],
	[0x221a, 0x221a],
	[0x222b, 0x222b],
	[0x2308, 0x230b],
	[0x23de, 0x23df],
	[0x27e8, 0x27e9],
	[0x1d434, 0x1d467],
];

/**
 * Cuts the font of formulas to what is used and lays it where the build, which takes it under a name of its own, finds it. Both builds
 * may do so at once.
 */
export async function cutMathsFont(): Promise<string> {
	const source = createRequire(import.meta.url).resolve(
		"@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2",
	);
	const letters = ranges
		.flatMap(([from, to]) =>
			Array.from({ length: to - from + 1 }, (_, index) =>
				String.fromCodePoint(from + index),
			),
		)
		.join("");
	const cut = await subsetFont(readFileSync(source), letters, {
		targetFormat: "woff2",
		noHinting: true,
		keepFeatures: [],
		dropTables: ["GPOS", "GSUB", "GDEF", "STAT", "gasp", "vhea", "vmtx"],
	});
	const folder = resolve(import.meta.dirname, "../node_modules/.cache/lectern");
	mkdirSync(folder, { recursive: true });
	const file = resolve(folder, "maths.woff2");
	const draft = `${file}.${process.pid}-${Math.random()}`;
	writeFileSync(draft, cut);
	renameSync(draft, file);
	return file;
}
