import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { course } from "../../server/course/course.ts";
import type { Quiz } from "../../shared/quiz.ts";
import type { QuizList, Results, StoredQuiz } from "../../shared/rest.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { joinPhone } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { openRoom, questionOf, twoQuestions } from "../rig/room.ts";

/** A question as it was before questions had `ask` and `key`. */
function older(more: object): object {
	const { ask: _, key: __, ...plain } = questionOf("q1");
	const options = ["a", "b"].map((text) => ({ text, correct: text === "b" }));
	return { ...plain, options, ...more };
}

describe("quizzes and results over REST", () => {
	let rig: Rig;
	let rest: Rest;
	beforeAll(async () => {
		rig = await startRig();
		rest = await signedIn(rig.url);
	});
	afterAll(() => rig.close());

	const titled = (title: string): Quiz => ({ ...twoQuestions, title });

	it("[TR47] says where a new quiz is, and which version each reply has", async () => {
		const made = await rest.post("/api/quizzes", titled("one"));
		expect(made.headers.etag).toBe('"1"');
		const path = String(made.headers.location);
		expect(path).toMatch(/^\/api\/quizzes\/[\w-]+$/);
		const read = await rest.get(path);
		expect(read.headers.etag).toBe('"1"');
		expect(read.json()).toEqual(made.json());
		const put = await rest.put(path, 1, titled("two"));
		expect(put.headers.etag).toBe('"2"');
		expect((await rest.get(path)).json<StoredQuiz>().quiz.title).toBe("two");
		const opened = await rest.post("/api/rooms", {
			quiz: put.json<StoredQuiz>().id,
		});
		const room = String(opened.headers.location);
		expect((await rest.get(room)).json()).toEqual(opened.json());
		const { quizzes } = (await rest.get("/api/quizzes")).json<QuizList>();
		expect(quizzes[0]).toMatchObject({ title: "two", questions: 2 });
		expect(quizzes[0]?.usedAt).not.toBeNull();
	});

	it("[TR150] lists quizzes and rooms in pages, each with the way to the next one in body and Link", async () => {
		const many = await signedIn(rig.url);
		const made = await many.post("/api/quizzes", titled("paged"));
		const quiz = made.json<StoredQuiz>().id;
		for (const _ of [1, 2, 3]) await many.post("/api/rooms", { quiz });
		for (const [what, count] of [
			["quizzes", course.length + 1],
			["rooms", 3],
		] as const) {
			const whole = await many.get(`/api/${what}`);
			const { [what]: all } = whole.json<Record<string, { id: string }[]>>();
			expect(all).toHaveLength(count);
			expect(whole.headers.link).toBeUndefined();
			const seen: { id: string }[] = [];
			let path: string | null = `/api/${what}?limit=2`;
			while (path !== null) {
				const page = await many.get(path);
				const { next, ...body } = page.json<{ next: string | null }>();
				const { [what]: some = [] } = body as Record<string, { id: string }[]>;
				expect(some.length).toBeLessThanOrEqual(2);
				seen.push(...some);
				path = next === null ? null : `/api/${what}?after=${next}&limit=2`;
				expect(page.headers.link).toBe(
					path === null ? undefined : `<${path}>; rel="next"`,
				);
			}
			expect(seen).toEqual(all);
		}
		const document = (await many.get("/api/openapi.json")).json<{
			paths: Record<string, { get: { parameters: { name: string }[] } }>;
		}>();
		for (const path of ["/api/quizzes", "/api/rooms"])
			expect(document.paths[path]?.get.parameters).toMatchObject([
				{ name: "after", in: "query", required: false },
				{ name: "limit", in: "query", required: false },
			]);
	});

	it("[TR48] overwrites nothing that somebody else has changed", async () => {
		const made = await rest.post("/api/quizzes", titled("one"));
		const path = String(made.headers.location);
		const put = (title: string, match?: string) =>
			rest.request("PUT", path, {
				body: titled(title),
				headers: match === undefined ? {} : { "if-match": match },
			});
		for (const match of [undefined, "*", 'W/"x"', "1", '"x"', '"1", "2"', ""])
			expect((await put("lost", match)).status, match).toBe(400);
		for (const match of ['"0"', '"2"', 'W/"2"', '"999999999999999"'])
			expect((await put("lost", match)).status, match).toBe(412);
		const both = await Promise.all([put("left", '"1"'), put("right", '"1"')]);
		expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
		const lost = both.find(({ status }) => status === 412);
		expect(lost?.json()).toMatchObject({ error: "conflict" });
		const won = both.find(({ status }) => status === 200);
		expect((await rest.get(path)).json()).toEqual(won?.json());
	});

	it("[TR49] tells each fault of a file that is no quiz, and where it stands", async () => {
		const faults: [unknown, RegExp][] = [
			[{ ...twoQuestions, title: 7 }, /^title: /],
			[{ ...twoQuestions, title: "x".repeat(121) }, /^title: /],
			[{ ...twoQuestions, extra: 1 }, /^extra: /],
			[{ ...twoQuestions, questions: {} }, /^questions: /],
			[
				{ ...twoQuestions, questions: [questionOf("q1"), questionOf("q1")] },
				/^questions: two questions have the same id$/,
			],
			[
				{ ...twoQuestions, questions: [questionOf("q1", { seconds: 1 })] },
				/^questions\.0\.seconds: /,
			],
			[
				{
					...twoQuestions,
					questions: [questionOf("q1", { ask: { options: [] } })],
				},
				/^questions\.0\.ask\.options: /,
			],
			[
				{
					...twoQuestions,
					questions: [questionOf("q1", { key: { correct: ["1"] } })],
				},
				/^questions\.0\.key\.correct\.0: /,
			],
			[{ ...twoQuestions, v: 3 }, /^v: /],
			[
				{ title: "", description: "", questions: [older({ options: [] })] },
				/^questions\.0\.options: /,
			],
			[
				{ title: "", description: "", questions: [older({ ask: null })] },
				/^questions\.0\.ask: /,
			],
			[
				{
					...twoQuestions,
					questions: [{ ...questionOf("q1"), kind: "essay" }],
				},
				/^questions\.0\.kind: /,
			],
			[JSON.parse('{"__proto__":{"title":"x"}}'), /title/],
		];
		for (const [body, fault] of faults) {
			const reply = await rest.post("/api/quizzes", body);
			expect(reply.status).toBe(400);
			const { details } = reply.json<{ details: string[] }>();
			expect(
				details.some((detail) => fault.test(detail)),
				reply.text,
			).toBe(true);
		}
	});

	it("[TR50] lets a running room keep the questions that it began with", async () => {
		const room = await openRoom(rest);
		const { quizzes } = (await rest.get("/api/quizzes")).json<QuizList>();
		const id = quizzes[0]?.id ?? "";
		await rest.put(`/api/quizzes/${id}`, 1, { ...twoQuestions, questions: [] });
		await rest.delete(`/api/quizzes/${id}`);
		await room.move({ do: "open", question: 1 });
		const results = await rest.get(`/api/rooms/${room.id}/results`);
		expect(results.json<Results>().questions).toMatchObject([
			{ text: "What of q1?" },
			{ text: "What of q2?" },
		]);
		room.page.close();
	});

	it("[TR51] gives results as files, with every formula defused", async () => {
		const room = await openRoom(rest);
		const names = [
			"=1+1",
			"@SUM(A1)",
			"+1",
			"-1",
			"\t=2",
			'a "q", b',
			"'x",
			"＝3",
			"a;=1+1",
		];
		const phones = await Promise.all(
			names.map((name) => joinPhone(rig.url, room.code, name)),
		);
		for (const round of [1, 2]) {
			await room.move({ do: "open", question: 0 });
			for (const [index, phone] of phones.entries())
				if (index > 0)
					await phone.ask("answer", { round, seq: 1, value: [index % 3] });
			await room.move({ do: "close" });
		}
		await room.move({ do: "reveal" });
		const csv = await rest.get(`/api/rooms/${room.id}/results.csv`);
		expect(csv.headers["content-type"]).toBe("text/csv; charset=utf-8");
		expect(csv.headers["content-disposition"]).toBe(
			`attachment; filename="lectern-${room.code}.csv"`,
		);
		expect(csv.text.startsWith("\uFEFF")).toBe(true);
		// Where a semicolon parts cells, this is still one.
		expect(csv.text).toContain('\n"a;=1+1",');
		const [head, ...rows] = parseCsv(csv.text.slice(1));
		expect(head).toEqual([
			"Name",
			"Points",
			"Place",
			"Removed",
			"Q1 vote 1",
			"Q1 vote 1 points (not counted)",
			"Q1 vote 2",
			"Q1 vote 2 points",
		]);
		expect(rows).toHaveLength(names.length);
		const byName = new Map(rows.map(([name, ...rest]) => [name, rest]));
		expect([...byName.keys()].sort()).toEqual(
			[
				"'=1+1",
				"'@SUM(A1)",
				"'+1",
				"a;=1+1",
				"'-1",
				"'=2",
				'a "q", b',
				"'x",
				"'＝3",
			].sort(),
		);
		expect(byName.get("'=1+1")).toEqual(["0", "4", "", "", "", "", ""]);
		expect(byName.get("'@SUM(A1)")).toEqual([
			"10",
			"1",
			"",
			"B",
			"10",
			"B",
			"10",
		]);
		for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
		const json = await rest.get(`/api/rooms/${room.id}/results?download=1`);
		expect(json.headers["content-disposition"]).toBe(
			`attachment; filename="lectern-${room.code}.json"`,
		);
		const shown = await rest.get(`/api/rooms/${room.id}/results`);
		expect(shown.headers["content-disposition"]).toBeUndefined();
		expect(shown.text).toBe(json.text);
		for (const link of [...phones, room.page]) link.close();
	});
});

/** RFC 4180. */
function parseCsv(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	for (const match of text.matchAll(
		/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/g,
	)) {
		const [, quoted, plain = "", end] = match;
		row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
		if (end === ",") continue;
		rows.push(row);
		row = [];
	}
	return rows;
}
