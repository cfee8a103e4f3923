import { get } from "node:http";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Gradebook } from "../../shared/gradebook.ts";
import type { Results } from "../../shared/rest.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { storeHall } from "../rig/stored-hall.ts";
import { canvas, facultyParts, moodle, zipOf } from "./gradebooks.ts";
import { readWorkbook } from "./read-workbook.ts";

const students = 300;
const nameOf = (index: number) =>
	["00123", "00124", "3-4", "=1+1", "Ada Lovelace", "Ada@uni.example"][index] ??
	`Student ${index}`;

let rig: Rig;
let rest: Rest;
let room: string;

beforeAll(async () => {
	rig = await startRig();
	rest = await signedIn(rig.url);
	room = await storeHall(rig, rest, { students, questions: 8, nameOf });
});
afterAll(() => rig?.close());

const at = (part: string) => `/api/rooms/${room}${part}`;
const results = async () => (await rest.get(at("/results"))).json<Results>();
const csv = { "content-type": "text/csv" };
const send = (path: string, raw: Buffer | string, headers = csv) =>
	rest.request("POST", at(path), {
		raw: typeof raw === "string" ? Buffer.from(raw) : raw,
		headers,
	});

it("[FI2178] a table's points and places, recounted by another program, are those of the interface", async () => {
	const table = await rest.get(
		at("/results.csv?separator=semicolon&heads=texts"),
	);
	const [head = [], ...rows] = parse(table.text, {
		bom: true,
		delimiter: ";",
	}) as string[][];
	const { students: told } = await results();
	const columns = head.flatMap((title, at) =>
		/^Q\d+ points$/.test(title) ? [at] : [],
	);
	expect(columns).toHaveLength(8);
	const points = rows.map((row) =>
		columns.reduce(
			(sum, at) => sum + Number((row[at] || "0").replace(",", ".")),
			0,
		),
	);
	expect(points).toEqual(told.map(({ score }) => score));
	expect(rows.map(([, , place]) => Number(place))).toEqual(
		points.map((one) => 1 + points.filter((other) => other > one).length),
	);
	expect(told.map(({ rank }) => rank)).toEqual(
		rows.map(([, , place]) => Number(place)),
	);
});

it("[FI2182] results come as a workbook, which other programs open", async () => {
	const reply = await rest.get(at("/results.xlsx?zone=Asia/Tokyo"));
	expect(reply.headers["content-type"]).toBe(
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	);
	expect(reply.headers["content-disposition"]).toMatch(
		/^attachment; filename="lectern-\w+\.xlsx"$/,
	);
	const sheets = await readWorkbook(reply.bytes);
	const { students: told } = await results();
	expect(sheets[0]?.rows.slice(1).map((row) => row[1]?.value)).toEqual(
		told.map(({ score }) => String(score)),
	);
	expect(sheets.at(-1)?.rows).toHaveLength(1 + students * 8);
	const wrong = await rest.get(at("/results.xlsx?zone=Mars/Olympus"));
	expect([wrong.status, wrong.text]).toEqual([
		400,
		expect.stringContaining("time zone"),
	]);
});

it("[FI2180] a workbook whose download is cut, or whose making fails, is an error for whoever reads it", async () => {
	const whole = (await rest.get(at("/results.xlsx"))).bytes;
	const part = await new Promise<Buffer>((resolve, reject) => {
		const headers = { cookie: rest.cookie ?? "" };
		get(`${rig.url}${at("/results.xlsx")}`, { headers }, (response) => {
			// Nobody said how long it would be, so that only its end tells it.
			expect(response.headers["content-length"]).toBeUndefined();
			response.once("data", (first: Buffer) => {
				response.destroy();
				resolve(first);
			});
		}).on("error", reject);
	});
	expect(part.length).toBeLessThan(whole.length);
	await expect(readWorkbook(part)).rejects.toThrow();
});

it("[FI2182] a plain gradebook, and JSON that says where its form is described", async () => {
	const grades = await rest.get(at("/grades.csv?by=email"));
	const rows = parse(grades.text, { bom: true }) as string[][];
	expect(rows.map(([name]) => name)).toEqual([
		"Email address",
		"Ada@uni.example",
	]);
	const json = await rest.get(at("/results?download=1"));
	expect(json.headers.link).toBe('</api/openapi.json>; rel="describedby"');
});

it("[FI2182] a gradebook of one's own is previewed and comes back filled, and nothing of it is kept", async () => {
	const { students: told } = await results();
	const scoreOf = (name: string) =>
		told.find((one) => one.name === name)?.score;
	const preview = await send("/gradebook/preview?by=2", canvas);
	expect(preview.status, preview.text).toBe(200);
	expect(preview.json<Gradebook>()).toMatchObject({
		rows: 3,
		matched: 3,
		notInFile: { count: students - 3 },
		notInRoom: { count: 0 },
	});
	const filled = await send("/gradebook?by=2&into=6", canvas);
	expect(filled.headers["content-disposition"]).toBe(
		'attachment; filename="lectern-gradebook.csv"',
	);
	expect(filled.text).toBe(
		canvas
			.replace("9.0,,90.0", `9.0,${scoreOf("00123")},90.0`)
			.replace(
				"00124,alan,Analysis I,,",
				`00124,alan,Analysis I,,${scoreOf("00124")}`,
			)
			.replace("7.5,12.0", `7.5,${scoreOf("3-4")}`),
	);
	const book = await send(
		"/gradebook?sheet=1&fill=place",
		await zipOf(facultyParts),
	);
	expect(book.bytes.subarray(0, 2).toString()).toBe("PK");
	const percent = await send("/gradebook?by=5&into=6&fill=percent", moodle);
	const share = ((scoreOf("Ada@uni.example") ?? 0) / 80) * 100;
	expect(percent.text).toContain(`Ada@uni.example,${share},75.00`);
});

it("[FI2182] what is none is refused in words, and another's room is not there", async () => {
	const wrong: [
		number,
		string,
		string,
		Buffer | string,
		Record<string, string>?,
	][] = [
		[400, "", "nothing in this table", ""],
		[400, "?by=9", "no such column", moodle],
		[400, "?by=x", "numbers of one or two columns", moodle],
		[400, "?fill=stars", "fill", moodle],
		[415, "", "choose a CSV file", moodle, { "content-type": "image/png" }],
		[413, "", "at most 20 MB", Buffer.alloc(20 * 2 ** 20 + 1)],
	];
	for (const path of ["/gradebook", "/gradebook/preview"])
		for (const [status, query, words, raw, headers] of wrong) {
			const reply = await send(
				path + query,
				raw,
				(headers ?? csv) as typeof csv,
			);
			expect([reply.status, reply.text]).toEqual([
				status,
				expect.stringContaining(words),
			]);
		}
	const other = await signedIn(rig.url);
	for (const part of [
		"/results.xlsx",
		"/grades.csv",
		"/results.csv?separator=tab",
	])
		expect((await other.get(at(part))).status, part).toBe(404);
	const reply = await other.request("POST", at("/gradebook"), {
		raw: moodle,
		headers: csv,
	});
	expect(reply.status).toBe(404);
	const stranger = new Rest(rig.url);
	expect((await stranger.get(at("/results.xlsx"))).status).toBe(401);
	expect(rig.logged.filter(({ level }) => level !== "info")).toEqual([]);
});
