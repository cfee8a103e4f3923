import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { protocolVersion } from "../../shared/protocol.ts";
import { type Proxy as Balancer, startProxy } from "../rig/proxy.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";
import { waitFor } from "../rig/wait.ts";
import {
	buildPhone,
	buildServer,
	type PhoneCode,
	type StandIns,
} from "./build.ts";
import type { Recorder } from "./history.ts";
import { makeNode, type Node } from "./node.ts";
import { buildRelease } from "./release.ts";
import { releaseProtocol } from "./release-wire.ts";
import { followRedis, type Replica } from "./replica.ts";
import { type Synced, watchSyncs } from "./synced.ts";
import { startWire, type Wire } from "./wire.ts";

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
	/** Each node's way to the store; none unless the site was to have them. */
	readonly wires: readonly Wire[];
	/** A second Redis that follows the first; null unless the site was to have one. */
	readonly replica: Replica | null;
	/** As a power cut leaves the store's files; its process is dead. */
	loseUnsynced(): void;
	/** What starts a node of this build. */
	readonly entry: string;
	/** Which versions of the protocol pages may have that are loaded here. */
	readonly protocols: readonly number[];
	/** Whose history the processes' ends and complaints go to. */
	record(recorder: Recorder | null): void;
	/** Every node is up and taken by the proxy. */
	whole(): Promise<void>;
	close(): Promise<void>;
}

export interface SiteOptions {
	/** Of the build: `plain` or a mutant's. */
	readonly name: string;
	readonly standIns?: StandIns;
	readonly environment?: Readonly<Record<string, string>>;
	/** Of single nodes, by place. */
	readonly own?: readonly Readonly<Record<string, string>>[];
	readonly redis?: readonly string[];
	/** It is known what the store has synced, so that a kill can be a power cut. */
	readonly powerCuts?: true;
	/** Between each node and Redis is a wire of its own. */
	readonly wires?: true;
	/** A second Redis follows the first one; needs `wires`, which lead to whichever is the master. */
	readonly replica?: true;
	/** The nodes are the last release's at first. */
	readonly released?: true;
	readonly proxy?: Readonly<Record<string, string>>;
}

function lose(synced: Synced | null, folder: string): void {
	if (synced === null) throw new Error("nobody knows what is synced here");
	synced.lose(folder);
}

/** Three nodes behind HAProxy over one Redis, as `npm run cluster` has them. */
export async function openCluster(options: SiteOptions): Promise<Site> {
	const [entry, phone] = await Promise.all([
		buildServer(options.name, options.standIns),
		buildPhone(options.name, options.standIns),
	]);
	const first = options.released === true ? await buildRelease() : entry;
	let recorder: Recorder | null = null;
	const synced = options.powerCuts ? watchSyncs() : null;
	const redis = await startRedis(
		[...(options.redis ?? [])],
		synced?.environment,
	);
	const wires = options.wires
		? await Promise.all([1, 2, 3].map(() => startWire(redis.port)))
		: [];
	const pair = options.replica ? await followRedis(redis, wires) : null;
	const nodes = await Promise.all(
		[1, 2, 3].map((place) =>
			makeNode({
				name: `node${place}`,
				entry: first,
				environment: {
					REDIS_URL: wires[place - 1]?.url ?? redis.url,
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
		get cluster() {
			return { redis: pair?.master() ?? redis, proxy };
		},
		replica: pair,
		file: null,
		loseUnsynced: () => lose(synced, redis.folder),
		wires,
		phone,
		entry,
		protocols:
			options.released === true
				? [releaseProtocol, protocolVersion]
				: [protocolVersion],
		record(next) {
			recorder = next;
		},
		whole,
		async close() {
			recorder = null;
			await proxy.remove();
			await Promise.all(nodes.map((node) => node.kill()));
			for (const wire of wires) wire.close();
			await pair?.remove();
			await redis.remove();
			synced?.remove();
		},
	};
}

/** One process with its SQLite file, as `npm start` has it. */
export async function openMachine(options: SiteOptions): Promise<Site> {
	const [entry, phone] = await Promise.all([
		buildServer(options.name, options.standIns),
		buildPhone(options.name, options.standIns),
	]);
	let recorder: Recorder | null = null;
	const synced = options.powerCuts ? watchSyncs() : null;
	const folder = mkdtempSync(join(tmpdir(), "lectern-faults-"));
	const node = await makeNode({
		name: "node1",
		entry,
		environment: {
			DATA_DIR: folder,
			...synced?.environment,
			...options.environment,
		},
		recorder: () => recorder,
	});
	await node.start();
	return {
		url: node.url,
		nodes: [node],
		cluster: null,
		file: join(folder, "lectern.sqlite"),
		loseUnsynced: () => lose(synced, folder),
		wires: [],
		replica: null,
		phone,
		entry,
		protocols: [protocolVersion],
		record(next) {
			recorder = next;
		},
		async whole() {
			if (!node.isUp()) await node.start();
		},
		async close() {
			recorder = null;
			await node.kill();
			synced?.remove();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
