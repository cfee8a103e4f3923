import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, buildApp } from "../../server/app.ts";
import { readConfig } from "../../server/config.ts";
import { openRedis, type RedisStores } from "../../server/store/redis/open.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";
import { waitFor } from "../rig/wait.ts";
import { allSaid, holdLecture, wordsIn } from "./lecture.ts";

const log = { info() {}, warn() {}, error() {} };

let server: RedisServer;
let client: Redis;
let stores: RedisStores;
let app: App;
let url = "";

beforeAll(async () => {
	server = await startRedis();
	client = new Redis(server.url);
	const config = {
		...readConfig({ PORT: "0", HOST: "127.0.0.1", BIN_DAYS: "0" }),
		...{ pulseMs: 20, sweepMs: 200 },
	};
	stores = await openRedis({ url: server.url, prefix: "lectern:", log });
	app = await buildApp({ ...stores, config, log, pages: null });
	url = `http://127.0.0.1:${app.port}`;
});
afterAll(async () => {
	await app?.close();
	stores?.close();
	client?.disconnect();
	await server?.remove();
});

/** Every key with all that is in it. */
async function keys(): Promise<string[]> {
	const all = await client.keys("*");
	const values = await Promise.all(
		all.map(async (key) => {
			switch (await client.type(key)) {
				case "hash":
					return client.hgetall(key);
				case "zset":
					return client.zrange(key, 0, "-1");
				case "string":
					return client.get(key);
				default:
					throw new Error(`what is in ${key}?`);
			}
		}),
	);
	return [...all, JSON.stringify(values)];
}

/** Every byte of Redis' folder. */
async function files(): Promise<Buffer[]> {
	const [, folder = ""] = (await client.config("GET", "dir")) as string[];
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => readFileSync(join(entry.parentPath, entry.name)));
}

/** What the retention job has the store do. */
async function scrub(): Promise<void> {
	await stores.rooms.scrub();
	await waitFor("Redis to write its file anew", async () =>
		/aof_rewrite_in_progress:0[\s\S]*aof_rewrite_scheduled:0/.test(
			await client.info("persistence"),
		),
	);
}

describe("nothing is left in Redis", () => {
	test("[PV21] of a student whose data was deleted, and everybody else is there", async () => {
		const held = await holdLecture(url, stores.rooms);
		const { rest, room, seat, canary, ofCanary, ofRoom } = held;
		expect(wordsIn(await keys(), ofCanary)).toContain("Canary Renamed");
		const path = `/api/rooms/${room.id}/students/${seat}`;
		expect((await rest.delete(path)).status).toBe(204);
		expect(await canary.wait("out")).toMatchObject({ error: "no-seat" });
		expect(wordsIn(await allSaid(held), ofCanary)).toEqual([]);
		expect(wordsIn(await keys(), ofCanary)).toEqual([]);
		expect(wordsIn(await keys(), ofRoom)).toContain("Relict");
		// The file holds every command since it was last written anew, the deleted name's too.
		expect(wordsIn(await files(), ofCanary)).toContain("Canary Typed");
		await scrub();
		expect(wordsIn(await files(), ofCanary)).toEqual([]);
		held.close();
	});

	test("[PV1138] of a student who is deleted from a packed room; its pages, results and phones go on as before", async () => {
		const held = await holdLecture(url, stores.rooms);
		const { rest, room, seat, canary, ofCanary } = held;
		const pack = async () => {
			const packing = await openRedis({
				...{ url: server.url, prefix: "lectern:", log, packAfterMs: 0 },
			});
			expect(await packing.rooms.pack([room.id])).toBe(1);
			packing.close();
		};
		const before = await allSaid(held);
		await pack();
		expect(await client.type(`lectern:{${room.id}}:seats`)).toBe("string");
		expect(await allSaid(held)).toEqual(before);
		const late = { round: 3, seq: 9, value: [1] };
		expect(await canary.ask("answer", late)).toMatchObject({
			error: "closed",
			saved: { round: 3, seq: 2, value: [0] },
		});
		const path = `/api/rooms/${room.id}/students/${seat}`;
		expect((await rest.delete(path)).status).toBe(204);
		expect(await canary.wait("out")).toMatchObject({ error: "no-seat" });
		const after = await allSaid(held);
		expect(wordsIn(after, ofCanary)).toEqual([]);
		expect(wordsIn(await keys(), ofCanary)).toEqual([]);
		await pack();
		expect(await allSaid(held)).toEqual(after);
		expect(wordsIn(after, ["Relict Ada", "Relict Bob"])).toHaveLength(2);
		held.close();
	});

	test("[PV21] of a room that was deleted, or whose time was up", async () => {
		const deleted = await holdLecture(url, stores.rooms);
		const { rest, room } = deleted;
		expect((await rest.delete(`/api/rooms/${room.id}`)).status).toBe(204);
		expect(wordsIn(await keys(), [room.id])).toEqual([]);
		const over = await holdLecture(url, stores.rooms);
		// The first test's room goes too.
		for (const { id } of await stores.rooms.ages())
			expect(await stores.rooms.remove(id)).toBe(true);
		const words = [...deleted.ofRoom, ...over.ofRoom];
		expect(wordsIn(await keys(), words)).toEqual([]);
		expect(wordsIn(await files(), words)).toContain("Relict");
		await scrub();
		expect(wordsIn(await files(), words)).toEqual([]);
		for (const held of [deleted, over]) held.close();
	});
});
