import { execFile } from "node:child_process";
import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { Redis } from "ioredis";
import { describe, expect, onTestFinished, test } from "vitest";
import { readQuizFile } from "../../client/instructor/library/quiz-file.ts";
import { course } from "../../server/course/course.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type { QuizList, Results, RoomList } from "../../shared/rest.ts";
import { connectPhone } from "../rig/links.ts";
import { startServer } from "../rig/process.ts";
import { startRedis } from "../rig/redis.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { asToday, quizToday } from "./as-today.ts";
import type { Dumped, ExportedQuiz, Facts, RoomFacts } from "./facts.ts";

const versions = readdirSync(import.meta.dirname, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);
const recorded = (version: string, file: string) =>
	gunzipSync(readFileSync(join(import.meta.dirname, version, `${file}.gz`)));
const factsOf = (version: string, store: "sqlite" | "redis"): Facts =>
	asToday(JSON.parse(String(recorded(version, `${store}.json`))));

/** Recordings grow old; when a room is deleted is this server's word. */
const ageless = { RETAIN_DAYS: "0" };

function instructorOf(url: string, facts: Facts): Rest {
	const rest = new Rest(url);
	rest.cookie = facts.cookie;
	return rest;
}

async function expectTold(url: string, facts: Facts): Promise<void> {
	const rest = instructorOf(url, facts);
	await expectLetIn(rest, facts);
	for (const { id, quiz } of facts.quizzes) {
		const there = (await rest.get(`/api/quizzes/${id}`)).json<{
			quiz: unknown;
		}>();
		expect(there.quiz).toEqual(quiz);
	}
	const { quizzes } = (await rest.get("/api/quizzes")).json<QuizList>();
	expect(quizzes.map(({ id }) => id).sort()).toEqual(
		facts.quizzes.map(({ id }) => id).sort(),
	);
	const { rooms } = (await rest.get("/api/rooms")).json<RoomList>();
	expect(rooms).toMatchObject(
		[facts.running, facts.ended].map(({ id, code }) => ({ id, code })),
	);
	for (const room of [facts.ended, facts.running]) await expectSame(rest, room);
	await expectGoesOn(rest, facts.running);
}

/** The browser is still signed in. */
async function expectSession(url: string, { cookie }: Facts): Promise<void> {
	const rest = new Rest(url);
	rest.cookie = cookie;
	expect((await rest.get("/api/quizzes")).status).toBe(200);
}

/** By words where there are some: sessions do not move from one store to another. */
async function expectLetIn(rest: Rest, { words }: Facts): Promise<void> {
	if (words === undefined) return;
	const reply = await rest.post("/api/instructor/recover", { words });
	expect(reply.status, reply.text).toBe(200);
}

async function expectSame(rest: Rest, room: RoomFacts): Promise<void> {
	const reply = await rest.get(`/api/rooms/${room.id}/results`);
	const { keptUntil: _, ...told } = room.results;
	expect(reply.json<Results>()).toMatchObject(told);
	const csv = await rest.get(`/api/rooms/${room.id}/results.csv`);
	expect(csv.text).toBe(room.csv);
}

/** Ada is where she was, and Ben's answer of today counts. */
async function expectGoesOn(rest: Rest, room: RoomFacts): Promise<void> {
	const phone = async (name: string) => {
		const token = room.tokens[name] ?? "";
		const link = await connectPhone(rest.url, room.code, { token });
		onTestFinished(() => link.close());
		return link;
	};
	const ada = await (await phone("Ada")).ask("hello", {});
	if (isRefusal(ada)) throw new Error(ada.error);
	expect(ada.me).toMatchObject({
		name: "Ada",
		answer: { round: 3, value: [1, 2] },
	});
	const ben = await phone("Ben");
	const reply = await ben.ask("answer", { round: 3, seq: 1, value: [0] });
	expect(reply).toMatchObject({ saved: { round: 3, value: [0] } });
	const results = await rest.get(`/api/rooms/${room.id}/results`);
	const told = results
		.json<Results>()
		.students.find(({ name }) => name === "Ben");
	expect(told?.answers.map(({ round, value }) => [round, value])).toEqual([
		[1, [0]],
		[2, [1]],
		[3, [0]],
	]);
}

function newFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), "lectern-older-"));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	return folder;
}

async function serve(environment: Record<string, string>) {
	const server = await startServer({ ...ageless, ...environment });
	onTestFinished(() => server.remove());
	return server;
}

async function newRedis() {
	const redis = await startRedis();
	onTestFinished(() => redis.remove());
	return redis;
}

const importFile = (file: string, environment: Record<string, string>) =>
	promisify(execFile)(
		process.execPath,
		["dist/server/transfer.js", "import", file],
		{ env: { ...process.env, ...environment } },
	);

async function serveFile(version: string) {
	const folder = newFolder();
	const bytes = recorded(version, "lectern.sqlite");
	writeFileSync(join(folder, "lectern.sqlite"), bytes);
	return serve({ DATA_DIR: folder });
}

async function serveRedis(version: string) {
	const redis = await newRedis();
	const client = new Redis(redis.url);
	const keys: Dumped[] = JSON.parse(
		String(recorded(version, "redis-keys.json")),
	);
	for (const { key, base64 } of keys)
		await client.restore(key, 0, Buffer.from(base64, "base64"));
	client.disconnect();
	return serve({ REDIS_URL: redis.url });
}

