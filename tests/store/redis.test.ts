import { afterAll, afterEach, beforeAll, describe, test } from "vitest";
import { openRedis, type RedisStores } from "../../server/store/redis/open.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";
import type { Opened } from "./case.ts";
import { contract } from "./contract.ts";

let server: RedisServer;
let opened: RedisStores[] = [];
let ran = 0;
let prefixes = 0;

beforeAll(async () => {
	server = await startRedis();
});
afterEach(() => {
	for (const stores of opened) stores.close();
	opened = [];
});
afterAll(async () => {
	await server?.remove();
	console.log(
		`store contract on Redis: ${ran} of ${contract.length} cases ran`,
	);
});

async function open(): Promise<Opened> {
	prefixes++;
	const stores = await openRedis({
		url: server.url,
		prefix: `run-${prefixes}:`,
		packAfterMs: 0,
	});
	opened.push(stores);
	return {
		...stores,
		wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms + 1)),
	};
}

describe("the store contract, on Redis", () => {
	for (const duty of contract) {
		test(duty.title, async () => {
			ran++;
			await duty.run(open);
		});
	}
});
