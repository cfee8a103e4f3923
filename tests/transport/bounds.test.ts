import { gzipSync } from "node:zlib";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Allowance } from "../../server/transport/allowance.ts";
import { parse, parseWritten } from "../../server/transport/parse.ts";
import { Slots } from "../../server/transport/slots.ts";
import { TaskQueue } from "../../server/transport/task-queue.ts";
import { weigh } from "../../server/transport/weigh.ts";
import { limits } from "../../shared/limits.ts";
import { AnyQuiz } from "../../shared/older-quiz.ts";
import { Quiz } from "../../shared/quiz.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { largestQuiz } from "../bench/worst-inputs.ts";
import { openLine } from "../hostile/fuzz/lines.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { joinPhone } from "../rig/links.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { openRoom, questionOf, twoQuestions } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";

const bytes = (text: string) => Buffer.from(text);
const wrong = (count: number, question = {}) => ({
	...twoQuestions,
	questions: Array(count).fill(question),
});
const json = { "content-type": "application/json" };

describe("a message is judged by its size before its content", () => {
	it("[TR101] looks at a list's length before its items, and gives up after a few wrong ones", () => {
		const long = v.safeParse(Quiz, wrong(300_000));
		expect(long.issues?.map((issue) => v.getDotPath(issue))).toEqual([
			"questions",
		]);
		const faults = v.safeParse(Quiz, wrong(limits.questions)).issues ?? [];
		expect(faults.length).toBeLessThan(100);
		const options = Array(limits.optionsMax).fill({});
		const correct = Array(limits.optionsMax).fill({});
		const questions = Array(limits.questions).fill(questionOf("q"));
		const none = { ...questionOf("q"), ask: { options }, key: { correct } };
		const nested = v.safeParse(Quiz, {
			...twoQuestions,
			questions: questions.map(() => none),
		});
		expect(nested.issues?.length).toBeLessThan(100);
		const { ask: _, key: __, ...plain } = questionOf("q");
		const older = v.safeParse(AnyQuiz, {
			title: "",
			description: "",
			questions: questions.map(() => ({ ...plain, options })),
		});
		expect(older.issues?.length).toBeLessThan(100);
		expect(v.safeParse(Quiz, largestQuiz()).success).toBe(true);
	});

	it("[TR102] weighs JSON before it is read: its depth and its number of values", () => {
		const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
		expect(weigh(bytes(deep(16)))).toBeNull();
		expect(weigh(bytes(deep(17)))).toContain("nested");
		expect(weigh(bytes(`${'{"a":'.repeat(17)}1`))).toContain("nested");
		expect(weigh(bytes(`[${"[],".repeat(5_000)}1]`))).toBeNull();
		expect(weigh(bytes(`[${"1,".repeat(12_001)}1]`))).toContain("values");
		expect(weigh(bytes(`[${"[],".repeat(6_500)}1]`))).toContain("values");
		// What stands in a text is none of it.
		const text = JSON.stringify(`\\"${deep(50)}${",".repeat(30_000)}`);
		expect(weigh(bytes(text))).toBeNull();
		expect(weigh(bytes(`[${text},${deep(17)}]`))).toContain("nested");
		expect(weigh(bytes(JSON.stringify(largestQuiz())))).toBeNull();
		// A text ends where it does, wherever in it quotes and backslashes stand.
		for (let length = 0; length < 110; length++)
			for (const end of ["", '"', "\\", '\\"', '"\\', '\\\\"', '""'])
				for (const rest of ["", "[[", `"${"x".repeat(40)}`]) {
					const text = JSON.stringify("x".repeat(length) + end + rest);
					expect(weigh(bytes(`[${text}]`)), text).toBeNull();
					expect(weigh(bytes(`[${text},${deep(17)}]`)), text).toContain(
						"nested",
					);
					expect(weigh(bytes(text.slice(0, -1)))).toBeNull();
				}
	});

	it("[TR103] tells a handful of faults, each in a line, however long the words that are wrong", () => {
		const long = { ...questionOf("q1"), kind: "x".repeat(1_000_000) };
		for (const judge of [parse, parseWritten]) {
			const refusal = judge(Quiz, { ...twoQuestions, questions: [long] });
			expect(isRefusal(refusal)).toBe(true);
			expect(JSON.stringify(refusal).length).toBeLessThan(1_000);
			const key = judge(Quiz, { ...twoQuestions, ["x".repeat(1_000_000)]: 1 });
			expect(isRefusal(key)).toBe(true);
			expect(JSON.stringify(key).length).toBeLessThan(1_500);
		}
		const bare = { kind: "single" };
		const { details } = parseWritten(Quiz, wrong(200, bare)) as Refusal;
		expect(details?.length).toBe(10);
		// An event is told its first fault.
		expect((parse(Quiz, wrong(200)) as Refusal).details).toHaveLength(1);
	});
});

