import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRedis } from "../../server/store/redis/open.ts";
import { type ServerProcess, startServer } from "../rig/process.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";

describe("files of other builds, which only the store has", () => {
	let redis: RedisServer;
	let server: ServerProcess;
	beforeAll(async () => {
		redis = await startRedis();
		server = await startServer({ REDIS_URL: redis.url });
	});
	afterAll(async () => {
		await server?.remove();
		await redis?.remove();
	});

	const ask = (name: string) => fetch(`${server.url}/assets/${name}`);
	/** Commands about them that Redis has had. */
	async function asked(): Promise<number> {
		const stats = String(await redis.tell("INFO", "commandstats"));
		return ["zrevrange", "hkeys"]
			.map((name) => new RegExp(`cmdstat_${name}:calls=(\\d+)`).exec(stats))
			.reduce((sum, found) => sum + Number(found?.[1] ?? 0), 0);
	}
	const keep = async (build: string, name: string) => {
		const stores = await openRedis({ url: redis.url, prefix: "lectern:" });
		await stores.assets.keep(build, new Map([[name, gzipSync(build)]]));
		stores.close();
	};

	it("[TR750] names that no build has cost the store a look a quarter of a second, however many are asked", async () => {
		await ask("warm-0.js");
		const before = await asked();
		const start = performance.now();
		for (let turn = 0; turn < 6; turn++) {
			const replies = await Promise.all(
				Array.from({ length: 50 }, (_, one) => ask(`no-${turn}-${one}.js`)),
			);
			expect(new Set(replies.map(({ status }) => status))).toEqual(
				new Set([404]),
			);
		}
		const looks = (performance.now() - start) / 250 + 1;
		// There is one build: its name, and the names of its files.
		expect((await asked()) - before).toBeLessThanOrEqual(Math.ceil(2 * looks));
	});

	it("[TR750] a file that came a moment ago is found, also by who was told that there is none", async () => {
		for (let round = 0; round < 3; round++) {
			const name = `late-${round}.js`;
			expect((await ask(name)).status).toBe(404);
			await keep(`build-${round}`, name);
			expect((await ask(name)).status).toBe(200);
		}
	});
});
