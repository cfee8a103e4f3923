import { Cluster, Redis } from "ioredis";

/** What the store needs of a log. Never names, answers or codes in it. */
export interface Log {
	info(fields: object, message: string): void;
	warn(fields: object, message: string): void;
}

export interface Address {
	readonly host: string;
	readonly port: number;
	readonly db: number;
	readonly username: string | null;
	readonly password: string | null;
	readonly tls: boolean;
}

/**
 * Reads `redis://user:password@host:port/db` or `rediss://…` (TLS); several are separated by commas. Throws an error that
 * says what a right one looks like, without what was given: it may hold a password.
 */
export function readAddresses(url: string): [Address, ...Address[]] {
	const [first, ...more] = url.split(",").map((part) => {
		const parsed = URL.canParse(part.trim()) ? new URL(part.trim()) : null;
		const db = Number(parsed?.pathname.slice(1) ?? "");
		if (
			parsed === null ||
			!["redis:", "rediss:"].includes(parsed.protocol) ||
			parsed.hostname === "" ||
			!Number.isInteger(db)
		)
			throw new Error(
				"The address of Redis is not right: it looks like redis://localhost:6379, or redis://user:password@host:6379/0; several nodes of a Cluster are separated by commas.",
			);
		return {
			host: parsed.hostname.replace(/^\[|\]$/g, ""),
			port: Number(parsed.port || 6379),
			db,
			username: decodeURIComponent(parsed.username) || null,
			password: decodeURIComponent(parsed.password) || null,
			tls: parsed.protocol === "rediss:",
		};
	});
	if (first === undefined) throw new Error("no address of Redis");
	return [first, ...more];
}

/** Longest time to a reply or a rejection, in ms. */
export const commandMs = 2500;

/** First at once, then ever slower up to once a second, for good. */
function retryAfter(times: number): number {
	return Math.min(25 * 2 ** Math.min(times, 6), 1000);
}

/**
 * A call is answered or rejected soon, and never sent twice behind the caller's back: when its reply is lost its outcome
 * is unknown, and the caller may repeat it. A connection that is silent while replies are due is given up.
 */
function patience(address: Address) {
	return {
		commandTimeout: commandMs,
		connectTimeout: commandMs,
		socketTimeout: 4000,
		keepAlive: 5000,
		maxRetriesPerRequest: 0,
		autoResendUnfulfilledCommands: false,
		// Resubscribing behind our back rejects where nobody listens.
		autoResubscribe: false,
		maxLoadingRetryTime: 250,
		reconnectOnError: reconnectSometimes(),
		db: address.db,
		...(address.username === null ? {} : { username: address.username }),
		...(address.password === null ? {} : { password: address.password }),
		...(address.tls ? { tls: { servername: address.host } } : {}),
	};
}

/** After a failover the old master is read-only: its address may lead to the new one. At most once a second. */
function reconnectSometimes(): (error: Error) => boolean {
	let last = Number.NEGATIVE_INFINITY;
	return (error) => {
		const now = performance.now();
		if (!error.message.startsWith("READONLY") || now - last < 1000)
			return false;
		last = now;
		return true;
	};
}

export function connectOne(address: Address, name: string): Redis {
	return new Redis({
		...patience(address),
		host: address.host,
		port: address.port,
		connectionName: name,
		enableOfflineQueue: false,
		retryStrategy: retryAfter,
	});
}

/** `listening`: for sharded subscriptions. */
export function connectCluster(
	addresses: readonly [Address, ...Address[]],
	name: string,
	listening: boolean,
): Cluster {
	return new Cluster(
		addresses.map(({ host, port }) => ({ host, port })),
		{
			redisOptions: { ...patience(addresses[0]), connectionName: name },
			clusterRetryStrategy: retryAfter,
			enableOfflineQueue: false,
			// A dead master's slots are asked for in vain: neither for long nor in a storm.
			maxRedirections: 8,
			retryDelayOnMoved: 100,
			retryDelayOnFailover: 100,
			slotsRefreshTimeout: commandMs,
			slotsRefreshInterval: 5000,
			shardedSubscribers: listening,
		},
	);
}
