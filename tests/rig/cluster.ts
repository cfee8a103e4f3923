import { type ServerProcess, startServer } from "./process.ts";
import { type Proxy, startProxy } from "./proxy.ts";
import { type RedisServer, startRedis } from "./redis.ts";

/** HAProxy, nodes and Redis, all real processes on free ports. */
export interface Cluster {
	/** The proxy's address. */
	readonly url: string;
	readonly nodes: readonly ServerProcess[];
	readonly redis: RedisServer;
	readonly proxy: Proxy;
	remove(): Promise<void>;
}

export async function startCluster(options: {
	readonly nodes: number;
	readonly environment?: Readonly<Record<string, string>>;
}): Promise<Cluster> {
	const redis = await startRedis();
	const nodes = await Promise.all(
		Array.from({ length: options.nodes }, (_, number) =>
			startServer({
				REDIS_URL: redis.url,
				TRUST_PROXY: "1",
				NODE_NAME: `node-${number + 1}`,
				...options.environment,
			}),
		),
	);
	const proxy = await startProxy({
		nodes: nodes.map(({ port }) => `127.0.0.1:${port}`),
	});
	await proxy.waitForStates(...nodes.map(() => "UP" as const));
	return {
		url: proxy.url,
		nodes,
		redis,
		proxy,
		async remove() {
			await proxy.remove();
			await Promise.all(nodes.map((node) => node.remove()));
			await redis.remove();
		},
	};
}
