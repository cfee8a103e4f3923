import type { Cluster, Redis } from "ioredis";
import type { Log } from "./connect.ts";
import { gatherWrites } from "./gather.ts";
import {
	type Argument,
	defineScripts,
	type ScriptName,
	type Scripts,
} from "./scripts.ts";

/**
 * The connection that commands go over. Replies are not looked at again: the head of each script, or Redis's own
 * reference, promises the shape that the caller names.
 */
export class Link {
	readonly #client: Redis | Cluster;
	readonly #scripts: Scripts;
	readonly #gather: () => void;
	#lastFault: string | null = null;
	#closed = false;

	constructor(client: Redis | Cluster, log: Log) {
		this.#client = client;
		this.#scripts = defineScripts(client);
		this.#gather = gatherWrites(client);
		let away = false;
		const fault = (error: Error) => {
			this.#lastFault = error.message;
			if (away || this.#closed) return;
			away = true;
			log.warn({ reason: error.message }, "no connection to Redis");
		};
		client.on("error", fault);
		client.on("node error", fault);
		client.on("ready", () => {
			this.#lastFault = null;
			if (away) log.info({}, "connected to Redis again");
			away = false;
		});
	}

	get closed(): boolean {
		return this.#closed;
	}

	/** The keys of two rooms may be of two masters: no script reads both. */
	get sharded(): boolean {
		return this.#client.isCluster;
	}

	/** What keeps the connection from coming about, in Redis's or the system's words; null when nothing does. */
	get lastFault(): string | null {
		return this.#lastFault;
	}

	/** Resolves when connected, or when it is clear that it takes longer. */
	async awaitConnection(ms: number): Promise<void> {
		if (this.#client.status === "ready") return;
		await new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, ms);
			const known = () => {
				clearTimeout(timer);
				resolve();
			};
			this.#client.once("ready", known);
			this.#client.once("error", known);
		});
	}

	run<T>(
		script: ScriptName,
		keys: readonly string[],
		values: readonly Argument[] = [],
	): Promise<T> {
		this.#gather();
		return bare<T>(this.#scripts[script](keys.length, ...keys, ...values));
	}

	ask<T>(command: string, ...values: Argument[]): Promise<T> {
		this.#gather();
		return bare<T>(this.#client.call(command, ...values.map(String)));
	}

	/** What may be no text, there and back. */
	askBuffers<T>(command: string, ...values: Argument[]): Promise<T> {
		return bare<T>(this.#client.callBuffer(command, ...values));
	}

	/** All fields of a hash, in no order. */
	hash(key: string): Promise<Record<string, string>> {
		return this.ask("hgetall", key);
	}

	/** Asks every master. Throws when one is missing. */
	async askMasters<T>(act: (master: Redis) => Promise<unknown>): Promise<T[]> {
		return Promise.all(this.masters().map((master) => bare<T>(act(master))));
	}

	/** The keys like this pattern, some at a time, each at least once. Throws when a master is missing. */
	async *scan(pattern: string): AsyncGenerator<string[]> {
		for (const master of this.masters()) {
			let cursor = "0";
			do {
				const [next, some] = await bare<[string, string[]]>(
					master.scan(cursor, "MATCH", pattern, "COUNT", 1000),
				);
				yield some;
				cursor = next;
			} while (cursor !== "0");
		}
	}

	/** Every Redis that has a share of the keys. Throws when one is not connected. */
	masters(): Redis[] {
		const client = this.#client;
		if (!client.isCluster) return [client as Redis];
		const { slots } = client as Cluster;
		const nodes = (client as Cluster).nodes();
		const addresses = new Set(slots.map(([master]) => master));
		if (addresses.size === 0) throw new Error("Redis: not connected");
		return [...addresses].map((address) => {
			const found = nodes.find(
				({ options }) => `${options.host}:${options.port}` === address,
			);
			if (found === undefined)
				throw new Error("Redis: a master of the Cluster is not connected");
			return found;
		});
	}

	close(): void {
		if (this.#closed) return;
		this.#closed = true;
		this.#client.disconnect();
	}
}

/** A script holds up every other client while it runs: so many items take it a few ms. */
const mostAtOnce = 500;

/** Some after the others, as many of each as one script may be given. */
export async function inBatches<T, R>(
	all: readonly T[],
	act: (some: readonly T[]) => Promise<R[]>,
): Promise<R[]> {
	const done: R[] = [];
	for (let from = 0; from < all.length; from += mostAtOnce)
		done.push(...(await act(all.slice(from, from + mostAtOnce))));
	return done;
}

/** An error of ioredis carries the command with its arguments, names and answers among them: they end in no log. */
async function bare<T>(reply: Promise<unknown>): Promise<T> {
	try {
		return (await reply) as T;
	} catch (cause) {
		const said = cause instanceof Error ? cause.message : String(cause);
		throw new Error(`Redis: ${inWords(said)}`);
	}
}

/** What ioredis says of its own settings, said of the connection. */
function inWords(said: string): string {
	if (said.startsWith("Reached the max retries")) return "connection cut";
	const away =
		/^(Stream isn't writeable|Cluster isn't ready|Connection is closed)/;
	return away.test(said) ? "not connected" : said;
}