describe("turns and places", () => {
	it("[TR104] does so many at once for each, the others in their order, and nobody waits for another", async () => {
		const line = new TaskQueue({ abreast: 1, most: 3 });
		const done: string[] = [];
		let open = () => {};
		const first = line.run("ada", async () => {
			await new Promise<void>((resolve) => (open = resolve));
			done.push("first");
		});
		const next = [1, 2, 3].map((number) =>
			line.run("ada", async () => void done.push(`next ${number}`)),
		);
		expect(line.run("ada", async () => {})).toBeNull();
		await line.run("bob", async () => void done.push("bob"));
		expect(done).toEqual(["bob"]);
		open();
		await Promise.all([first, ...next]);
		expect(done).toEqual(["bob", "first", "next 1", "next 2", "next 3"]);
		const failing = line.run("ada", () => Promise.reject(new Error("no")));
		await expect(failing).rejects.toThrow("no");
		expect(await line.run("ada", async () => "goes on")).toBe("goes on");
	});

	it("[TR104] gives each a few places, and gives none back twice", () => {
		const places = new Slots({ each: 2, all: 3 });
		const [one, two] = [places.take("ada"), places.take("ada")];
		expect(places.take("ada")).toBeNull();
		expect(places.take("bob")).not.toBeNull();
		expect(places.take("eve")).toBeNull();
		one?.();
		one?.();
		expect(places.taken).toBe(2);
		expect(places.take("eve")).not.toBeNull();
		expect(places.take("ada")).toBeNull();
		two?.();
	});

	it("[TR100] lets the last one go over the allowance, and nothing after it until the time is over", async () => {
		const allowance = new Allowance({ bytes: 100, seconds: 1 });
		const act = () => allowance.act("ada", async () => "done");
		expect(await act()).toBe("done");
		allowance.charge("ada", 5_000);
		expect(await act()).toMatchObject({ error: "too-fast" });
		expect(await allowance.act("bob", async () => "done")).toBe("done");
		await waitFor("the time to be over", async () => (await act()) === "done");
	});
});

