import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Found } from "../../shared/found.ts";
import { limits } from "../../shared/limits.ts";
import type { QuizList, StoredQuiz } from "../../shared/rest.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { joinPhone } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { openRoom, twoQuestions } from "../rig/room.ts";

describe("the library over REST", () => {
	let rig: Rig;
	let anna: Rest;
	let bert: Rest;
	beforeAll(async () => {
		rig = await startRig();
		[anna, bert] = [await signedIn(rig.url), await signedIn(rig.url)];
	});
	afterAll(() => rig.close());

	const search = async (who: Rest, query: Record<string, string>) => {
		const reply = await who.get(`/api/search?${new URLSearchParams(query)}`);
		expect(reply.status, reply.text).toBe(200);
		return reply.json<Found>();
	};
	const listed = async (id: string) =>
		(await anna.get("/api/quizzes?limit=100"))
			.json<QuizList>()
			.quizzes.find((quiz) => quiz.id === id);

	it("[TR1353] a quiz in the archive is edited, asked and found as ever, by its owner alone", async () => {
		const quiz = { ...twoQuestions, title: "Archived one", tags: ["exam"] };
		const made = await anna.post("/api/quizzes", quiz);
		const { id } = made.json<StoredQuiz>();
		const path = `/api/quizzes/${id}`;
		for (const method of ["PUT", "DELETE"])
			expect((await bert.request(method, `${path}/archived`)).status).toBe(404);
		expect((await anna.request("PUT", `${path}/archived`)).status).toBe(204);
		expect((await listed(id))?.archivedAt).toEqual(expect.any(Number));
		// Whoever has it open goes on: it is the version that it was.
		const put = await anna.put(path, 1, { ...quiz, title: "Archived two" });
		expect(put.status).toBe(200);
		expect(await listed(id)).toMatchObject({
			title: "Archived two",
			tags: ["exam"],
			archivedAt: expect.any(Number),
		});
		const opened = await anna.post("/api/rooms", { quiz: id });
		expect(opened.status).toBe(201);
		const found = await search(anna, {
			words: "archived two",
			archived: "true",
		});
		expect(found.quizzes.map((one) => one.id)).toEqual([id]);
		expect(await search(anna, { words: "archived two" })).toEqual({
			quizzes: [],
			more: 0,
			hits: 0,
			elsewhere: 1,
		});
		const theirs = await search(bert, { words: "archived two" });
		expect(theirs).toEqual({ quizzes: [], more: 0, hits: 0, elsewhere: 0 });
		expect((await anna.delete(`${path}/archived`)).status).toBe(204);
		expect((await listed(id))?.archivedAt).toBeNull();
	});

	it("[TR1354] hostile tags and searches are refused or harmless, and cost little", async () => {
		const began = performance.now();
		for (const tags of [
			Array.from({ length: 90_000 }, () => ""),
			["x".repeat(100_000)],
			[["a"]],
			{ length: 3 },
			"exam",
		]) {
			const reply = await anna.post("/api/quizzes", { ...twoQuestions, tags });
			expect(reply.status).toBe(400);
		}
		const odd = [
			"__proto__",
			" constructor ",
			"\u202Egnal",
			"\ud800",
			"\u0000",
		];
		const made = await anna.post("/api/quizzes", {
			...twoQuestions,
			tags: odd,
		});
		const { quiz } = made.json<StoredQuiz>();
		expect(quiz.tags).toEqual(["__proto__", "constructor", "gnal"]);
		for (const words of ["__proto__", "%", "\u202E", "((((", "\\", "'; --"])
			await search(anna, { words, tag: "toString" });
		expect((await search(anna, { words: "__proto__" })).quizzes).toHaveLength(
			1,
		);
		for (const query of [
			`words=${"%F0%9F%8E%93".repeat(limits.search)}`,
			"words[]=x",
			"words=x&words=y",
			"words[__proto__]=x",
			"words=x&tag=y&tag=z",
		])
			expect((await anna.get(`/api/search?${query}`)).status, query).toBe(400);
		const long = await anna.get(`/api/search?words=${"x".repeat(100_000)}`);
		expect(long.status).toBe(431);
		expect((await anna.get("/api/search?words=%ED%A0%80")).status).toBe(200);
		expect(performance.now() - began).toBeLessThan(10_000);
	});

	it("[TR1355] a room tells how it went once an answer was revealed", async () => {
		const told = async ({ id }: { readonly id: string }) =>
			(await anna.get(`/api/rooms/${id}`)).json<{ result?: object }>();
		const room = await openRoom(anna);
		await room.move({ do: "open", question: 0 });
		expect(await told(room)).not.toHaveProperty("result");
		const phone = await joinPhone(rig.url, room.code, "Ann");
		await phone.ask("answer", { round: 1, seq: 1, value: [0] });
		await room.move({ do: "close" });
		// It is counted by now, and would be told.
		await expect
			.poll(() => room.view().run[0]?.[0]?.shareCorrect)
			.toEqual(expect.any(Number));
		expect(await told(room)).not.toHaveProperty("result");
		await room.move({ do: "reveal" });
		expect(await told(room)).toMatchObject({ result: { answered: 1 } });
		phone.close();
		room.close();

		const unanswered = await openRoom(anna);
		await unanswered.move({ do: "open", question: 0 });
		await unanswered.move({ do: "end" });
		expect(await told(unanswered)).not.toHaveProperty("result");
		unanswered.close();
	});
});