/** Of the sample course only what is new since then is missing, although it was stored in another form; what was deleted comes back. */
async function expectWholeCourse(url: string, facts: Facts): Promise<void> {
	const rest = instructorOf(url, facts);
	const all = async () =>
		(await rest.get("/api/quizzes")).json<QuizList>().quizzes;
	const restore = async () => (await rest.post("/api/course", {})).json();
	const had = (await all()).map(({ title }) => title);
	expect(had).toHaveLength(facts.quizzes.length);
	const added = course.filter(({ quiz }) => !had.includes(quiz.title));
	expect(added.length).toBeLessThan(course.length);
	expect(await restore()).toEqual({ restored: added.length });
	expect(await restore()).toEqual({ restored: 0 });
	const before = await all();
	expect(before).toHaveLength(had.length + added.length);
	// Lessons of before are the library's own by now.
	const lesson = before.find(({ title }) =>
		course.some(({ quiz }) => quiz.title === title),
	);
	await rest.delete(`/api/quizzes/${lesson?.id}`);
	expect(await restore()).toEqual({ restored: 1 });
	expect(await restore()).toEqual({ restored: 0 });
	const titles = (quizzes: typeof before) =>
		quizzes.map(({ title }) => title).sort();
	expect(titles(await all())).toEqual(titles(before));
}

describe.each(versions)("what version %s left", (version) => {
	test("[FO1] its SQLite file opens, and its running room goes on", async () => {
		const server = await serveFile(version);
		await expectSession(server.url, factsOf(version, "sqlite"));
		await expectTold(server.url, factsOf(version, "sqlite"));
	});

	test("[FO2] its Redis opens, and its running room goes on", async () => {
		const server = await serveRedis(version);
		await expectSession(server.url, factsOf(version, "redis"));
		await expectTold(server.url, factsOf(version, "redis"));
	});

	test("[FO3] its transfer file goes into SQLite and into Redis", async () => {
		const folder = newFolder();
		const file = join(folder, "transfer");
		writeFileSync(file, recorded(version, "transfer"));
		const redis = await newRedis();
		for (const environment of [
			{ DATA_DIR: join(folder, "data") },
			{ REDIS_URL: redis.url },
		]) {
			await importFile(file, environment);
			const server = await serve(environment);
			const facts = factsOf(version, "sqlite");
			await expectTold(server.url, withoutOffers(facts));
		}
	});

	test("[FO850] restoring the sample course adds nothing but what is new since to a library that it filled, in either store", async () => {
		const file = await serveFile(version);
		await expectWholeCourse(file.url, factsOf(version, "sqlite"));
		const redis = await serveRedis(version);
		await expectWholeCourse(redis.url, factsOf(version, "redis"));
	});

	test("[FO851] the quiz files that it exported are taken in, as new ones and over others, and come out in today's form", async () => {
		const server = await serve({});
		const rest = await signedIn(server.url);
		const { quizzes }: Facts = JSON.parse(
			String(recorded(version, "sqlite.json")),
		);
		expect(quizzes.length).toBeGreaterThan(10);
		for (const { quiz } of quizzes) {
			const today = quizToday(quiz as Parameters<typeof quizToday>[0]);
			const made = await rest.post("/api/quizzes", quiz);
			expect(made.status, made.text).toBe(201);
			expect(made.json()).toMatchObject({ version: 1, quiz: today });
			const path = `/api/quizzes/${made.json<{ id: string }>().id}`;
			const empty = { v: 2, title: "", description: "", questions: [] };
			await rest.put(path, 1, empty);
			const put = await rest.put(path, 2, quiz as object);
			expect(put.json()).toMatchObject({ version: 3, quiz: today });
			expect((await rest.get(path)).json()).toMatchObject({ quiz: today });
		}
	});
});

/** A transfer moves answers, not what phones offered beside them. */
function withoutOffers({ ended, running, ...facts }: Facts): Facts {
	const without = (room: RoomFacts): RoomFacts => ({
		...room,
		results: {
			...room.results,
			questions: room.results.questions.map((question) => ({
				...question,
				rounds: question.rounds.map((round) => ({ ...round, offered: 0 })),
			})),
		},
	});
	return { ...facts, ended: without(ended), running: without(running) };
}

const withFiles = versions.filter((version) =>
	readdirSync(join(import.meta.dirname, version)).includes("quizzes.json.gz"),
);

describe.each(withFiles)("quiz files of version %s", (version) => {
	test("[FO800] go into a library of today, as they were and with what they lack", async () => {
		const server = await serve({});
		const rest = await signedIn(server.url);
		const exported: ExportedQuiz[] = JSON.parse(
			String(recorded(version, "quizzes.json")),
		);
		expect(exported.length).toBeGreaterThan(4);
		for (const { file, quiz, problems } of exported) {
			const read = readQuizFile(file);
			if ("fault" in read) throw new Error(read.fault);
			const posted = await rest.post("/api/quizzes", read.content);
			expect(posted.status, posted.text).toBe(201);
			const { id } = posted.json<{ id: string }>();
			const told = (await rest.get(`/api/quizzes/${id}`)).json<ExportedQuiz>();
			expect(told).toMatchObject({
				quiz: quizToday(quiz as Parameters<typeof quizToday>[0]),
				// A poll has no place for an answer that is correct any more; what is right has another word.
				problems: problems
					.filter((problem) => !problem.includes("A poll has no correct"))
					.map((problem) => problem.replace("as correct.", "as right.")),
			});
		}
	});
});