describe("bodies and replies of a server", () => {
	let rig: Rig;
	let rest: Rest;
	beforeAll(async () => {
		rig = await startRig();
		rest = await signedIn(rig.url);
	});
	afterAll(() => rig.close());

	it("[TR105] takes a few KiB of whoever sends no quiz, also unpacked, and a MiB of a quiz", async () => {
		const stranger = new Rest(rig.url);
		const tries: [number, Rest, string, string | Buffer, object][] = [
			[413, stranger, "/api/instructor", " ".repeat(4097), {}],
			[413, stranger, "/api/instructor/take-over", " ".repeat(4097), {}],
			[413, rest, "/api/rooms", " ".repeat(4097), {}],
			[
				413,
				stranger,
				"/api/instructor",
				gzipSync(" ".repeat(100_000)),
				{ "content-encoding": "gzip" },
			],
			[
				413,
				rest,
				"/api/quizzes",
				gzipSync(" ".repeat(50_000_000)),
				{ "content-encoding": "gzip" },
			],
			[201, rest, "/api/quizzes", JSON.stringify(largestQuiz()), {}],
			[
				201,
				rest,
				"/api/quizzes",
				gzipSync(JSON.stringify(largestQuiz())),
				{ "content-encoding": "gzip" },
			],
		];
		for (const [status, who, path, raw, headers] of tries) {
			const sent = { raw, headers: { ...json, ...headers } };
			const reply = await who.request("POST", path, sent);
			expect([path, reply.status], reply.text.slice(0, 200)).toEqual([
				path,
				status,
			]);
		}
	});

	it("[TR1060] takes of a command by REST what it takes at the socket: a key of any length, in any script", async () => {
		const written = questionOf("written", {
			kind: "text",
			ask: { caseCounts: false, accentsCount: false, spacesCount: false },
			key: { accepted: [{ text: "one", share: 1 }], typos: 0 },
		});
		const room = await openRoom(rest, {
			...twoQuestions,
			questions: [written],
		});
		const texts = Array.from({ length: 17 }, (_, index) => ({
			text: `${"語".repeat(195)}${index}`,
			share: 1,
		}));
		const key = { accepted: texts, typos: 0 };
		expect(bytes(JSON.stringify(key)).length).toBeGreaterThan(10_000);
		const command = (more: object) => ({
			do: "correct",
			question: 0,
			correction: { is: "key", key },
			...more,
		});
		const path = `/api/rooms/${room.id}/commands`;
		expect((await rest.post(path, command({}))).status).toBe(200);
		await room.page.wait("view", ({ corrected }) => corrected.length === 1);
		const more = { more: "x".repeat(limits.messageBytes) };
		expect((await rest.post(path, command(more))).status).toBe(413);
		room.page.close();
	});

	it("[TR105] says what is wrong with a file that is too much", async () => {
		const told = async (raw: string) => {
			const reply = await rest.request("POST", "/api/quizzes", {
				raw,
				headers: json,
			});
			expect(reply.status).toBe(400);
			return reply.json<{ detail: string; details?: string[] }>();
		};
		const many = await told(JSON.stringify(wrong(2_000)));
		expect(many.details).toEqual([expect.stringMatching(/^questions: .*200/)]);
		expect((await told(JSON.stringify(wrong(300_000)))).detail).toContain(
			"12000 values",
		);
		expect((await told("[".repeat(100_000))).detail).toContain("nested");
	});

	it("[TR106] holds a few large bodies of each at a time, and others come through", async () => {
		const half = async () => {
			const line = await openLine(rig.port);
			line.socket.write(
				`POST /api/quizzes HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${rest.cookie}\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n{`,
			);
			return line;
		};
		const lines = await Promise.all(Array.from({ length: 4 }, half));
		const large = JSON.stringify(largestQuiz());
		const send = (who: Rest, raw: string) =>
			who.request("POST", "/api/quizzes", { raw, headers: json });
		await waitFor("the places to be taken", async () => {
			return (await send(rest, large)).status === 429;
		});
		expect((await rest.post("/api/quizzes", twoQuestions)).status).toBe(201);
		const other = await signedIn(rig.url);
		expect((await send(other, large)).status).toBe(201);
		for (const line of lines) line.end();
		await waitFor("the places to be free", async () => {
			return (await send(rest, large)).status === 201;
		});
	});

	it("[TR107] charges a short message what its reply has weighed, and lets the lecture go on", async () => {
		const own = await startRig({
			config: { allowance: { bytes: 4_000_000, seconds: 60 } },
		});
		const teacher = await signedIn(own.url);
		const room = await openRoom(teacher, largestQuiz());
		const ask = () => room.page.ask("watch", { room: room.id });
		const replies: unknown[] = [];
		await waitFor("the allowance to be spent", async () => {
			replies.push(await ask());
			return isRefusal(replies.at(-1));
		});
		expect(replies.at(-1)).toMatchObject({ error: "too-fast" });
		expect(replies.length).toBeLessThan(6);
		await room.move({ do: "open", question: 0 });
		expect(room.view().phase).toBe("open");
		expect((await teacher.get("/api/rooms")).status).toBe(429);
		room.page.close();
		await own.close();
	});

	it("[TR107] charges a phone for its welcome, and takes its answer all the same", async () => {
		const own = await startRig({
			config: { seatAllowance: { bytes: 3_000, seconds: 60 } },
		});
		const room = await openRoom(await signedIn(own.url));
		const phone = await joinPhone(own.url, room.code, "Ada");
		await room.move({ do: "open", question: 0 });
		await waitFor("the allowance to be spent", async () =>
			isRefusal(await phone.ask("hello", {})),
		);
		const answer = { round: 1, seq: 1, value: [0] };
		expect(await phone.ask("answer", answer)).toEqual({ saved: answer });
		phone.close();
		room.page.close();
		await own.close();
	});
});
