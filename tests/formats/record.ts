/**
 * Records what the built program of today stores and tells, for the programs of later versions to open:
 * `npx tsx tests/formats/record.ts NAME` writes `tests/formats/NAME/`. To be run before a format changes, and never again for
 * the same name.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { Redis } from "ioredis";
import { writeQuizFile } from "../../client/instructor/library/quiz-file.ts";
import type { MadeWords } from "../../shared/account.ts";
import type { QuizList, Results, StoredQuiz } from "../../shared/rest.ts";
import { defaultSettings as settings } from "../../shared/settings.ts";
import { joinPhone } from "../rig/links.ts";
import { startServer } from "../rig/process.ts";
import { startRedis } from "../rig/redis.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";
import type { Dumped, ExportedQuiz, Facts, RoomFacts } from "./facts.ts";
import { type Frame, isPulse, type Moment, type Recorded } from "./frames.ts";
import { People } from "./people.ts";
import { everyKind, quizzes } from "./quizzes.ts";
import { script } from "./script.ts";

const name = process.argv[2];
if (name === undefined) throw new Error("record.ts NAME");
const folder = join(import.meta.dirname, name);
mkdirSync(folder, { recursive: true });
const write = (file: string, bytes: Buffer | string) =>
	writeFileSync(join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }));

async function play(
	rest: Rest,
	isRunning: boolean,
): Promise<Omit<RoomFacts, "results" | "csv">> {
	const room = await openRoom(rest, everyKind, { scoring: "correctness" });
	const tokens: Record<string, string> = {};
	const phones: Awaited<ReturnType<typeof joinPhone>>[] = [];
	for (const name of ["Ada", "Ben", "Çelik", "Spam"]) {
		const phone = await joinPhone(rest.url, room.code, name);
		tokens[name] = phone.token;
		phones.push(phone);
	}
	const answer = async (phone: number, round: number, value: number[]) => {
		const sent = { round, seq: 1, value };
		const reply = await phones[phone]?.ask("answer", sent);
		if (reply === undefined || !("saved" in reply) || "error" in reply)
			throw new Error(`not saved: ${JSON.stringify(reply)}`);
	};
	await room.move({ do: "goto", question: 0 });
	await room.move({ do: "open", question: 0 });
	await answer(0, 1, [1]);
	await answer(1, 1, [0]);
	await answer(3, 1, [2]);
	await room.move({ do: "close" });
	await room.move({ do: "reveal" });
	// The same question a second time.
	await room.move({ do: "open", question: 0 });
	await answer(0, 2, [1]);
	await answer(1, 2, [1]);
	await answer(2, 2, [0]);
	await room.move({ do: "close" });
	// As after a restore that has lost the first round's answer.
	await phones[2]?.ask("offer", {
		answers: [{ round: 1, index: 0, value: [2] }],
	});
	await room.move({ do: "reveal" });
	const spam = (await students(rest, room.id)).find(
		(one) => one.name === "Spam",
	);
	await room.page.ask("remove", {
		room: room.id,
		seats: [spam?.seat],
	} as never);
	await room.move({ do: "goto", question: 1 });
	await room.move({ do: "open", question: 1 });
	await room.move({ do: "untime" }).catch(() => {});
	await answer(0, 3, [1, 2]);
	if (!isRunning) {
		await answer(2, 3, [0]);
		await room.move({ do: "end" });
	}
	for (const phone of phones) phone.close();
	room.page.close();
	return { id: room.id, code: room.code, tokens };
}

async function students(rest: Rest, id: string) {
	const reply = await rest.get(`/api/rooms/${id}/students`);
	return reply.json<{ students: { name: string; seat: string }[] }>().students;
}

async function factsOf(url: string): Promise<Facts> {
	const rest = await signedIn(url);
	const { words } = (
		await rest.post("/api/instructor/words")
	).json<MadeWords>();
	const ended = await play(rest, false);
	const running = await play(rest, true);
	const told = async (room: typeof ended): Promise<RoomFacts> => ({
		...room,
		results: (await rest.get(`/api/rooms/${room.id}/results`)).json<Results>(),
		csv: (await rest.get(`/api/rooms/${room.id}/results.csv`)).text,
	});
	const { quizzes } = (await rest.get("/api/quizzes")).json<QuizList>();
	return {
		cookie: rest.cookie ?? "",
		words: words.join(" "),
		quizzes: await Promise.all(
			quizzes.map(async ({ id }) =>
				(await rest.get(`/api/quizzes/${id}`)).json<{
					id: string;
					quiz: unknown;
				}>(),
			),
		),
		ended: await told(ended),
		running: await told(running),
	};
}

/** The quizzes as files, and what the server says of them. */
async function exported(url: string): Promise<ExportedQuiz[]> {
	const rest = await signedIn(url);
	return Promise.all(
		quizzes.map(async (quiz) => {
			const posted = await rest.post("/api/quizzes", quiz);
			if (posted.status !== 201) throw new Error(posted.text);
			const { id } = posted.json<StoredQuiz>();
			const stored = await rest.get(`/api/quizzes/${id}`);
			const told = stored.json<StoredQuiz>();
			const file = writeQuizFile(told.quiz).content;
			return { file, quiz: told.quiz, problems: told.problems };
		}),
	);
}

