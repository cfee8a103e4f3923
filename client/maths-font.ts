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
		targetFormat: "truetype",
		noHinting: true,
		keepFeatures: [],
		dropTables: ["GPOS", "GSUB", "GDEF", "STAT", "gasp", "vhea", "vmtx"],
	});
	leaveToParts(cut);
	leaveCopyright(cut);
	const packed = await subsetFont(cut, letters, { targetFormat: "woff2" });
	const folder = resolve(import.meta.dirname, "../node_modules/.cache/lectern");
	mkdirSync(folder, { recursive: true });
	const file = resolve(folder, "maths.woff2");
	const draft = `${file}.${process.pid}-${Math.random()}`;
	writeFileSync(draft, packed);
	renameSync(draft, file);
	return file;
}

/**
 * What stretches has glyphs of its own in a dozen sizes, and parts for all that is larger. Where the parts are straight but for their ends, as a
 * square bracket's are and a round one's are not, nobody sees which it is: sizes that they reach, end to end, are left to them.
 */
function leaveToParts(font: Buffer): void {
	const number = (at: number) => font.readUInt16BE(at);
	const table = tableOf(font, "MATH");
	const variants = table + number(table + 8);
	const count = number(variants + 6) + number(variants + 8);
	for (let index = 0; index < count; index++) {
		const glyph = variants + number(variants + 10 + 2 * index);
		if (number(glyph) === 0) continue;
		const assembly = glyph + number(glyph);
		const parts = Array.from({ length: number(assembly + 4) }, (_, part) => {
			const at = assembly + 6 + 10 * part;
			const [start, end, length] = [
				number(at + 2),
				number(at + 4),
				number(at + 6),
			];
			return {
				straight: Math.max(start, end) / length,
				length,
				isRepeated: number(at + 8) & 1,
			};
		}).filter(({ isRepeated }) => !isRepeated);
		const [end, ...others] = parts;
		// With one end alone browsers do not put it together.
		if (!end || end.straight < 0.8 || others.length === 0) continue;
		const reached = parts.reduce((sum, { length }) => sum + length, 0);
		const sizes = number(glyph + 2);
		let kept = 0;
		while (kept < sizes && number(glyph + 6 + 4 * kept) < reached) kept++;
		font.writeUInt16BE(kept, glyph + 2);
	}
}

/** A font that a page brings needs no names: whose it is stays in it, the rest of its words goes. */
function leaveCopyright(font: Buffer): void {
	const table = tableOf(font, "name");
	const records = font.readUInt16BE(table + 2);
	// Sorted by number, of which the copyright has the first.
	for (let record = 0; record < records; record++)
		if (font.readUInt16BE(table + 6 + 12 * record + 6) === 0)
			return void font.writeUInt16BE(record + 1, table + 2);
	throw new Error("the font does not say whose it is");
}

/** Where in a font's file a table begins. */
function tableOf(font: Buffer, name: string): number {
	for (let record = 12; record < 12 + 16 * font.readUInt16BE(4); record += 16)
		if (font.toString("latin1", record, record + 4) === name)
			return font.readUInt32BE(record + 8);
	throw new Error(`the font has no table ${name}`);
}
