/**
 * Records what the built program of today stores and tells, for the programs of later versions to open:
 * `npx tsx tests/formats/record.ts NAME` writes `tests/formats/NAME/`. To be run before a format changes, and never again for
 * the same name.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Redis } from "ioredis";
import type { QuizList, Results } from "../../shared/rest.ts";
import { joinPhone } from "../rig/links.ts";
import { startServer } from "../rig/process.ts";
import { startRedis } from "../rig/redis.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import type { Dumped, Facts, RoomFacts } from "./facts.ts";

const name = process.argv[2];
if (name === undefined) throw new Error("record.ts NAME");
const folder = join(import.meta.dirname, name);
mkdirSync(folder, { recursive: true });
const write = (file: string, bytes: Buffer | string) =>
	writeFileSync(join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }));

const quiz = {
	title: "Every kind – jede Art",
	description: "Recorded.",
	questions: [
		questionOf("q1", { seconds: 30 }),
		questionOf("q2", {
			kind: "multiple",
			options: ["a", "b", "c"].map((text, index) => ({
				text,
				correct: index > 0,
			})),
		}),
		questionOf("q3", {
			kind: "poll",
			options: ["yes", "no"].map((text) => ({ text, correct: false })),
			points: 0,
		}),
	],
};

async function play(
	rest: Rest,
	isRunning: boolean,
): Promise<Omit<RoomFacts, "results" | "csv">> {
	const room = await openRoom(rest, quiz, { scoring: "correctness" });
	const tokens: Record<string, string> = {};
	const phones: Awaited<ReturnType<typeof joinPhone>>[] = [];
	for (const name of ["Ada", "Ben", "Çelik", "Spam"]) {
		const phone = await joinPhone(rest.url, room.code, name);
		tokens[name] = phone.token;
		phones.push(phone);
	}
	const answer = async (phone: number, round: number, choice: number[]) => {
		const sent = { round, seq: 1, choice };
		const reply = await phones[phone]?.ask("answer", sent as never);
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
for (const key of (await client.keys("*")).sort())
	dumped.push({
		key,
		base64: (await client.dumpBuffer(key))?.toString("base64") ?? "",
	});
write("redis-keys.json", JSON.stringify(dumped));
client.disconnect();
await redis.remove();
process.exit(0);
