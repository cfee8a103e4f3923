import { redisArguments } from "../../../server/cli/compose.mjs";
import { type ServerProcess, startServer } from "../../rig/process.ts";
import { type RedisServer, startCluster, startRedis } from "../../rig/redis.ts";
import { signedIn } from "../../rig/rest.ts";
import { openRoom } from "../../rig/room.ts";
import { now } from "../clock.ts";
import { indexOf, quiz } from "./quiz.ts";
import type { Target, TargetName } from "./target.ts";
import { writeToRedis, writeToSqlite } from "./write.ts";

/** `shards`: a Redis Cluster of three masters. */
export type StoreName = "sqlite" | "redis" | "shards";

/** Lectern as a target: the built server as `npm start` runs it, with the bounds of a room and of a node as high as the class needs. */
export async function startLectern(
	name: TargetName,
	nodeCount: number,
	store: StoreName,
	students: number,
): Promise<Target> {
	const site = await startSite(nodeCount, store, students);
	const { nodes, redis, masters, url } = site;
	const room = await openRoom(await signedIn(url), quiz);
	const write =
		redis === null
			? writeToSqlite(nodes[0]?.dataDir ?? "")
			: writeToRedis(masters.map((master) => master.url));
	return {
		name,
		dialect: "lectern",
		urls: nodes.map((node) => node.url),
		code: room.code,
		processes: [
			...nodes.map((node) => ({ what: "node" as const, pid: node.pid() })),
			...masters.map((one) => ({ what: "redis" as const, pid: one.pid() })),
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
	redisUrl: string,
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
				...(redisUrl === ""
					? {}
					: { REDIS_URL: redisUrl, NODE_NAME: `node${node + 1}` }),
			}),
		),
	);
}

/** Nodes without a room, for whoever arranges something else than one class. */
export interface Site {
	readonly nodes: readonly ServerProcess[];
	/** The only one, or the first of the masters. */
	readonly redis: RedisServer | null;
	readonly masters: readonly RedisServer[];
	/** Of the first node. */
	readonly url: string;
	remove(): Promise<void>;
}

/** `connections`: as many as a node and a room must bear. */
export async function startSite(
	count: number,
	store: StoreName,
	connections: number,
): Promise<Site> {
	const masters = await startMasters(store);
	const urls = masters.map((master) => master.url);
	const nodes = await startNodes(count, urls.join(","), connections);
	return {
		nodes,
		redis: masters[0] ?? null,
		masters,
		url: nodes[0]?.url ?? "",
		async remove() {
			for (const node of nodes) {
				await node.kill();
				await node.remove();
			}
			for (const master of masters) await master.remove();
		},
	};
}

async function startMasters(store: StoreName): Promise<readonly RedisServer[]> {
	if (store === "sqlite") return [];
	if (store === "redis") return [await startRedis(redisArguments())];
	return (await startCluster(3)).masters;
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
