import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { afterAll, describe, expect, test } from "vitest";
import { Search } from "../../server/live/search.ts";
import { openRedis } from "../../server/store/redis/open.ts";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { startRedis } from "../rig/redis.ts";
import { quizOf, sheet } from "./samples.ts";

const count = 500;
/** The slices are of 3 ms; one quiz is read at once, and threads that collect garbage count, too. */
const mostMs = 50;

const [first] = sheet;
if (first === undefined) throw new Error("no question");
const words =
	"A switch forwards a frame to the port behind which it has seen the address";
const questions = Array.from({ length: 50 }, (_, index) => ({
	...first,
	id: `q${index}`,
	text: `Question ${index}: **${words}**, or does it not?`,
	ask: { options: [words, `${words} once`, "No", "It depends"] },
	explanation: `${words}. ${words}.`,
}));

const closing: (() => unknown)[] = [];
afterAll(async () => {
	for (const close of closing.reverse()) await close();
});

async function openFile() {
	const folder = mkdtempSync(join(tmpdir(), "lectern-search-"));
	const stores = openSqlite({ file: join(folder, "l.db"), now: Date.now });
	closing.push(() => rmSync(folder, { recursive: true }), stores.close);
	return stores;
}

async function openServer() {
	const server = await startRedis();
	const stores = await openRedis({ url: server.url, prefix: "s:" });
	closing.push(() => server.remove(), stores.close);
	return stores;
}

/** What this process has had of the processors, ms: whoever else uses the machine does not count. */
function spent(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** The most that was done meanwhile between two turns of the event loop, ms. */
async function longest(act: () => Promise<unknown>): Promise<number> {
	let most = 0;
	let last = spent();
	let isOver = false;
	const tick = () => {
		const now = spent();
		most = Math.max(most, now - last);
		last = now;
		if (!isOver) setImmediate(tick);
	};
	setImmediate(tick);
	await act();
	isOver = true;
	return Math.max(most, spent() - last);
}

describe.each([
	["SQLite", openFile],
	["Redis", openServer],
] as const)("what a search costs, on %s", (name, open) => {
	test("[ST1346] of 500 quizzes with 50 questions each it turns the event loop again and again, read for the first time or not", async () => {
		const { quizzes } = await open();
		for (let from = 0; from < count; from += 50)
			await quizzes.addQuizzes(
				"o",
				Array.from({ length: 50 }, (_, index) => ({
					id: `q${from + index}`,
					quiz: { ...quizOf(`Quiz ${from + index}`), questions },
					sample: null,
				})),
			);
		const find = async (search: Search, sought: string) => {
			const done = await search.find("o", { words: sought, archived: false });
			if (isRefusal(done)) throw new Error(done.message);
			return done.found;
		};
		const gaps: { cold: number; warm: number }[] = [];
		const took: number[] = [];
		for (let time = 0; time < 2; time++) {
			const search = new Search(quizzes);
			const begin = performance.now();
			const cold = await longest(async () => {
				const found = await find(search, "forwards address once");
				expect(found.quizzes.length + found.more).toBe(count);
			});
			const middle = performance.now();
			const warm = await longest(async () => {
				const found = await find(search, "question 49 none-of-these");
				expect(found.quizzes).toEqual([]);
			});
			took.splice(0, 2, middle - begin, performance.now() - middle);
			gaps.push({ cold, warm });
		}
		const least = (of: "cold" | "warm") =>
			Math.min(...gaps.map((gap) => gap[of]));
		console.log(
			`${name}: ${count} quizzes of 50 questions searched for the first time in ${took[0]?.toFixed(0)} ms, at most ${least("cold").toFixed(1)} ms at once; again in ${took[1]?.toFixed(0)} ms, ${least("warm").toFixed(1)} ms`,
		);
		expect(least("cold")).toBeLessThan(mostMs);
		expect(least("warm")).toBeLessThan(mostMs);
	}, 120_000);
});
