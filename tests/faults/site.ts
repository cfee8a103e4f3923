import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Proxy as Balancer, startProxy } from "../rig/proxy.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";
import { waitFor } from "../rig/wait.ts";
import {
	buildPhone,
	buildServer,
	type Patch,
	type PhoneCode,
} from "./build.ts";
import type { Recorder } from "./history.ts";
import { makeNode, type Node } from "./node.ts";

/** All that a lecture needs: the address, the nodes behind it, and their store. */
export interface Site {
	readonly url: string;
	readonly nodes: readonly Node[];
	/** Null on one machine. */
	readonly cluster: {
		readonly redis: RedisServer;
		readonly proxy: Balancer;
	} | null;
	/** SQLite's file; null where Redis is the store. */
	readonly file: string | null;
	readonly phone: PhoneCode;
	/** Whose history the processes' ends and complaints go to. */
	record(recorder: Recorder | null): void;
	/** Every node is up and taken by the proxy. */
	whole(): Promise<void>;
	close(): Promise<void>;
}

export interface SiteOptions {
	/** Of the build: `plain` or a mutant's. */
	readonly name: string;
	readonly patches?: readonly Patch[];
	readonly environment?: Readonly<Record<string, string>>;
	/** Of single nodes, by place. */
	readonly own?: readonly Readonly<Record<string, string>>[];
	readonly redis?: readonly string[];
	readonly proxy?: Readonly<Record<string, string>>;
}

/** Three nodes behind HAProxy over one Redis, as `npm run cluster` has them. */
export async function openCluster(options: SiteOptions): Promise<Site> {
	const [entry, phone] = await Promise.all([
		buildServer(options.name, options.patches),
		buildPhone(options.name, options.patches),
	]);
	let recorder: Recorder | null = null;
	const redis = await startRedis([...(options.redis ?? [])]);
	const nodes = await Promise.all(
		[1, 2, 3].map((place) =>
			makeNode({
				name: `node${place}`,
				entry,
				environment: {
					REDIS_URL: redis.url,
					TRUST_PROXY: "1",
					DRAIN_SECONDS: "3",
					...options.environment,
					...options.own?.[place - 1],
				},
				recorder: () => recorder,
			}),
		),
	);
	await Promise.all(nodes.map((node) => node.start()));
	const proxy = await startProxy({
		nodes: nodes.map(({ port }) => `127.0.0.1:${port}`),
		...(options.proxy === undefined ? {} : { environment: options.proxy }),
	});
	const whole = async () => {
		await Promise.all(
			nodes.filter((node) => !node.isUp()).map((node) => node.start()),
		);
		await waitFor(
			"the proxy to take every node",
			async () => {
				const states = await proxy.states().catch(() => []);
				return (
					states.length >= 3 && states.every(({ state }) => state === "UP")
				);
			},
			20_000,
		);
	};
	await whole();
	return {
		url: proxy.url,
		nodes,
		cluster: { redis, proxy },
		file: null,
		phone,
		record(next) {
			recorder = next;
		},
		whole,
		async close() {
			recorder = null;
			await proxy.remove();
			await Promise.all(nodes.map((node) => node.kill()));
			await redis.remove();
		},
	};
}

/** One process with its SQLite file, as `npm start` has it. */
export async function openMachine(options: SiteOptions): Promise<Site> {
	const [entry, phone] = await Promise.all([
		buildServer(options.name, options.patches),
		buildPhone(options.name, options.patches),
	]);
	let recorder: Recorder | null = null;
	const folder = mkdtempSync(join(tmpdir(), "lectern-faults-"));
	const node = await makeNode({
		name: "node1",
		entry,
		environment: { DATA_DIR: folder, ...options.environment },
		recorder: () => recorder,
	});
	await node.start();
	return {
		url: node.url,
		nodes: [node],
		cluster: null,
		file: join(folder, "lectern.sqlite"),
		phone,
		record(next) {
			recorder = next;
		},
		async whole() {
			if (!node.isUp()) await node.start();
		},
		async close() {
			recorder = null;
			await node.kill();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
