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
	const redis = onRedis ? await startRedis(redisArguments()) : null;
	const nodes = await startNodes(nodeCount, redis, students);
	const [first] = nodes;
	if (first === undefined) throw new Error("no node");
	const room = await openRoom(await signedIn(first.url), quiz);
	const write =
		redis === null ? writeToSqlite(first.dataDir) : writeToRedis(redis.url);
	return {
		name,
		dialect: "lectern",
		urls: nodes.map(({ url }) => url),
		code: room.code,
		processes: processesOf(nodes, redis),
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
			for (const node of nodes) {
				await node.kill();
				await node.remove();
			}
			await redis?.remove();
		},
	};
}

export function startNodes(
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

export function processesOf(
	nodes: readonly ServerProcess[],
	redis: RedisServer | null,
): Target["processes"] {
	return [
		...nodes.map((node) => ({ what: "node" as const, pid: node.pid() })),
		...(redis === null ? [] : [{ what: "redis" as const, pid: redis.pid() }]),
	];
}
