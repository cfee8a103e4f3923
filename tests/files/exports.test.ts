import { buffer } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { isMistaken } from "../../server/files/mistaken.ts";
import { csvParts, tableForm } from "../../server/files/results-csv.ts";
import { gradesParts } from "../../server/files/results-grades.ts";
import { sheetsOf } from "../../server/files/results-workbook.ts";
import { writeWorkbook } from "../../server/files/write-workbook.ts";
import { zoneOf } from "../../server/files/zone.ts";
import type { TableQuery } from "../../shared/results-files.ts";
import { dawn } from "../room/example.ts";
import { hallOf } from "./hall.ts";
import { readWorkbook } from "./read-workbook.ts";

const names = [
	"00123",
	"3-4",
	"=HYPERLINK(1)",
	" @SUM(1)",
	"+49 30 1",
	'Ada "the" Lovelace; first',
	"grace@uni.example",
	"Line\u2028break & <b>",
];
const usual = { separator: "comma", heads: "numbers", ids: "plain" } as const;
const { results, analysis } = hallOf({ names, questions: 3 });

function table(query: Partial<TableQuery>, of = results): string {
	return [...csvParts(of, tableForm({ ...usual, ...query }))].join("");
}

describe("a table of results", () => {
	it("[FI2176] separates its cells as asked for, with the decimals of those who do so", () => {
		const whole = parse(table({}), { bom: true }) as string[][];
		for (const [separator, delimiter] of [
			["semicolon", ";"],
			["tab", "\t"],
		] as const) {
			const text = table({ separator });
			expect(text.startsWith("\uFEFFName")).toBe(true);
			const rows = parse(text, { bom: true, delimiter }) as string[][];
			const points = rows.map((row) =>
				row.map((cell) =>
					separator === "semicolon" && /^\d+,\d+$/.test(cell)
						? cell.replace(",", ".")
						: cell,
				),
			);
			expect(points).toEqual(whole);
		}
		expect(table({ separator: "semicolon" })).toMatch(/;1,5;/);
		expect(table({ separator: "semicolon", decimal: "point" })).toMatch(
			/;1\.5;/,
		);
		expect(table({ separator: "tab", decimal: "comma" })).toMatch(/\t1,5\t/);
	});

	it("[FI2169] has points that are everybody's with who did not answer, too, in the vote that scores, and so has a workbook", async () => {
		const all = {
			...results,
			questions: results.questions.map((question) => ({
				...question,
				toAll: 7.5,
			})),
		};
		const rows = parse(table({}, all), {
			bom: true,
			columns: true,
		}) as Record<string, string>[];
		const [sheet] = sheetsOf(all, analysis, "UTC");
		const made = [...(sheet?.rows ?? [])];
		let others = 0;
		for (const [place, row] of rows.entries())
			for (const [head, points] of Object.entries(row)) {
				const question = / points$/.test(head) && head.replace(" points", "");
				if (!question || row[question] !== "") continue;
				others += 1;
				expect(points, `${row.Name}: ${head}`).toBe("7.5");
				const column = sheet?.heads.indexOf(
					`${question.replace(/ vote.*/, "")} points`,
				);
				expect(made[place]?.[column ?? -1]).toBe(7.5);
			}
		expect(others).toBeGreaterThan(3);
		const notCounted = Object.entries(rows[0] ?? {}).filter(([head]) =>
			head.endsWith("(not counted)"),
		);
		expect(notCounted.length).toBeGreaterThan(0);
		for (const [, points] of notCounted) expect(points).not.toBe("7.5");
	});

	it("[FI2291] has how sure students said they were beside their answers where the room asks it, and so has a workbook; else neither has a column of it", () => {
		const said = {
			...results,
			settings: { ...results.settings, confidence: true },
			students: [...results.students].map((student, at) => ({
				...student,
				answers: student.answers.map((answer) =>
					at === 0 ? { ...answer, confidence: 0.5 as const } : answer,
				),
			})),
		};
		const rows = parse(table({}, said), {
			bom: true,
			columns: true,
		}) as Record<string, string>[];
		const [first = {}, second = {}] = rows;
		const heads = Object.keys(first).filter((head) => / how sure$/.test(head));
		expect(heads).toContain("Q1 vote 2 how sure");
		expect(heads.length).toBe(6);
		for (const head of heads) {
			const answered = first[head.replace(" how sure", "")] !== "";
			expect(first[head], head).toBe(answered ? "fairly sure" : "");
			expect(second[head], head).toBe("");
		}
		expect(table({})).not.toContain("how sure");
		const sheetIn = (of: typeof results) =>
			sheetsOf(of, analysis, "UTC").find(({ name }) => name === "Answers");
		const sheet = sheetIn(said);
		const column = sheet?.heads.indexOf("How sure") ?? -1;
		expect(column).toBeGreaterThan(0);
		const told = [...(sheet?.rows ?? [])].map((row) => [row[0], row[column]]);
		expect(told).toContainEqual([names[0], "fairly sure"]);
		expect(told).toContainEqual([names[1], ""]);
		expect(sheetIn(results)?.heads).not.toContain("How sure");
	});

	it("[FI2176] has the questions' texts in its head where they are asked for, in words and one line", () => {
		const [head = []] = parse(table({ heads: "texts" }), {
			bom: true,
		}) as string[][];
		expect(head.slice(4, 8)).toEqual([
			"Q1 vote 1: Question 1; or, is it?",
			"Q1 vote 1 points (not counted)",
			"Q1 vote 2: Question 1; or, is it?",
			"Q1 vote 2 points",
		]);
		expect(head.slice(-4)).toEqual([
			"Q4: How many bits?",
			"Q4 points",
			"Q5: =1+1 is what?",
			"Q5 points",
		]);
	});

	it("[FI2177] keeps ids and answers as they are in a spreadsheet, and runs nothing", () => {
		const rows = parse(table({ ids: "text" }), { bom: true }) as string[][];
		expect(rows.slice(1).map(([name]) => name)).toEqual([
			'="00123"',
			'="3-4"',
			"'=HYPERLINK(1)",
			"' @SUM(1)",
			"'+49 30 1",
			'Ada "the" Lovelace; first',
			"grace@uni.example",
			"Line\u2028break & <b>",
		]);
		const said = new Set(rows.slice(1).map((row) => row.at(-2)));
		expect([...said].sort()).toEqual(["", "'=cmd()", '="3-4"', "a;b"]);
		for (const row of rows.slice(1))
			for (const cell of row)
				expect(cell).not.toMatch(/^(?!="[\w:./ -]*"$)\s*[=+\-@]/);
		const plain = parse(table({}), { bom: true }) as string[][];
		expect(plain[1]?.[0]).toBe("00123");
	});

	it("[FI2177] knows what a spreadsheet would take for a number, a date or a time", () => {
		const mistaken =
			"00123 3-4 1/2 1.5 1,5 3.4.2026 12:30 1e5 123456789012 1234567890123456 MARCH1 2-Sep 5% 1,234";
		for (const text of mistaken.split(" "))
			expect(isMistaken(text), text).toBe(true);
		const not = [
			"12",
			"0",
			"Ada",
			"ada@1.example",
			"s1234",
			"May",
			"10 km",
			"a1-b2",
			"Mara 3",
			"x".repeat(50),
		];
		expect(not.filter(isMistaken)).toEqual(["Mara 3"]);
		expect(isMistaken("1. Mai 2026")).toBe(true);
	});

	it("[FI2178] is recounted by another program: points and places of 300 students", () => {
		const many = Array.from({ length: 300 }, (_, index) => `s${index}`);
		const hall = hallOf({ names: many, questions: 10 }).results;
		const [head = [], ...rows] = parse(table({}, hall), {
			bom: true,
		}) as string[][];
		const counted = head.flatMap((title, at) =>
			/ points$/.test(title) ? [at] : [],
		);
		const points = rows.map((row) =>
			counted.reduce((sum, at) => sum + Number(row[at] || 0), 0),
		);
		const there = points.filter((_, at) => rows[at]?.[3] === "");
		expect(rows).toHaveLength(300);
		for (const [at, student] of [...hall.students].entries()) {
			expect(points[at], student.name).toBe(student.score);
			expect(Number(rows[at]?.[1])).toBe(student.score);
			const place =
				1 + there.filter((other) => other > (points[at] ?? 0)).length;
			expect(student.removed ? null : place, student.name).toBe(student.rank);
			expect(rows[at]?.[2]).toBe(student.removed ? "" : String(place));
		}
	});
});

