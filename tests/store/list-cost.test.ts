import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { afterAll, describe, expect, test } from "vitest";
import { textOfSheet } from "../../server/store/documents.ts";
import type { QuizStore } from "../../server/store/quiz-store.ts";
import { openRedis } from "../../server/store/redis/open.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import type { Quiz } from "../../shared/quiz.ts";
import { startRedis } from "../rig/redis.ts";
import { quizOf, roomOf, sheet } from "./samples.ts";

const count = 450;
const mostMs = 50;

const [question] = sheet;
if (question === undefined) throw new Error("no question");
/** As large as a quiz can be, about 1 MB. */
const questions = Array.from({ length: 200 }, (_, index) => ({
	...question,
	id: `q${index}`,
	text: "t".repeat(1000),
	ask: { options: Array.from({ length: 7 }, () => "o".repeat(300)) },
	key: { correct: [0, 1, 2, 3, 4, 5, 6] },
	explanation: "e".repeat(1900),
}));
const large: Quiz = { ...quizOf("Large"), questions };

const closing: (() => unknown)[] = [];
afterAll(async () => {
	for (const close of closing.reverse()) await close();
});

async function openFile() {
	const folder = mkdtempSync(join(tmpdir(), "lectern-list-"));
	const stores = openSqlite({ file: join(folder, "l.db"), now: Date.now });
	closing.push(() => rmSync(folder, { recursive: true }), stores.close);
	return stores;
}

async function openServer() {
	const server = await startRedis();
	const stores = await openRedis({ url: server.url, prefix: "l:" });
	closing.push(() => server.remove(), stores.close);
	return stores;
}

/** How long the event loop is busy with it, ms: the least of three, as other programs use this machine too. */
async function busy(act: () => Promise<unknown>): Promise<number> {
	const took: number[] = [];
	for (let time = 0; time < 3; time++) {
		const before = performance.eventLoopUtilization();
		await act();
		took.push(performance.eventLoopUtilization(before).active);
	}
	return Math.min(...took);
}

describe.each([
	["SQLite", openFile],
	["Redis", openServer],
] as const)("what large libraries cost, on %s", (name, open) => {
	let rooms: RoomStore;
	let quizzes: QuizStore;

	test(`[ST160] a page of 450 quizzes of 1 MB costs less than 50 ms of the event loop`, async () => {
		({ rooms, quizzes } = await open());
		expect(JSON.stringify(large).length).toBeGreaterThan(1_000_000);
		for (let from = 0; from < count; from += 30)
			await quizzes.addQuizzes(
				"o",
				Array.from({ length: 30 }, (_, index) => ({
					id: `q${from + index}`,
					quiz: large,
					sample: null,
				})),
			);
		const page = { after: null, limit: 100 };
		const list = async () => {
			const { items } = await quizzes.summaries("o", page);
			expect(items).toHaveLength(100);
		};
		await list();
		const ms = await busy(list);
		const weighed = await busy(() => quizzes.weighQuizzes("o"));
		console.log(
			`${name}: a page of ${count} quizzes of 1 MB ${ms.toFixed(1)} ms, their weight ${weighed.toFixed(1)} ms`,
		);
		expect(ms).toBeLessThan(mostMs);
		expect(weighed).toBeLessThan(mostMs);
	}, 120_000);

	test("[ST161] hundreds of rooms with one large quiz hold its questions once, and a page of them costs as little", async () => {
		const before = (await rooms.room()).used;
		for (let index = 0; index < 300; index++)
			await rooms.create(roomOf(`r${index}`), questions);
		const grown = (await rooms.room()).used - before;
		const page = { after: null, limit: 100 };
		const ms = await busy(() => rooms.roomsOf("owner-1", page));
		console.log(
			`${name}: 300 rooms with one quiz of 1 MB ${(grown / 2 ** 20).toFixed(1)} MB, a page of them ${ms.toFixed(1)} ms`,
		);
		expect(grown).toBeLessThan(16 * 2 ** 20);
		expect(ms).toBeLessThan(mostMs);
		expect((await rooms.weighRooms("owner-1")).bytes).toBe(
			Buffer.byteLength(textOfSheet(questions)),
		);
	}, 120_000);
});
