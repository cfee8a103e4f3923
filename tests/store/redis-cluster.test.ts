import { Cluster } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, test } from "vitest";
import { openRedis, type RedisStores } from "../../server/store/redis/open.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import { type RedisCluster, startCluster } from "../rig/redis.ts";
import type { Opened } from "./case.ts";
import { contract } from "./contract.ts";

let servers: RedisCluster;
let client: Cluster;
let opened: RedisStores[] = [];
let ran = 0;
let prefixes = 0;

beforeAll(async () => {
	servers = await startCluster(3);
	client = new Cluster(servers.url.split(","));
	client.on("error", () => {});
});
afterEach(() => {
	for (const stores of opened) stores.close();
	opened = [];
});
afterAll(async () => {
	client?.disconnect();
	await servers?.remove();
	console.log(
		`store contract on a Redis Cluster: ${ran} of ${contract.length} cases ran`,
	);
});

async function open(): Promise<Opened> {
	prefixes++;
	const prefix = `run-${prefixes}:`;
	const stores = await openRedis({
		url: servers.url,
		prefix,
		sharded: true,
		packAfterMs: 0,
	});
	opened.push(stores);
	return {
		quizzes: stores.quizzes,
		sessions: stores.sessions,
		rooms: inOrder(stores.rooms, prefix),
		bin: stores.bin,
		images: stores.images,
		operator: stores.operator,
		wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms + 1)),
	};
}

const barrier = "barrier-";

/**
 * Hints of rooms in different shards come over different connections, and only of rooms that were named. The contract
 * listens to all, and asks for all hints that were sent so far by committing a room "fence" and waiting for its hint. So
 * each room is named when it is created, and before the fence every channel is waited for.
 */
function inOrder(rooms: RoomStore, prefix: string): RoomStore {
	const created = new Set<string>();
	let barriers = 0;

	async function pass(roomId: string): Promise<void> {
		const message = `${barrier}${++barriers}`;
		let stop = () => {};
		const heard = new Promise<void>((resolve) => {
			stop = rooms.onHint((hint) => {
				if (hint.roomId === message) resolve();
			});
		});
		await client.spublish(`${prefix}{${roomId}}:hints`, `pulse ${message}`);
		await heard;
		stop();
	}

	return {
		...rooms,
		async create(room, sheet) {
			const done = await rooms.create(room, sheet);
			created.add(room.id);
			await rooms.versions([room.id]);
			return done;
		},
		async commit(room, ...more) {
			if (room.id === "fence") await Promise.all([...created].map(pass));
			return rooms.commit(room, ...more);
		},
		onHint: (listener) =>
			rooms.onHint((hint) => {
				if (!hint.roomId.startsWith(barrier)) listener(hint);
			}),
	};
}

describe("the store contract, on a Redis Cluster of three masters with sharded hints", () => {
	for (const duty of contract) {
		test(duty.title, async () => {
			ran++;
			await duty.run(open);
		});
	}
});
