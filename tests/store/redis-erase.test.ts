import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Room } from "../../server/room/state.ts";
import { openRedis, type RedisStores } from "../../server/store/redis/open.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";
import { waitFor } from "../rig/wait.ts";
import {
	attempt,
	joinOne,
	newSeat,
	openGate,
	openRoom,
	regate,
	roomOf,
	sheet,
} from "./samples.ts";

let server: RedisServer;
let client: Redis;
let opened: RedisStores[] = [];
let prefix = "";
let prefixes = 0;

beforeAll(async () => {
	server = await startRedis();
	client = new Redis(server.url);
});
afterEach(async () => {
	for (const one of opened) one.close();
	opened = [];
	await rewritten();
});
afterAll(async () => {
	client?.disconnect();
	await server?.remove();
});

async function open(roomTtlMs = 60_000): Promise<RedisStores> {
	prefixes++;
	prefix = `erase-${prefixes}:`;
	const one = await openRedis({ url: server.url, prefix, roomTtlMs });
	opened.push(one);
	return one;
}

/** All but what is the store's own. */
const keys = async () => {
	const own = [`${prefix}history`, `${prefix}clock`, `${prefix}format`];
	return (await client.keys(`${prefix}*`)).filter((key) => !own.includes(key));
};

/** All hashes of the store, names of keys too. */
async function dump(): Promise<string> {
	const all = await keys();
	const hashes = await Promise.all(
		all.map(async (key) =>
			(await client.type(key)) === "hash" ? client.hgetall(key) : null,
		),
	);
	return JSON.stringify([all, hashes]);
}

function nextOf(room: Room, more: Partial<Room> = {}): Room {
	return { ...room, version: room.version + 1, ...more };
}

const firstRound = {
	round: 1,
	question: 0,
	openedAt: 1_700_000_000_000,
	deadline: null,
	closedAt: 1_700_000_000_000,
	changeable: true,
	counted: null,
	recounts: 0,
	revealed: true,
};

/** What is in the append-only files now. */
async function logged(): Promise<string> {
	const [, folder = ""] = (await client.config("GET", "dir")) as string[];
	const files = join(folder, "appendonlydir");
	return readdirSync(files)
		.map((name) => readFileSync(join(files, name), "latin1"))
		.join();
}

async function rewrites(): Promise<number> {
	const info = await client.info("persistence");
	return Number(/aof_rewrites:(\d+)/.exec(info)?.[1]);
}

async function rewritten(): Promise<void> {
	await waitFor("the append-only file to be written anew", async () =>
		/aof_rewrite_in_progress:0[\s\S]*aof_rewrite_scheduled:0/.test(
			await client.info("persistence"),
		),
	);
}

describe("what the Redis store leaves of what was deleted", () => {
	test("[RD32] an erased seat leaves no field in any key of its room, also when names and tallies are forgotten", async () => {
		const { rooms } = await open(200);
		let room = await openRoom(rooms, "a", 2, { ...openGate, round: 2 });
		const seats = ["seat-1", "seat-2"];
		await rooms.save(
			"a",
			seats.map((seat) => attempt(seat, 1, [0], 2)),
		);
		room = await regate(rooms, room, openGate);
		await rooms.save(
			"a",
			seats.map((seat, index) => attempt(seat, 1, [index])),
		);
		expect((await dump()).match(/seat-1/g)?.length).toBeGreaterThan(4);
		room = nextOf(room);
		await rooms.erase(room, "seat-1");
		expect(await dump()).not.toMatch(/seat-?1/);

		room = nextOf(room, { phase: { name: "ended" }, rounds: [firstRound] });
		await rooms.commit(room, null);
		await waitFor(
			"the tally of the document's round to be forgotten",
			async () => !(await keys()).some((key) => key.endsWith(":t:1")),
		);
		await rooms.erase(nextOf(room), "seat-2");
		expect(await dump()).not.toMatch(/seat-?2/);
		expect((await keys()).filter((key) => /\}:[at]:/.test(key))).toEqual([]);
	});

	test("[RD32] forgotten rooms leave no key", async () => {
		const { rooms } = await open();
		for (const id of ["a", "b"]) {
			const room = await openRoom(rooms, id, 2, { ...openGate, round: 2 });
			await rooms.save(id, [attempt("seat-1", 1, [0], 2)]);
			await regate(rooms, room, null);
			await rooms.present(id, "node", 3, 60_000);
		}
		for (const { id, version } of await rooms.ages())
			expect(await rooms.remove(id, version)).toBe(true);
		await rooms.scrub();
		expect(await keys()).toEqual([]);
	});

	test("[RD33] a scrub has the append-only file written anew, once for each time that something was deleted", async () => {
		const { rooms } = await open();
		await rooms.create(roomOf("a"), sheet);
		const canary = { ...newSeat("canary-seat"), name: "canary-name" };
		await joinOne(rooms, "a", canary, 9);
		await rooms.create(roomOf("b", { title: "canary-room" }), sheet);
		const before = await rewrites();
		await rooms.scrub();
		expect(await rewrites()).toBe(before);

		await rooms.erase(nextOf(roomOf("a")), "canary-seat");
		await rooms.remove("b");
		expect((await logged()).includes("canary-name")).toBe(true);
		await Promise.all([rooms.scrub(), rooms.scrub()].map(ended));
		await rewritten();
		expect((await logged()).includes("canary")).toBe(false);
		const after = await rewrites();
		expect(after).toBeGreaterThan(before);
		await rooms.scrub();
		expect(await rewrites()).toBe(after);
	});

	test("[RD33] a scrub that Redis refuses is rejected and stays due", async () => {
		const { rooms } = await open();
		await openRoom(rooms, "a", 1, null);
		await rooms.remove("a");
		await client.acl("SETUSER", "default", "-bgrewriteaof");
		await expect(rooms.scrub()).rejects.toThrow(/NOPERM/);
		await client.acl("SETUSER", "default", "+bgrewriteaof");
		const before = await rewrites();
		await rooms.scrub();
		await rewritten();
		expect(await rewrites()).toBe(before + 1);
		expect(await keys()).toEqual([]);
	});

	test("[RD33] where there is no append-only file a scrub has nothing to do", async () => {
		const { rooms } = await open();
		await openRoom(rooms, "a", 1, null);
		await client.config("SET", "appendonly", "no");
		try {
			const before = await rewrites();
			await rooms.remove("a");
			await rooms.scrub();
			expect(await rewrites()).toBe(before);
			expect(await keys()).toEqual([]);
		} finally {
			await client.config("SET", "appendonly", "yes");
		}
	});
});

/** Of two scrubs at once Redis may refuse one. */
const ended = (scrub: Promise<void>) => scrub.catch(() => {});