/** So long after the last word nothing more comes of what was sent. */
const quietMs = 600;

/** Of counts only the last is sure to be told, and an old one again says nothing. */
function lastingOf(fresh: Frame[], earlier: readonly Frame[]): Frame[] {
	const told = JSON.stringify(earlier.findLast(isPulse));
	const last = fresh.findLastIndex(isPulse);
	return fresh.filter(
		(frame, index) =>
			!isPulse(frame) || (index === last && JSON.stringify(frame) !== told),
	);
}

async function lectureFrames(url: string): Promise<Recorded> {
	const people = await People.gather(url, everyKind, settings);
	const moments: Moment[] = [];
	for (const [who, sends] of script) {
		const before = people.heard();
		await people.send(who, sends);
		const all = () => [...people.heard().values()].flat().length;
		for (let known = -1; known !== all(); ) {
			known = all();
			await pause(quietMs);
		}
		const hears: Record<string, Frame[]> = {};
		for (const [name, frames] of people.heard()) {
			const earlier = before.get(name) ?? [];
			const lasting = lastingOf(frames.slice(earlier.length), earlier);
			if (lasting.length > 0) hears[name] = lasting;
		}
		moments.push({ who, sends, hears });
	}
	people.leave();
	return { quiz: everyKind, settings, moments };
}

const first = await startServer();
write("quizzes.json", JSON.stringify(await exported(first.url)));
write("lecture.json", JSON.stringify(await lectureFrames(first.url)));
await first.remove();

const alone = await startServer();
write("sqlite.json", JSON.stringify(await factsOf(alone.url)));
await alone.stop();
write("lectern.sqlite", readFileSync(join(alone.dataDir, "lectern.sqlite")));
const moved = join(alone.dataDir, "transfer");
execFileSync(
	process.execPath,
	["server/cli/start.mjs", "--transfer", "export", moved],
	{ env: { ...process.env, DATA_DIR: alone.dataDir } },
);
write("transfer", readFileSync(moved));
await alone.remove();

const redis = await startRedis();
const node = await startServer({ REDIS_URL: redis.url });
write("redis.json", JSON.stringify(await factsOf(node.url)));
await node.remove();
const client = new Redis(redis.url);
const dumped: Dumped[] = [];
// Built pages are there for the time of an upgrade only.
const keys = await client.keys("*");
for (const key of keys.filter((one) => !/:(assets:|builds)/.test(one)).sort())
	dumped.push({
		key,
		base64: (await client.dumpBuffer(key))?.toString("base64") ?? "",
	});
write("redis-keys.json", JSON.stringify(dumped));
client.disconnect();
await redis.remove();
process.exit(0);
