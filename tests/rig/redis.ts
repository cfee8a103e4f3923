import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { leash } from "./leash.ts";
import { freePort } from "./process.ts";
import { waitFor } from "./wait.ts";

/** A real redis-server as a child of this process, in a folder of its own. */
export interface RedisServer {
	readonly url: string;
	readonly port: number;
	pid(): number;
	/** Where its data is. */
	readonly folder: string;
	/** Sends a command over a connection of its own, as redis-cli would: `tell("CONFIG", "SET", "maxmemory", "1mb")`. */
	tell(command: string, ...rest: (string | number)[]): Promise<unknown>;
	/** SIGKILL. Resolves when it is gone. */
	kill(): Promise<void>;
	/** Starts it again on the same port and data. Resolves when it serves. */
	start(): Promise<void>;
	/** SIGSTOP: it stands still with every connection open. */
	pause(): void;
	/** SIGCONT */
	resume(): void;
	/** Kills it if need be and deletes its data. */
	remove(): Promise<void>;
}

/** How Lectern wants its Redis: a reply is on the disk, and nothing is thrown out. */
const durable = [
	"--appendonly",
	"yes",
	"--appendfsync",
	"always",
	"--maxmemory-policy",
	"noeviction",
];

const running = new Set<ChildProcess>();
process.once("exit", () => {
	for (const child of running) child.kill("SIGKILL");
});

/** Starts a redis-server; fails when the program is missing. `options` as on its command line, after the durable ones. */
export async function startRedis(
	options: readonly string[] = [],
	environment: Readonly<Record<string, string>> = {},
): Promise<RedisServer> {
	const port = await freePort();
	const folder = mkdtempSync(join(tmpdir(), "lectern-redis-"));
	let child: ChildProcess | null = null;

	async function tell(command: string, ...rest: (string | number)[]) {
		const client = new Redis({
			host: "127.0.0.1",
			port,
			lazyConnect: true,
			retryStrategy: null,
			maxRetriesPerRequest: 0,
			commandTimeout: 5000,
		});
		client.on("error", () => {});
		try {
			await client.connect();
			return await client.call(command, ...rest.map(String));
		} finally {
			client.disconnect();
		}
	}

	const server: RedisServer = {
		url: `redis://127.0.0.1:${port}`,
		port,
		folder,
		pid: () => child?.pid ?? 0,
		tell,
		async start() {
			const started = spawn(
				...leash("redis-server", [
					...["--port", String(port), "--bind", "127.0.0.1", "--dir", folder],
					...["--save", "", "--loglevel", "warning"],
					...durable,
					...options,
				]),
				{
					env: { ...process.env, ...environment },
					stdio: ["ignore", "pipe", "pipe"],
				},
			);
			child = started;
			running.add(started);
			let output = "";
			for (const stream of [started.stdout, started.stderr])
				stream?.on("data", (text) => (output += String(text)));
			started.once("error", (error) => (output += error.message));
			started.once("exit", () => running.delete(started));
			await waitFor(`redis-server on port ${port}`, async () => {
				if (started.pid === undefined || started.exitCode !== null)
					throw new Error(`redis-server did not start: ${output}`);
				return (await tell("PING").catch(() => null)) === "PONG";
			});
		},
		async kill() {
			if (child === null) return;
			const dying = child;
			child = null;
			if (dying.exitCode !== null || dying.signalCode !== null) return;
			const gone = new Promise((resolve) => dying.once("exit", resolve));
			dying.kill("SIGKILL");
			await gone;
		},
		pause: () => void child?.kill("SIGSTOP"),
		resume: () => void child?.kill("SIGCONT"),
		async remove() {
			await server.kill();
			rmSync(folder, { recursive: true, force: true });
		},
	};
	try {
		await server.start();
	} catch (error) {
		await server.remove();
		throw error;
	}
	return server;
}

export interface RedisCluster {
	/** Addresses of all masters, separated by commas. */
	readonly url: string;
	readonly masters: readonly RedisServer[];
	remove(): Promise<void>;
}

const slots = 16_384;

/** A Redis Cluster of so many masters without replicas. */
export async function startCluster(count: number): Promise<RedisCluster> {
	const masters: RedisServer[] = [];
	const remove = async () => {
		await Promise.all(masters.map((master) => master.remove()));
	};
	try {
		for (let place = 0; place < count; place++) {
			const bus = await freePort();
			const options = ["--cluster-enabled", "yes", "--cluster-port", bus];
			masters.push(await startRedis(options.map(String)));
			const from = Math.floor((place * slots) / count);
			const to = Math.floor(((place + 1) * slots) / count) - 1;
			const master = masters[place];
			await master?.tell("CLUSTER", "SET-CONFIG-EPOCH", place + 1);
			await master?.tell("CLUSTER", "ADDSLOTSRANGE", from, to);
			await masters[0]?.tell(
				"CLUSTER",
				"MEET",
				"127.0.0.1",
				master?.port ?? 0,
				bus,
			);
		}
		for (const master of masters)
			await waitFor("the Redis Cluster", async () => {
				const info = String(await master.tell("CLUSTER", "INFO"));
				const known = String(await master.tell("CLUSTER", "NODES"));
				// As long as one of them has no line to another, what is published at it does not come there.
				return (
					!/handshake|disconnected/.test(known) &&
					info.includes("cluster_state:ok") &&
					info.includes(`cluster_known_nodes:${count}`) &&
					info.includes(`cluster_slots_ok:${slots}`)
				);
			});
		return { url: masters.map(({ url }) => url).join(","), masters, remove };
	} catch (error) {
		await remove();
		throw error;
	}
}
