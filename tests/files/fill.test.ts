import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { type Done, doJob, type Job } from "../../server/files/open.ts";
import type { Gradebook } from "../../shared/gradebook.ts";
import {
	canvas,
	entriesOf,
	facultyParts,
	facultySheet,
	moodle,
	zipOf,
} from "./gradebooks.ts";

type Query = Partial<Job["query"]>;
const hall = (...students: readonly (readonly [string, number | null])[]) =>
	students.map(([name, value]) => ({ name, value }));

function job(
	file: Uint8Array | string,
	students: Job["students"],
	query: Query,
	isFilled: boolean,
): Promise<Done> {
	return doJob({
		file: typeof file === "string" ? Buffer.from(file) : file,
		students,
		title: "Week 3",
		query: { sheet: undefined, into: "new", by: undefined, ...query },
		isFilled,
	});
}

async function fill(
	file: Uint8Array | string,
	students: Job["students"],
	query: Query = {},
): Promise<Buffer> {
	const done = await job(file, students, query, true);
	if (done.is !== "file") throw new Error("no file");
	return Buffer.from(done.bytes);
}

async function preview(
	file: Uint8Array | string,
	students: Job["students"],
	query: Query = {},
): Promise<Gradebook> {
	const done = await job(file, students, query, false);
	if (done.is !== "preview") throw new Error("no preview");
	return done.told;
}

const emails = hall(
	["Ada@uni.example", 12],
	["alan@uni.example", 7.5],
	["GRACE@uni.example", 3],
);

describe("a gradebook that is a CSV file", () => {
	it("[FI2170] comes back with one column filled and every other byte as it was", async () => {
		const filled = await fill(moodle, emails, { by: [5], into: 6 });
		expect(filled.toString()).toBe(
			moodle.replace("example,75.00,", "example,12,").replace("-,-", "7.5,-"),
		);
	});

	it("[FI2170] has a new column at its end where one is asked for, with the room's title", async () => {
		const filled = (await fill(moodle, emails)).toString();
		const lines = moodle.trimEnd().split("\n");
		expect(filled).toBe(
			`${lines[0]},"Week 3"\n${lines[1]},12\n${lines[2]},7.5\n${lines[3]},\n${lines[4]},\n`,
		);
	});

	const table =
		'Name;"Näme, voll";Σ\r\n"Ö ""x""";a;1,5\r\nplain;"b;\r\nc";2\r\n';
	const [utf16, windows] = [
		Buffer.from(`\uFEFF${table}`, "utf16le"),
		Buffer.from(table.replace("Σ", "S"), "latin1"),
	];
	it.each([
		["UTF-8", Buffer.from(table), "utf8"],
		["UTF-8 with a mark", Buffer.from(`\uFEFF${table}`), "utf8"],
		["UTF-16, little end first", utf16, "utf16le"],
		["Windows-1252", windows, "latin1"],
	] as const)(
		"[FI2170] keeps its encoding, quotes and line ends: %s",
		async (_name, file, coding) => {
			const students = hall(['Ö "x"', 2.25], ["plain", 4]);
			const filled = await fill(file, students, { by: [0], into: 2 });
			expect(filled.toString(coding)).toBe(
				file.toString(coding).replace("1,5", "2,25").replace('c";2', 'c";4'),
			);
		},
	);

	it("[FI2170] also in UTF-16 with the big end first, and with a byte too many", async () => {
		const big = Buffer.concat([Buffer.from(utf16).swap16(), Buffer.of(7)]);
		const students = hall(["plain", 4]);
		const filled = await fill(big, students, { by: [0], into: 2 });
		const text = Buffer.from(filled.subarray(0, -1)).swap16();
		expect(text.toString("utf16le")).toBe(
			`\uFEFF${table.replace('c";2', 'c";4')}`,
		);
		expect(filled.at(-1)).toBe(7);
	});

	it("[FI2170] takes any separator, a line that names it, short lines and empty ones", async () => {
		const students = hall(["a", 1], ["b", 2]);
		for (const separator of [",", ";", "\t", "|"]) {
			const file = "Id*X*Y\na*p*q\n\nb\n".replaceAll("*", separator);
			const filled = await fill(file, students, { by: [0], into: 2 });
			expect(filled.toString()).toBe(
				"Id*X*Y\na*p*1\n\nb**2\n".replaceAll("*", separator),
			);
		}
		const said = await fill("sep=|\r\nId|X,Y,Z\r\na|p,q,r\r\n", students);
		expect(said.toString()).toBe("sep=|\r\nId|X,Y,Z|Week 3\r\na|p,q,r|1\r\n");
		const old = await fill("Id,X\ra,p\rb,q", students);
		expect(old.toString()).toBe("Id,X,Week 3\ra,p,1\rb,q,2");
	});

	it("[FI2170] quotes what needs it, and what is quoted all along", async () => {
		const quoted = '"Id","X"\n"a","p"\n';
		const filled = await fill(quoted, hall(["a", 1.5]));
		expect(filled.toString()).toBe('"Id","X","Week 3"\n"a","p","1.5"\n');
		const same = await fill(quoted, hall(["a", 1.5]), { by: [0], into: 1 });
		expect(same.toString()).toBe('"Id","X"\n"a","1.5"\n');
		const comma = 'Id,X\na,"0,5"\nb,"2,5"\n';
		const next = await fill(comma, hall(["a", 1.5]), { by: [0], into: 1 });
		expect(next.toString()).toBe('Id,X\na,"1,5"\nb,"2,5"\n');
	});
});

