import { createAdapter } from "@socket.io/redis-adapter";
import { Cluster, Redis } from "ioredis";
import type { Log } from "../live/log.ts";
import type { Sockets } from "./namespaces.ts";
import type { Channels } from "./take-overs.ts";

/**
 * Reaches the sockets on other nodes (a seat taken over, a removed student) through Redis pub/sub. What is lost while Redis is
 * away is not sent later: the states that matter are in the store, and each phone fetches them when it comes back.
 */
export function connectAdapter(
	io: Sockets,
	options: { url: string; prefix: string; log: Log },
): Channels & { close(): void } {
	const clients = [connect(options.url), connect(options.url)] as const;
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
	const pub = quiet(clients[0], options.log);
	const sub = careful(clients[1], options.log);
	const key = `${options.prefix}io`;
	io.adapter(createAdapter(pub, sub, { key }));
	return {
		pub,
		sub,
		prefix: `${key}:`,
		close() {
			closed = true;
			for (const client of clients) client.disconnect();
		},
	};
}

function connect(url: string): Redis | Cluster {
	const urls = url.split(",");
	const redisOptions = {
		enableOfflineQueue: false,
		maxRetriesPerRequest: 1,
		commandTimeout: 2500,
	};
	const patient = {
		retryStrategy: (times: number) => Math.min(times * 100, 1000),
	};
	// A subscriber must queue its first SUBSCRIBE until it is connected, and again after each reconnect.
	return urls.length > 1
		? new Cluster(urls, {
				redisOptions: { commandTimeout: 2500 },
				clusterRetryStrategy: patient.retryStrategy,
			})
		: new Redis(url, {
				...redisOptions,
				...patient,
				enableOfflineQueue: true,
				maxRetriesPerRequest: null,
			});
}

/** The adapter neither awaits nor catches what it sends; unguarded, one failure would end the process. */
function quiet<T extends Redis | Cluster>(client: T, log: Log): T {
	return wrapped(client, (name, method) => {
		if (!/^p?(un)?subscribe$|^publish$/.test(name)) return method;
		return async (...args) => {
			const { status } = client;
			// Of an end that one makes oneself there is nothing to tell.
			if (status === "end" || (name === "publish" && status !== "ready"))
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
