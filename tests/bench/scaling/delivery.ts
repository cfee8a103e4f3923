import { Redis } from "ioredis";
import { startRedis } from "../../rig/redis.ts";
import { cpuOf } from "../usage.ts";

/** What one hint costs that Redis hands to one node: there, and at the node; ms of a processor. */
export interface Delivery {
	readonly redis: number;
	readonly node: number;
	/** What the sweep asks for each of a node's rooms, many in one write. */
	readonly sweep: { readonly redis: number; readonly node: number };
}

const nodes = 40;
const hints = 5000;
/** So many come at a time, as from nodes that are busy to a half: one alone costs more, for the write of its own. */
const together = 10;

/** By real subscribers of a real Redis, who read and do no more. */
export async function measureDelivery(): Promise<Delivery> {
	const redis = await startRedis();
	const connect = () => new Redis(redis.url);
	const publisher = connect();
	const listeners = Array.from({ length: nodes }, connect);
	let heard = 0;
	for (const one of listeners) {
		one.on("message", () => void heard++);
		await one.subscribe("hints");
	}
	const publish = async () => {
		heard = 0;
		for (let sent = 0; sent < hints; sent += together) {
			const batch = publisher.pipeline();
			for (let hint = 0; hint < together; hint++)
				batch.publish("hints", "pulse 0123456789abcdef");
			await batch.exec();
		}
		while (heard < nodes * hints)
			await new Promise((resolve) => setTimeout(resolve, 5));
	};
	// Once before it counts, so that all code is compiled.
	await publish();
	const [redisBefore, ownBefore] = [cpuOf(redis.pid()), process.cpuUsage()];
	await publish();
	const { user, system } = process.cpuUsage(ownBefore);
	const redisUsed = cpuOf(redis.pid()) - redisBefore;
	const all = nodes * hints;
	const sweep = await measureSweep(publisher, redis.pid());
	const delivery = {
		sweep,
		redis: redisUsed / all,
		node: (user + system) / 1000 / all,
	};
	for (const one of [publisher, ...listeners]) one.disconnect();
	await redis.remove();
	return delivery;
}

async function measureSweep(
	client: Redis,
	pid: number,
): Promise<Delivery["sweep"]> {
	await client.hset("room", { version: 12, document: "x".repeat(8000) });
	const sweep = async () => {
		const batch = client.pipeline();
		for (let room = 0; room < hints; room++) batch.hget("room", "version");
		await batch.exec();
	};
	await sweep();
	const [redisBefore, ownBefore] = [cpuOf(pid), process.cpuUsage()];
	for (let time = 0; time < 10; time++) await sweep();
	const { user, system } = process.cpuUsage(ownBefore);
	return {
		redis: (cpuOf(pid) - redisBefore) / hints / 10,
		node: (user + system) / 1000 / hints / 10,
	};
}
