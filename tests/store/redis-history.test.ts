import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openRedis, type RedisStores } from "../../server/store/redis/open.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";
import { waitFor } from "../rig/wait.ts";
import { attempt, openGate, openRoom, saveOne } from "./samples.ts";

let server: RedisServer;
let stores: RedisStores;

beforeEach(async () => {
	server = await startRedis();
	stores = await openRedis({ url: server.url, prefix: "history:" });
});
afterEach(async () => {
	stores?.close();
	await server?.remove();
});

/** Saves under this epoch, as often as it takes to be told an outcome. */
async function saved(seat: string, epoch: string) {
	let outcome: Awaited<ReturnType<typeof saveOne>> | null = null;
	await waitFor("an outcome", async () => {
		const one = { ...attempt(seat, 1, [0]), epoch };
		outcome = await saveOne(stores.rooms, "a", one).catch(() => null);
		return outcome !== null;
	});
	return outcome;
}

describe("answers of another history", () => {
	test("[RD200] an answer sent under an epoch is not stored by a Redis that was started again, though its node has not looked since", async () => {
		await openRoom(stores.rooms, "a", 2, openGate);
		const epoch = await stores.rooms.epoch();
		expect(await saved("seat-1", epoch)).toMatchObject({ is: "stored" });
		await server.kill();
		await server.start();
		expect(await saved("seat-2", epoch)).toEqual({
			is: "other-history",
			row: null,
		});
		expect(await stores.rooms.answers("a", 1)).toHaveLength(1);
		const next = await stores.rooms.epoch();
		expect(next).not.toBe(epoch);
		expect(await saved("seat-2", next)).toMatchObject({ is: "stored" });
	});

	test("[RD200] nor where another history's data was put in its place under the running Redis", async () => {
		await openRoom(stores.rooms, "a", 2, openGate);
		const epoch = await stores.rooms.epoch();
		expect(await saved("seat-1", epoch)).toMatchObject({ is: "stored" });
		await server.tell("FLUSHALL");
		const other = await openRedis({ url: server.url, prefix: "history:" });
		await openRoom(other.rooms, "a", 2, openGate);
		other.close();
		expect(await saved("seat-1", epoch)).toEqual({
			is: "other-history",
			row: null,
		});
		expect(await stores.rooms.answers("a", 1)).toEqual([]);
	});
});