describe("a workbook of results", () => {
	const bytesOf = (of = results, zone = "UTC") =>
		buffer(
			writeWorkbook(sheetsOf(of, analysis, zone), {
				turn: () => {},
				aheadAt: zoneOf(zone),
			}),
		);

	it("[FI2179] has a sheet for each view, with frozen heads, words as words, real numbers, and moments as moments", async () => {
		const sheets = await readWorkbook(await bytesOf());
		expect(sheets.map(({ name }) => name)).toEqual([
			"Students",
			"Questions",
			"Votes",
			"Answers",
		]);
		expect(sheets.every(({ isFrozen }) => isFrozen)).toBe(true);
		const [students, questions, votes, answers] = sheets.map(
			({ rows }) => rows,
		);
		const all = [...results.students];
		expect(students?.slice(1).map(([name]) => name)).toEqual(
			all.map(({ name }, at) => ({
				name: `A${at + 2}`,
				type: "inlineStr",
				style: "2",
				value: name,
			})),
		);
		expect(students?.slice(1).map(([, points]) => points)).toEqual(
			all.map(({ score }, at) => ({
				name: `B${at + 2}`,
				type: "",
				style: "",
				value: String(score),
			})),
		);
		expect(answers).toHaveLength(
			1 + all.reduce((sum, student) => sum + student.answers.length, 0),
		);
		const [, first] = answers ?? [];
		const at = Number(first?.at(-1)?.value);
		expect(first?.at(-1)?.style).toBe("3");
		expect(Math.round((at - 25_569) * 86_400_000)).toBe(all[0]?.answers[0]?.at);
		expect(questions?.map((row) => row[1]?.value)).toEqual([
			"Question",
			"Question 1; or, is it?",
			"Question 2; or, is it?",
			"Question 3; or, is it?",
			"How many bits?",
			"=1+1 is what?",
		]);
		expect(votes).toHaveLength(1 + 6);
		const [item] = analysis.questions;
		const cells = new Map(
			questions?.[1]?.map((cell) => [cell.name, cell.value]),
		);
		expect(cells.get("I2")).toBe(String(item?.difficulty));
		expect(cells.get("L2")).toBe(String(item?.discrimination));
	});

	it("[FI2179] has the times of the zone that it is asked for, summer and winter", async () => {
		const zone = "America/St_Johns";
		const [students] = await readWorkbook(await bytesOf(results, zone));
		const cell = students?.rows[1]?.find(({ name }) => name === "G2");
		const said = new Date(
			Math.round((Number(cell?.value) - 25_569) * 86_400_000),
		);
		const joined = new Date(dawn - 1000);
		expect(said.toISOString().slice(0, 19)).toBe(
			joined.toLocaleString("sv", { timeZone: zone }).replace(" ", "T"),
		);
		expect(students?.rows[0]?.[6]?.value).toBe("Joined (America/St_Johns)");
		const ahead = zoneOf("Europe/Zurich");
		const hours = (time: string) => ahead(Date.parse(time)) / 3_600_000;
		expect(hours("2026-03-29T00:59:59Z")).toBe(1);
		expect(hours("2026-03-29T01:00:00Z")).toBe(2);
	});

	it("[FI2180] cut anywhere is no workbook", async () => {
		const whole = await bytesOf();
		expect(await readWorkbook(whole)).toHaveLength(4);
		for (let end = 0; end < whole.length; end += 97)
			await expect(
				readWorkbook(whole.subarray(0, end)),
				`${end}`,
			).rejects.toThrow();
	});

	it("[FI2180] whose making fails half-way breaks off", async () => {
		const broken = {
			...results,
			students: {
				*[Symbol.iterator]() {
					yield* [...results.students].slice(0, 2);
					throw new Error("the store is away");
				},
			},
		};
		await expect(bytesOf(broken)).rejects.toThrow("the store is away");
	});
});

describe("a plain gradebook", () => {
	const rowsOf = (query: Parameters<typeof gradesParts>[1]) =>
		parse([...gradesParts(results, query, 50)].join(""), {
			bom: true,
		}) as string[][];

	it("[FI2181] has what tells the student, the grade and a feedback, in Moodle's words", () => {
		const [head, ...rows] = rowsOf({ by: "idnumber", fill: "points" });
		expect(head).toEqual(["ID number", "Lesson 1", "Feedback"]);
		const [first] = [...results.students];
		expect(rows[0]).toEqual([
			"00123",
			String(first?.score),
			expect.stringMatching(/^\d of 5 questions right$/),
		]);
		expect(rows).toHaveLength(names.length);
	});

	it("[FI2181] by address has those who joined by one, as Moodle takes nothing of a file with another", () => {
		const [head, ...rows] = rowsOf({ by: "email", fill: "percent" });
		expect(head?.[0]).toBe("Email address");
		const grace = [...results.students].find(({ name }) =>
			name.includes("@uni"),
		);
		const percent = Math.round((10_000 * (grace?.score ?? 0)) / 50) / 100;
		expect(rows).toEqual([
			["grace@uni.example", String(percent), expect.any(String)],
		]);
	});
});