describe("an export of Canvas", () => {
	it("[FI2173] keeps its second row and its test student, whatever tells the students", async () => {
		const students = hall(["00123", 9], ["3-4", 12], ["4799", 1]);
		const filled = await fill(canvas, students, { by: [2], into: 6 });
		expect(filled.toString()).toBe(
			canvas.replace("9.0,,90.0", "9.0,9,90.0").replace("7.5,12.0", "7.5,12"),
		);
		const told = await preview(canvas, students, { by: [1], into: 6 });
		expect(told).toMatchObject({ rows: 3, matched: 0 });
		expect(told.notInRoom.first).toEqual(["4711", "4712", "4713"]);
	});

	it("[FI2173] tells names turned round, and people have them the right way", async () => {
		const students = hall(["Ada Lovelace", 9], ["Hopper, Grace", 2]);
		const told = await preview(canvas, students);
		expect(told).toMatchObject({
			by: [0],
			matched: 2,
			notInFile: { count: 0 },
			notInRoom: { count: 1, first: ["Turing, Alan"] },
		});
	});
});

describe("who is found", () => {
	it("[FI2172] is told before: found, not in the file, not in the room, without a name; case counts", async () => {
		const students = [...emails, ...hall(["Emmy Noether", 5])];
		const told = await preview(moodle, students, { by: [5], into: 6 });
		expect(told).toEqual({
			sheets: [],
			sheet: 0,
			columns: expect.arrayContaining([
				{ head: "ID number", example: "00123" },
				{ head: "Quiz: Week 1 (Real)", example: "75.00" },
			]),
			rows: 4,
			by: [5],
			matched: 2,
			replaced: 2,
			notInFile: { count: 2, first: ["GRACE@uni.example", "Emmy Noether"] },
			notInRoom: { count: 2, first: ["grace@uni.example", "kurt@uni.example"] },
			twice: { count: 0, first: [] },
			unnamed: 0,
			examples: [
				{ name: "Ada@uni.example", was: "75.00", now: 12 },
				{ name: "alan@uni.example", was: "-", now: 7.5 },
			],
		});
	});

	it("[FI2172] is found by the columns that fit most of them, also a name in two", async () => {
		const names = hall(["Ada Lovelace", 1], ["Kurt Gödel", 2]);
		expect((await preview(moodle, names)).by).toEqual([0, 1]);
		const turned = "Name,Vorname\nGödel,Kurt\nLovelace,Ada\n";
		expect((await preview(turned, names)).by).toEqual([1, 0]);
		const ids = hall(["00123", 1], ["3-4", 2]);
		expect((await preview(moodle, ids)).by).toEqual([2]);
		const composed = hall([`Kurt Go\u0308del`, 2]);
		expect(await preview(moodle, composed)).toMatchObject({ matched: 1 });
	});

	it("[FI2172] nothing is filled in for who is there twice, in the file or in the room", async () => {
		const file = "Id,X\n a ,\na,\nb,\nc,\n,\n";
		const students = hall(["a", 1], ["b", 2], ["b", 3], ["c", 4]);
		const told = await preview(file, students, { by: [0], into: 1 });
		expect(told).toMatchObject({ matched: 1, unnamed: 0 });
		expect(told.twice).toEqual({ count: 2, first: ["a", "b"] });
		const filled = await fill(file, students, { by: [0], into: 1 });
		expect(filled.toString()).toBe(file.replace("c,", "c,4"));
	});

	it("[FI2172] nobody at all leaves the file as it is", async () => {
		const nobody = hall(["x", 1]);
		const filled = await fill(moodle, nobody, { by: [5], into: 6 });
		expect(filled.toString()).toBe(moodle);
		const told = await preview(moodle, nobody, { into: 6 });
		expect(told).toMatchObject({ matched: 0, notInFile: { count: 1 } });
	});
});

