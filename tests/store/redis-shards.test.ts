import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openRedis, type RedisStores } from "../../server/store/redis/open.ts";
import { type RedisCluster, startCluster } from "../rig/redis.ts";
import { waitFor } from "../rig/wait.ts";
import {
	attempt,
	openGate,
	openRoom,
	regate,
	roomOf,
	saveOne,
	sheet,
} from "./samples.ts";

let servers: RedisCluster;
let opened: RedisStores[] = [];
let prefix = "";
let prefixes = 0;

beforeAll(async () => {
	servers = await startCluster(3);
});
afterEach(() => {
	for (const stores of opened) stores.close();
	opened = [];
});
afterAll(() => servers?.remove());

async function open(followMs = 30_000): Promise<RedisStores> {
	prefixes++;
	prefix = `shard-${prefixes}:`;
	const url = servers.url;
	const stores = await openRedis({ url, prefix, sharded: true, followMs });
	opened.push(stores);
	return stores;
}

/** How many connections listen to the hints of this room. */
async function subscribers(roomId: string): Promise<number> {
	const channel = `${prefix}{${roomId}}:hints`;
	let sum = 0;
	for (const { port } of servers.masters) {
		const client = new Redis(port, "127.0.0.1");
		const [, count] = (await client.call("PUBSUB", "SHARDNUMSUB", channel)) as [
			string,
			number,
		];
		sum += Number(count);
		client.disconnect();
	}
	return sum;
}

/** Rooms of different masters: these ids lie in the first, second and last third of the slots. */
const roomIds = ["a", "b", "c"];

/** Commits until each room's hint has come back. Resolves to how long that took, in ms. */
async function hearing({ rooms }: RedisStores, ids: readonly string[]) {
	const start = performance.now();
	const missing = new Set(ids);
	const stop = rooms.onHint(({ roomId }) => void missing.delete(roomId));
	let committed = Number.NEGATIVE_INFINITY;
	await waitFor("the hints of all rooms", async () => {
		if (performance.now() - committed < 200) return missing.size === 0;
		committed = performance.now();
		await rooms.versions(ids).catch(() => {});
		for (const id of missing) {
			const room = await rooms.load(id).catch(() => null);
			if (room !== null) await regate(rooms, room, openGate).catch(() => {});
		}
		return missing.size === 0;
	});
	stop();
	return performance.now() - start;
}

