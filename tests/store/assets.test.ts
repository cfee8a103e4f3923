import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AssetStore, mostBuilds } from "../../server/store/asset-store.ts";
import { openRedis, type RedisStores } from "../../server/store/redis/open.ts";
import { assetFolder } from "../../server/store/sqlite/assets.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";

const file = (text: string) => Buffer.from([0, 255, ...Buffer.from(text)]);
const build = (...names: string[]) =>
	new Map(names.map((name) => [name, file(name)]));

/** What both stores of pages' files do. */
async function holds(store: AssetStore): Promise<void> {
	expect(await store.find("a-1.js")).toBeNull();
	expect((await store.names()).size).toBe(0);
	await store.keep("one", build("a-1.js", "b-1.css"));
	await store.keep("two", build("a-2.js", "b-1.css"));
	for (const name of ["a-1.js", "a-2.js", "b-1.css"])
		expect(await store.find(name)).toEqual(file(name));
	expect(await store.find("a-3.js")).toBeNull();
	expect([...(await store.names())].sort()).toEqual([
		"a-1.js",
		"a-2.js",
		"b-1.css",
	]);
	// The first is kept again, so it is not the oldest when there are too many.
	await new Promise((resolve) => setTimeout(resolve, 20));
	await store.keep("one", build("a-1.js", "b-1.css"));
	for (let more = 1; more < mostBuilds; more++) {
		await new Promise((resolve) => setTimeout(resolve, 20));
		await store.keep(`more-${more}`, build(`m-${more}.js`));
	}
	expect(await store.find("a-1.js")).toEqual(file("a-1.js"));
	expect(await store.find("m-1.js")).toEqual(file("m-1.js"));
	expect(await store.find("a-2.js")).toBeNull();
	expect((await store.names()).has("a-2.js")).toBe(false);
}

describe("files of builds that are still about", () => {
	let folder: string;
	let server: RedisServer;
	let redis: RedisStores;
	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), "lectern-assets-"));
		server = await startRedis();
		redis = await openRedis({ url: server.url, prefix: "x:" });
	});
	afterAll(async () => {
		redis?.close();
		await server?.remove();
		rmSync(folder, { recursive: true, force: true });
	});

	test("[ST450] are kept in a folder, byte by byte, as many builds as may be", async () => {
		await holds(assetFolder(join(folder, "assets")));
		// As after a new start of the program.
		const again = assetFolder(join(folder, "assets"));
		expect(await again.find("a-1.js")).toEqual(file("a-1.js"));
	});

	test("[ST450] are kept in Redis, byte by byte, as many builds as may be", async () => {
		await holds(redis.assets);
	});
});
