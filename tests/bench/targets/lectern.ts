import { redisArguments } from "../../../server/cli/compose.mjs";
import { type ServerProcess, startServer } from "../../rig/process.ts";
import { type RedisServer, startRedis } from "../../rig/redis.ts";
import { signedIn } from "../../rig/rest.ts";
import { openRoom } from "../../rig/room.ts";
import { now } from "../clock.ts";
import { indexOf, quiz } from "./quiz.ts";
import type { Target, TargetName } from "./target.ts";
import { writeToRedis, writeToSqlite } from "./write.ts";

/** Lectern as a target: the built server as `npm start` runs it, with the bounds of a room and of a node as high as the class needs. */
export async function startLectern(
	name: TargetName,
	nodeCount: number,
	onRedis: boolean,
	students: number,
): Promise<Target> {
	const site = await startSite(nodeCount, onRedis, students);
	const { nodes, redis, url } = site;
	const room = await openRoom(await signedIn(url), quiz);
	const write =
		redis === null
			? writeToSqlite(nodes[0]?.dataDir ?? "")
			: writeToRedis(redis.url);
	return {
		name,
		dialect: "lectern",
		urls: nodes.map((node) => node.url),
		code: room.code,
		processes: [
			...nodes.map((node) => ({ what: "node" as const, pid: node.pid() })),
			...(redis === null ? [] : [{ what: "redis" as const, pid: redis.pid() }]),
		],
		announce: (round) => room.move({ do: "goto", question: indexOf(round) }),
		async ask(round) {
			const at = now();
			await room.move({ do: "open", question: indexOf(round) });
			return at;
		},
		async close(round) {
			await room.move({ do: "close" });
			const summary = room
				.view()
				.run.flat()
				.find((one) => one.round === round);
			return summary?.distribution?.answered ?? 0;
		},
		reveal: () => room.move({ do: "reveal" }),
		end: () => room.move({ do: "end" }),
		write: write.once,
		async remove() {
			room.page.close();
			write.close();
			await site.remove();
		},
	};
}

function startNodes(
	count: number,
	redis: RedisServer | null,
	connections: number,
): Promise<ServerProcess[]> {
	const needed = (shipped: number) =>
		String(Math.max(shipped, connections + 200));
	return Promise.all(
		Array.from({ length: count }, (_, node) =>
			startServer({
				LOG_LEVEL: "info",
				ROOM_SEATS: needed(5_000),
				MAX_CONNECTIONS: needed(10_000),
				...(redis === null
					? {}
					: { REDIS_URL: redis.url, NODE_NAME: `node${node + 1}` }),
			}),
		),
	);
}

/** Nodes without a room, for whoever arranges something else than one class. */
export interface Site {
	readonly nodes: readonly ServerProcess[];
	readonly redis: RedisServer | null;
	/** Of the first node. */
	readonly url: string;
	remove(): Promise<void>;
}

/** `connections`: as many as a node and a room must bear. */
export async function startSite(
	count: number,
	onRedis: boolean,
	connections: number,
): Promise<Site> {
	const redis = onRedis ? await startRedis(redisArguments()) : null;
	const nodes = await startNodes(count, redis, connections);
	return {
		nodes,
		redis,
		url: nodes[0]?.url ?? "",
		async remove() {
			for (const node of nodes) {
				await node.kill();
				await node.remove();
			}
			await redis?.remove();
		},
	};
}

/** Whatever becomes of it, the site is removed. */
export async function onSite<T>(
	site: Site,
	act: (site: Site) => Promise<T>,
): Promise<T> {
	try {
		return await act(site);
	} finally {
		await site.remove();
	}
}
