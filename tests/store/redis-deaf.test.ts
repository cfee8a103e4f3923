import { EventEmitter } from "node:events";
import type { Cluster } from "ioredis";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Listeners } from "../../server/store/redis/hints.ts";
import { keysUnder } from "../../server/store/redis/keys.ts";
import type { Link } from "../../server/store/redis/link.ts";
import { ShardHints } from "../../server/store/redis/shard-hints.ts";

/** A Cluster client that hears what it subscribed to, unless it is deaf. */
class FakeCluster extends EventEmitter {
	readonly subscribed: string[] = [];
	deaf = false;
	ended = false;

	async ssubscribe(channel: string): Promise<void> {
		this.subscribed.push(channel);
	}
	async sunsubscribe(): Promise<void> {}
	disconnect(): void {
		this.ended = true;
	}
}

let clients: FakeCluster[] = [];
let reachable = true;
let warned = 0;
let hints: ShardHints;

const silent = { info: () => {}, warn: () => void warned++ };
const keys = keysUnder("x:");

/** Redis sends what it takes to all that listen. */
const link = {
	async ask(_command: string, channel: string, text: string) {
		if (!reachable) throw new Error("Redis: away");
		for (const client of clients)
			if (!client.deaf && client.subscribed.includes(channel))
				client.emit("smessage", channel, text);
	},
} as unknown as Link;

beforeEach(() => {
	vi.useFakeTimers();
	clients = [];
	reachable = true;
	warned = 0;
	const connect = () => {
		const client = new FakeCluster();
		clients.push(client);
		return client as unknown as Cluster;
	};
	const listeners = new Listeners(silent);
	hints = new ShardHints(connect, link, keys, listeners, silent, 30_000);
});
afterEach(() => {
	hints.close();
	vi.useRealTimers();
});

describe("sharded hints over connections that have gone dead", () => {
	test("[RD46] while ticks are heard nothing is changed", async () => {
		await hints.follow(["a", "b"]);
		await vi.advanceTimersByTimeAsync(20_000);
		expect(clients).toHaveLength(1);
		expect(warned).toBe(0);
	});

	test("[RD46] a subscriber that hears nothing of what Redis has sent is replaced, with every room it followed", async () => {
		await hints.follow(["a", "b"]);
		const [first] = clients;
		if (first !== undefined) first.deaf = true;
		await vi.advanceTimersByTimeAsync(4500);
		expect(first?.ended).toBe(true);
		expect(clients).toHaveLength(2);
		expect(warned).toBe(1);
		clients[1]?.emit("ready");
		await vi.advanceTimersByTimeAsync(0);
		expect(clients[1]?.subscribed).toEqual([keys.hints("a"), keys.hints("b")]);
		await vi.advanceTimersByTimeAsync(20_000);
		expect(clients).toHaveLength(2);
	});

	test("[RD46] one deaf shard among others is found out, each channel in its turn", async () => {
		await hints.follow(["a", "b", "c"]);
		const [first] = clients;
		first?.subscribed.splice(1, 1);
		await vi.advanceTimersByTimeAsync(7000);
		expect(clients).toHaveLength(2);
	});

	test("[RD46] an absent Redis is no deafness", async () => {
		await hints.follow(["a"]);
		reachable = false;
		await vi.advanceTimersByTimeAsync(20_000);
		expect(clients).toHaveLength(1);
	});
});
