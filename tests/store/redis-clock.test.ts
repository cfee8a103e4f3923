import { readdirSync, readFileSync } from "node:fs";
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import { machineClock } from "../../server/store/machine-clock.ts";
import { openRedis, type RedisStores } from "../../server/store/redis/open.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";
import { waitFor } from "../rig/wait.ts";
import { attempt, openGate, openRoom, regate, saveOne } from "./samples.ts";

const hour = 3_600_000;
const day = 24 * hour;

let server: RedisServer;
let opened: RedisStores[] = [];
let notes: string[] = [];
let prefix = "";
let prefixes = 0;

beforeAll(async () => {
	server = await startRedis();
});
beforeEach(() => {
	prefixes++;
	prefix = `clock-${prefixes}:`;
	notes = [];
});
afterEach(() => {
	for (const one of opened) one.close();
	opened = [];
});
afterAll(() => server?.remove());

/** A node's store. `stoodStill`: for how long its machine did, in ms. */
async function open(stoodStill = () => 0): Promise<RedisStores> {
	const machine = machineClock();
	const note = (_fields: object, message: string) => void notes.push(message);
	const one = await openRedis({
		url: server.url,
		prefix,
		machine: { ...machine, steady: () => machine.steady() - stoodStill() },
		log: { info: note, warn: note },
	});
	opened.push(one);
	return one;
}

/**
 * What a node sees when the clock of Redis' machine is set. (Redis does not run under libfaketime. All that a node does
 * with that clock is to compare it with the last note and to add the offset: moving both is the same.)
 */
async function setRedisClock(byMs: number): Promise<void> {
	await server.tell(
		"EVAL",
		'redis.call("HINCRBY", KEYS[1], "offset", ARGV[1]) if redis.call("HEXISTS", KEYS[1], "at") == 1 then redis.call("HINCRBY", KEYS[1], "at", -ARGV[1]) end',
		1,
		`${prefix}clock`,
		byMs,
	);
}

/** All nodes have noted that they agree. */
async function agreed(): Promise<void> {
	await waitFor("a note", async () => {
		const at = await server.tell("HGET", `${prefix}clock`, "at");
		return Date.now() - Number(at ?? 0) < 900;
	});
}

/** The store's time less this process' own clock, by this node. */
async function time(store: RedisStores): Promise<number> {
	const now = await store.rooms.now();
	return now - performance.now();
}

describe("the store's clock on Redis", () => {
	test("[RD201] goes on evenly for all nodes whatever is done to Redis' clock, and one of them says so", async () => {
		const [one, two] = [await open(), await open()];
		const before = await time(one);
		expect(Math.abs((await time(two)) - before)).toBeLessThan(100);
		await agreed();
		for (const jump of [-hour, hour, 200 * day, -400 * day]) {
			await setRedisClock(jump);
			const times = await Promise.all([one, two, two, one].map(time));
			for (const now of [...times, await time(one), await time(two)])
				expect(Math.abs(now - before)).toBeLessThan(100);
			await agreed();
		}
		expect(notes).toHaveLength(4);
		expect(notes[0]).toContain("the clock of Redis jumped");
		const three = await open();
		expect(Math.abs((await time(three)) - before)).toBeLessThan(100);
	});

	test("[RD201] a question keeps its seconds over a jump of Redis' clock, either way", async () => {
		const { rooms } = await open();
		for (const [index, jump] of [-hour, hour].entries()) {
			const id = `room-${index}`;
			const until = (await rooms.now()) + 700;
			const room = await openRoom(rooms, id, 2, null);
			await regate(rooms, room, { ...openGate, until });
			await setRedisClock(jump);
			expect(await saveOne(rooms, id, attempt("seat-1", 1, [0]))).toMatchObject(
				{ is: "stored" },
			);
			await new Promise((resolve) => setTimeout(resolve, 800));
			expect(await saveOne(rooms, id, attempt("seat-2", 1, [0]))).toMatchObject(
				{ is: "late" },
			);
		}
	});

	test("[RD202] a node whose machine stood still takes the others' time, and theirs is not disturbed", async () => {
		let still = 0;
		const one = await open();
		const before = await time(one);
		await agreed();
		const by = () => server.tell("HGET", `${prefix}clock`, "by");
		const whose = await by();
		const two = await open(() => still);
		await time(two);
		// While one machine stands still the others go on noting.
		await waitFor("the other's note", async () => (await by()) !== whose);
		await waitFor("a note", async () => (await by()) === whose);
		still = 10_000;
		await waitFor("the others' time", async () => {
			return Math.abs((await time(two)) - before) < 100;
		});
		expect(Math.abs((await time(one)) - before)).toBeLessThan(100);
		expect(await one.rooms.clockOff()).toBe(0);
		expect(notes).toEqual([expect.stringContaining("stood still")]);
	});

	test("[RD203] when all nodes were away a question goes on where it was, though Redis' clock was set back meanwhile", async () => {
		const first = await open();
		const before = await time(first);
		await agreed();
		await openRoom(first.rooms, "a", 1, {
			...openGate,
			until: (await first.rooms.now()) + 60_000,
		});
		first.close();
		await setRedisClock(-hour);
		const next = await open();
		const now = await time(next);
		// Not before the last note, which was of at most a second before the end.
		expect(now - before).toBeGreaterThan(-2000);
		expect(now - before).toBeLessThan(100);
	});

	test("[RD203] with nothing open it begins anew with Redis' clock: one that was wrong and is set right is right again", async () => {
		await setRedisClock(0);
		const first = await open();
		const before = await time(first);
		await agreed();
		await setRedisClock(-200 * day);
		await waitFor("the jump", async () => notes.length === 1);
		expect(Math.abs((await time(first)) - before)).toBeLessThan(100);
		first.close();
		const key = `${prefix}clock`;
		await server.tell(
			"HSET",
			key,
			"offset",
			200 * day,
			"at",
			Date.now() - hour,
		);
		const next = await open();
		expect(Math.abs((await next.rooms.now()) - Date.now())).toBeLessThan(500);
		expect(await next.rooms.clockOff()).toBe(0);
	});

	test("[RD204] answers that came to their node in time are stored though Redis stood still over the end of the round; later ones are late", async () => {
		const { rooms } = await open();
		const room = await openRoom(rooms, "a", 500, null);
		const until = (await rooms.now()) + 300;
		await regate(rooms, room, { ...openGate, until });
		server.pause();
		const arrived = performance.now();
		const inTime = rooms.save(
			"a",
			Array.from({ length: 499 }, (_, index) => ({
				...attempt(`seat-${index + 1}`, 1, [0]),
				arrived,
			})),
		);
		await new Promise((resolve) => setTimeout(resolve, 900));
		const late = saveOne(rooms, "a", {
			...attempt("seat-500", 1, [0]),
			arrived: performance.now(),
		});
		server.resume();
		const outcomes = new Set((await inTime).map(({ is }) => is));
		expect([...outcomes]).toEqual(["stored"]);
		expect(await late).toMatchObject({ is: "late" });
	});

	test("[RD205] no script asks for Redis' clock but those that keep the time", () => {
		const folder = new URL("../../server/store/redis/lua/", import.meta.url);
		const asking = readdirSync(folder).filter((file) =>
			/redis\.call\("TIME"\)/.test(readFileSync(new URL(file, folder), "utf8")),
		);
		expect(asking.sort()).toEqual(["clock.lua", "keep-time.lua"]);
	});
});
