import { redisArguments } from "../../server/cli/compose.mjs";
import { type ServerProcess, startServer } from "./process.ts";
import { type Proxy as Balancer, startProxy } from "./proxy.ts";
import { type RedisServer, startRedis } from "./redis.ts";

/** A node behind the proxy. */
export interface ClusterNode extends ServerProcess {
	/** As in its log and counters. */
	readonly name: string;
	/** SIGSTOP: it stands still with every connection open. */
	pause(): void;
	/** SIGCONT */
	resume(): void;
}

/**
 * HAProxy, nodes and Redis, all real processes on free ports; the proxy with the shipped file, Redis with the arguments
 * of docker-compose.yml.
 */
export interface Cluster {
	/** The proxy's address. */
	readonly url: string;
	readonly nodes: readonly ClusterNode[];
	readonly redis: RedisServer;
	readonly proxy: Balancer;
	/** Ends all that still runs and deletes its data. */
	remove(): Promise<void>;
}

export interface ClusterOptions {
	/** How many; 3 when not given, 8 at most. */
	readonly nodes?: number;
	/** Of the nodes, as in the shell. */
	readonly environment?: Readonly<Record<string, string>>;
	/** Of single nodes, in their order, beside that. */
	readonly ofNode?: readonly Readonly<Record<string, string>>[];
	/** Of the proxy: what the head of its file names. */
	readonly proxy?: Readonly<Record<string, string>>;
}

/** Resolves when the proxy has checked that every node is ready. */
export async function startCluster({
	nodes: count = 3,
	environment = {},
	ofNode = [],
	proxy: settings = {},
}: ClusterOptions = {}): Promise<Cluster> {
	const started: { remove(): Promise<void> }[] = [];
	const remove = async () => {
		for (const part of started.splice(0).reverse()) await part.remove();
	};
	const keep = <T extends { remove(): Promise<void> }>(part: T): T => {
		started.push(part);
		return part;
	};
	try {
		const redis = keep(await startRedis(redisArguments()));
		const attempts = await Promise.allSettled(
			Array.from({ length: count }, async (_, place) =>
				keep(
					await startNode(`node${place + 1}`, redis, {
						...environment,
						...ofNode[place],
					}),
				),
			),
		);
		const nodes = attempts.map((attempt) => {
			if (attempt.status === "rejected") throw attempt.reason;
			return attempt.value;
		});
		const proxy = keep(
			await startProxy({
				nodes: nodes.map(({ port }) => `127.0.0.1:${port}`),
				environment: settings,
			}),
		);
		await proxy.waitForStates(...nodes.map(() => "UP" as const));
		return { url: proxy.url, nodes, redis, proxy, remove };
	} catch (error) {
		await remove();
		throw error;
	}
}

async function startNode(
	name: string,
	redis: RedisServer,
	environment: Readonly<Record<string, string>>,
): Promise<ClusterNode> {
	const server = await startServer({
		REDIS_URL: redis.url,
		TRUST_PROXY: "1",
		NODE_NAME: name,
		HOST: "127.0.0.1",
		...environment,
	});
	const signal = (what: NodeJS.Signals) =>
		void process.kill(server.pid(), what);
	return {
		...server,
		name,
		pause: () => signal("SIGSTOP"),
		resume: () => signal("SIGCONT"),
	};
}
