import { afterAll, beforeAll, expect, test } from "vitest";
import { openRedis, type RedisStores } from "../../server/store/redis/open.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";

let server: RedisServer;
let stores: RedisStores;

beforeAll(async () => {
	server = await startRedis();
	stores = await openRedis({ url: server.url, prefix: "crowd:" });
});
afterAll(async () => {
	stores?.close();
	await server?.remove();
});

/** How often Redis has read from its connections. */
async function reads(): Promise<number> {
	const stats = String(await server.tell("INFO", "stats"));
	return Number(/total_reads_processed:(\d+)/.exec(stats)?.[1]);
}

test("[RD575] what many ask in one turn leaves in one write", async () => {
	const before = await reads();
	await Promise.all(
		Array.from({ length: 500 }, () => stores.rooms.load("nobody's")),
	);
	// The asking for the number itself, and a few for what is more than a socket takes at once.
	expect((await reads()) - before).toBeLessThan(50);
});