describe("the Redis store on a Redis Cluster", () => {
	test("[RD800] what happens in a room from its following on is heard, before anybody names it again", async () => {
		const { rooms } = await open();
		const heard: string[] = [];
		rooms.onHint(({ roomId, of }) => void heard.push(`${roomId}/${of}`));
		for (const id of roomIds) {
			const room = roomOf(id);
			await rooms.create(room, sheet);
			await rooms.follow(id);
			await regate(rooms, room, openGate);
		}
		await waitFor("a hint of each", () => heard.length === roomIds.length);
		expect(heard.sort()).toEqual(roomIds.map((id) => `${id}/room`));
	});

	test("[RD40] rooms lie on all masters", async () => {
		const { rooms } = await open();
		for (const id of roomIds) await rooms.create(roomOf(id), sheet);
		const counts = await Promise.all(
			servers.masters.map((master) => master.tell("DBSIZE")),
		);
		expect(counts.every((count) => Number(count) > 0)).toBe(true);
		const slots = await Promise.all(
			roomIds.map((id) =>
				servers.masters[0]?.tell("CLUSTER", "KEYSLOT", `{${id}}`),
			),
		);
		const thirds = slots.map((slot) => Math.floor((Number(slot) * 3) / 16_384));
		expect([...thirds].sort()).toEqual([0, 1, 2]);
	});

	test("[RD41] hints are heard of rooms that were named, by present or by versions, and of no others", async () => {
		const stores = await open();
		const { rooms } = stores;
		for (const id of roomIds) await rooms.create(roomOf(id), sheet);
		const heard = new Set<string>();
		rooms.onHint(({ roomId }) => heard.add(roomId));
		await rooms.present("a", "node", 1, 60_000);
		await rooms.versions(["b"]);
		for (const id of roomIds) await regate(rooms, roomOf(id), openGate);
		await waitFor("the hints", () => heard.size === 2);
		expect([...heard].sort()).toEqual(["a", "b"]);
		expect(await Promise.all(roomIds.map(subscribers))).toEqual([1, 1, 0]);
	});

	test("[RD42] a room that is not named any more is not listened to any more, and a named one is", async () => {
		const { rooms } = await open(400);
		for (const id of roomIds) await rooms.create(roomOf(id), sheet);
		await rooms.versions(roomIds);
		expect(await Promise.all(roomIds.map(subscribers))).toEqual([1, 1, 1]);
		await waitFor("the others to be dropped", async () => {
			await rooms.versions(["b"]);
			const counts = await Promise.all(roomIds.map(subscribers));
			return counts.join() === "0,1,0";
		});
		await rooms.versions(["a"]);
		expect(await subscribers("a")).toBe(1);
	});

	test("[RD43] cut subscribers of all shards listen again by themselves within 3 s", async () => {
		const stores = await open();
		for (const id of roomIds) await stores.rooms.create(roomOf(id), sheet);
		await hearing(stores, roomIds);
		for (let cut = 0; cut < 3; cut++) {
			for (const master of servers.masters)
				await master.tell("CLIENT", "KILL", "TYPE", "pubsub");
			expect(await hearing(stores, roomIds)).toBeLessThan(3000);
		}
	});

	test("[RD44] one master that dies takes its rooms with it, is told, and comes back with another epoch", async () => {
		const stores = await open();
		const { rooms } = stores;
		const [first] = servers.masters;
		if (first === undefined) throw new Error("no master");
		for (const id of roomIds) await openRoom(rooms, id, 1, openGate);
		await hearing(stores, roomIds);
		const epoch = await rooms.epoch();
		const versions = await rooms.versions(roomIds);
		await first.kill();
		const states = await Promise.all(
			roomIds.map((id) =>
				rooms.load(id).then(
					() => "there",
					(error: Error) => error.message.slice(0, 6),
				),
			),
		);
		expect(states.sort()).toEqual(["Redis:", "there", "there"]);
		// Whether ioredis still knows the dead one, tries it, or has given it up.
		for (let times = 0; times < 30; times++) {
			expect(await rooms.health()).toHaveLength(1);
			await expect(rooms.epoch()).rejects.toThrow();
			await new Promise((resolve) => setTimeout(resolve, 40));
		}
		await first.start();
		await waitFor(
			"the Cluster to be well",
			async () => (await rooms.health()).length === 0,
		);
		await hearing(stores, roomIds);
		expect(await rooms.epoch()).not.toBe(epoch);
		for (const [id, version] of await rooms.versions(roomIds))
			expect(version).toBeGreaterThan(versions.get(id) ?? 0);
		for (const id of roomIds)
			expect(await saveOne(rooms, id, attempt("seat-1", 1, [0]))).toMatchObject(
				{ is: "stored" },
			);
	});

	test("[RD45] one master that stands still holds up only its own rooms", async () => {
		const stores = await open();
		const { rooms } = stores;
		const [first] = servers.masters;
		if (first === undefined) throw new Error("no master");
		for (const id of roomIds) await openRoom(rooms, id, 1, openGate);
		first.pause();
		const waits: number[] = [];
		try {
			await Promise.all(
				roomIds.map(async (id) => {
					const start = performance.now();
					await rooms.load(id).catch(() => {});
					waits.push(performance.now() - start);
				}),
			);
		} finally {
			first.resume();
		}
		waits.sort((one, other) => one - other);
		expect(waits[1]).toBeLessThan(500);
		expect(waits[2]).toBeGreaterThan(2000);
		expect(waits[2]).toBeLessThan(4000);
		await hearing(stores, roomIds);
		for (const id of roomIds)
			await waitFor("an answer to be stored", () =>
				saveOne(rooms, id, attempt("seat-1", 1, [0])).then(
					({ is }) => is === "stored",
					() => false,
				),
			);
	});
});