describe("a workbook", () => {
	const students = hall(
		["Ada Lovelace", 9],
		["Alan Turing", 2.5],
		["20123456", 1],
	);
	const sheet = async (bytes: Buffer) =>
		(await entriesOf(bytes)).find(({ name }) => name.endsWith("sheet2.xml"))
			?.text;

	it("[FI2171] comes back with one column filled, in its sheet nothing else and every other entry byte by byte", async () => {
		const book = await zipOf(facultyParts);
		const filled = await fill(book, students, { sheet: 1, by: [0], into: 2 });
		expect(await sheet(filled)).toBe(
			facultySheet
				.replace('<c r="D4"', '<c r="C4"><v>9</v></c><c r="D4"')
				.replace('<c r="C5" s="3"><v>7</v>', '<c r="C5" s="3"><v>2.5</v>')
				.replace('<c r="E6"', '<c r="C6"><v>1</v></c><c r="E6"'),
		);
		const before = await entriesOf(book);
		const after = await entriesOf(filled);
		expect(after.map(({ name }) => name)).toEqual(
			before.map(({ name }) => name),
		);
		for (const [index, { name, packed }] of before.entries())
			if (!name.endsWith("sheet2.xml"))
				expect(after[index]?.packed.equals(packed), name).toBe(true);
		// Whatever stands before the sheet and behind it is the same, headers and dates too.
		const at = before.findIndex(({ name }) => name.endsWith("sheet2.xml"));
		const start = book.indexOf("xl/worksheets/sheet2.xml") - 30;
		expect(filled.subarray(0, start).equals(book.subarray(0, start))).toBe(
			true,
		);
		const behind = Buffer.from(before[at + 1]?.name ?? "");
		const rest = (bytes: Buffer) =>
			bytes.subarray(
				bytes.indexOf(behind) - 30,
				bytes.indexOf("PK\u0001\u0002"),
			);
		expect(rest(filled).equals(rest(book))).toBe(true);
	});

	it("[FI2171] has a new column at its end, whose head stands in the head's row and looks as it does", async () => {
		const book = await zipOf(facultyParts);
		const filled = await sheet(await fill(book, students, { sheet: 1 }));
		expect(filled).toContain('<dimension ref="A1:F6"/>');
		expect(filled).toContain(
			'<c r="F3" s="1" t="inlineStr"><is><t xml:space="preserve">Week 3</t></is></c></row>',
		);
		expect(filled).toContain('<v>4</v></c><c r="F4"><v>9</v></c></row>');
		// The first sheet is empty.
		const told = await preview(book, students);
		expect(told).toMatchObject({
			sheets: ["Notes", "Marks"],
			sheet: 1,
			matched: 3,
			by: [0],
		});
		expect(told.columns.map(({ head }) => head)).toEqual([
			"Name",
			"Seat",
			"Week 1",
			"Week 2",
			"Sum",
		]);
	});

	it("[FI2171] with a prefix before all names, and no names of cells, is filled in the same way", async () => {
		const plain =
			"<x:worksheet xmlns:x='u'><x:sheetData><x:row><x:c t='str'><x:v>Id</x:v></x:c><x:c t='str'><x:v>X</x:v></x:c></x:row><x:row><x:c t='str'><x:v>Alan Turing</x:v></x:c><x:c/></x:row></x:sheetData></x:worksheet>";
		const book = await zipOf({
			...facultyParts,
			"xl/worksheets/sheet2.xml": plain,
		});
		const filled = await fill(book, students, { sheet: 1, into: 1 });
		expect(await sheet(filled)).toBe(
			plain.replace("<x:c/>", '<x:c r="B2"><x:v>2.5</x:v></x:c>'),
		);
	});

	it("[FI2174] whose column holds formulas is not filled there, as Excel would call it damaged", async () => {
		const book = await zipOf(facultyParts);
		await expect(
			fill(book, students, { sheet: 1, by: [0], into: 4 }),
		).rejects.toMatchObject({ why: "column-has-formulas" });
	});
});

