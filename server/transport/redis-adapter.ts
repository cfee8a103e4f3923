import { createAdapter } from "@socket.io/redis-adapter";
import { Cluster, Redis } from "ioredis";
import type { Log } from "../live/log.ts";
import type { Sockets } from "./namespaces.ts";
import type { Channels } from "./seat-words.ts";

/**
 * Reaches the sockets on other nodes (a seat taken over, a removed student) through Redis pub/sub. What is lost while Redis is
 * away is not sent later: the states that matter are in the store, and each phone fetches them when it comes back.
 */
export function connectAdapter(
	io: Sockets,
	options: { url: string; prefix: string; sharded: boolean; log: Log },
): Channels & { close(): void } {
	const { url, sharded } = options;
	const pub = sharded ? connectCluster(url, false) : connectOne(url);
	const sub = sharded ? connectCluster(url, false) : connectOne(url);
	// Words about seats, each in its room's shard: none of them crosses the whole Cluster.
	const seats = sharded ? connectCluster(url, true) : sub;
	const clients = [...new Set([pub, sub, seats])];
	let closed = false;
	for (const client of clients) {
		// Once an outage, not with every try to come back; and not of the end that one makes oneself.
		let away = false;
		client.on("error", ({ message }: Error) => {
			if (!away && !closed)
				options.log.warn(
					{ reason: message },
					"the line to other nodes is broken",
				);
			away = true;
		});
		client.on("ready", () => {
			away = false;
		});
	}
	const key = `${options.prefix}io`;
	const say = quiet(inOrder(pub), options.log);
	io.adapter(createAdapter(say, careful(sub, options.log), { key }));
	return {
		pub: say,
		sub: careful(seats, options.log),
		prefix: `${key}:`,
		close() {
			closed = true;
			for (const client of clients) client.disconnect();
		},
	};
}

const retryAfter = (times: number) => Math.min(times * 100, 1000);
const commandTimeout = 2500;

// A subscriber must queue its first SUBSCRIBE until it is connected, and again after each reconnect.
function connectOne(url: string): Redis {
	return new Redis(url, {
		enableOfflineQueue: true,
		maxRetriesPerRequest: null,
		commandTimeout,
		retryStrategy: retryAfter,
	});
}

/** Of a Cluster any of whose nodes are named; it tells the others, which take the same password. */
function connectCluster(url: string, shardedSubscribers: boolean): Cluster {
	const urls = url.split(",").map((part) => part.trim());
	const { username, password, protocol, hostname } = new URL(urls[0] ?? url);
	return new Cluster(urls, {
		shardedSubscribers,
		clusterRetryStrategy: retryAfter,
		redisOptions: {
			commandTimeout,
			...(username === "" ? {} : { username: decodeURIComponent(username) }),
			...(password === "" ? {} : { password: decodeURIComponent(password) }),
			...(protocol === "rediss:" ? { tls: { servername: hostname } } : {}),
		},
	});
}

/**
 * What one says first is heard first only if both go through the same master: else a connection is closed before its phone has heard
 * why.
 */
function inOrder<T extends Redis | Cluster>(client: T): T {
	if (!(client instanceof Cluster)) return client;
	return wrapped(client, (name, method) => {
		if (name !== "publish") return method;
		return (...args) => {
			const [first] = client
				.nodes("master")
				.map((node) => ({
					node,
					at: `${node.options.host}:${node.options.port}`,
				}))
				.sort((one, other) => (one.at < other.at ? -1 : 1));
			return first === undefined
				? method(...args)
				: first.node.call("publish", args as string[]);
		};
	});
}

/** The adapter neither awaits nor catches what it sends; unguarded, one failure would end the process. */
function quiet<T extends Redis | Cluster>(client: T, log: Log): T {
	return wrapped(client, (name, method) => {
		if (!/^[ps]?(un)?subscribe$|^s?publish$/.test(name)) return method;
		return async (...args) => {
			const { status } = client;
			// Of an end that one makes oneself there is nothing to tell.
			if (status === "end" || (/publish$/.test(name) && status !== "ready"))
				return 0;
			try {
				return await method(...args);
			} catch (error) {
				const reason = error instanceof Error ? error.message : String(error);
				log.warn({ reason }, "could not reach other nodes");
				return 0;
			}
		};
	});
}

/** The adapter decodes what it receives without a check; unguarded, one foreign message would end the process. */
function careful<T extends Redis | Cluster>(client: T, log: Log): T {
	return wrapped(quiet(client, log), (name, method) => {
		if (name !== "on") return method;
		return (event, listener) =>
			method(event, (...args: unknown[]) => {
				try {
					// It counts the listeners of what it is called on.
					(listener as Method).apply(client, args);
				} catch (error) {
					log.warn({ error }, "could not read what another node sent");
				}
			});
	});
}

type Method = (...args: unknown[]) => unknown;

/** The same client, its methods seen through `change`. */
function wrapped<T extends object>(
	client: T,
	change: (name: string, method: Method) => Method,
): T {
	return new Proxy(client, {
		get(target, key) {
			const member: unknown = Reflect.get(target, key, target);
			if (typeof member !== "function" || typeof key !== "string")
				return member;
			return change(key, member.bind(target));
		},
	});
}