describe("what cannot be filled", () => {
	const bomb = "a".repeat(21 * 2 ** 20);
	const many = Object.fromEntries(
		Array.from({ length: 201 }, (_, at) => [at, ""]),
	);
	const entities =
		'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>';
	const typed = "<!DOCTYPE x><worksheet><sheetData/></worksheet>";
	const book = (first?: string) =>
		zipOf(
			first === undefined
				? facultyParts
				: { ...facultyParts, "xl/worksheets/sheet1.xml": first },
		);
	const old = Buffer.from("d0cf11e0a1b11ae1", "hex");
	const files: [string, () => Uint8Array | string | Promise<Buffer>, string][] =
		[
			["nothing", () => "", "file-empty"],
			["lines of nothing", () => ",,\n,,\n", "file-empty"],
			["bytes", () => Buffer.from([1, 0, 2, 0]), "file-no-table"],
			["an open quotation mark", () => 'a,b\n"c,d\n', "file-open-quote"],
			["very wide lines", () => ",".repeat(2000), "file-many-cells"],
			["an old file of Excel", () => old, "file-xls"],
			[
				"a zip cut off",
				async () => (await book()).subarray(0, 900),
				"file-damaged",
			],
			["another zip", () => zipOf({ "a.txt": "x" }), "file-no-xlsx"],
			["many files", () => zipOf(many), "zip-entries"],
			["much in little", () => book(bomb), "zip-bytes"],
			["entities", () => book(entities), "file-damaged"],
			["a document type", () => book(typed), "file-damaged"],
		];
	it.each(files)("[FI2174] is refused: %s", async (_name, make, why) => {
		await expect(preview(await make(), [])).rejects.toMatchObject({ why });
	});

	it("[FI2174] is refused: what the file has not, and the column by which students are told", async () => {
		const wrong: [Query, string][] = [
			[{ by: [9] }, "no-such-column"],
			[{ into: 10 }, "no-such-column"],
			[{ by: [5], into: 5 }, "column-tells-students"],
		];
		for (const [query, why] of wrong)
			await expect(preview(moodle, emails, query)).rejects.toMatchObject({
				why,
			});
		const book = await zipOf(facultyParts);
		for (const [sheet, why] of [
			[0, "file-empty"],
			[2, "no-such-sheet"],
		] as const)
			await expect(preview(book, emails, { sheet })).rejects.toMatchObject({
				why,
			});
	});

	it("[FI2177] a new column's head is no formula", async () => {
		const done = await doJob({
			file: Buffer.from("Id,X\na,p\n"),
			students: hall(["a", 1]),
			title: '=HYPERLINK("https://evil.example")',
			query: { sheet: 0, into: "new", by: [0] },
			isFilled: true,
		});
		const text = done.is === "file" ? Buffer.from(done.bytes).toString() : "";
		expect(parse(text)).toEqual([
			["Id", "X", `'=HYPERLINK("https://evil.example")`],
			["a", "p", "1"],
		]);
	});
});
