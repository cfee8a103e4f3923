import { randomBytes } from "node:crypto";
import * as v from "valibot";
import { limits } from "../shared/limits.ts";
import type { QuotaLimits } from "./live/quota.ts";
import type { AllowanceLimits } from "./transport/allowance.ts";

const count = (otherwise: number, least: number, most: number) =>
	v.pipe(
		v.optional(v.string(), String(otherwise)),
		v.regex(/^\d+$/, "a whole number"),
		v.transform(Number),
		v.minValue(least),
		v.maxValue(most),
	);
const origins = v.pipe(
	v.optional(v.string(), ""),
	v.transform((text) => text.split(/[\s,]+/).filter((part) => part !== "")),
	v.array(v.pipe(v.string(), v.url("URLs such as https://quiz.example.edu"))),
	v.transform((urls) => urls.map((url) => new URL(url).origin)),
);

function isAddressAlone({ username, password, search, hash }: URL): boolean {
	return username + password + search + hash === "";
}

const logLevels = [
	"fatal",
	"error",
	"warn",
	"info",
	"debug",
	"silent",
] as const;

const Environment = v.object({
	PORT: count(3000, 0, 65535),
	/** Empty: every address of this machine, IPv6 and IPv4. */
	HOST: v.optional(v.string(), ""),
	/** Set: rooms live in this Redis (several addresses of one Cluster separated by commas), shared by many nodes. */
	REDIS_URL: v.optional(v.string(), ""),
	/** What every key and channel in Redis begins with. */
	REDIS_PREFIX: v.optional(v.string(), "lectern:"),
	/** 1: a Redis Cluster behind one address; hints by sharded pub/sub. Several addresses say so themselves. */
	REDIS_SHARDED: v.optional(v.picklist(["0", "1"]), "0"),
	/** 0: a Redis without an append-only file will do, which forgets saved answers when it ends. */
	REDIS_DURABLE: v.optional(v.picklist(["0", "1"]), "1"),
	/** What only a running room needs is forgotten so long after its end. */
	ROOM_TTL_HOURS: count(24, 1, 8760),
	/** A room that was left open ends so long after the last act, where its settings have it do so. */
	ROOM_IDLE_HOURS: count(12, 1, 8760),
	/** A room with all that was answered in it is deleted so long after its last change. 0: never. */
	RETAIN_DAYS: count(180, 0, 36_500),
	/** Deleted rooms can be brought back by the operator for so long. 0: they are gone at once. */
	BIN_DAYS: count(7, 0, 365),
	/** What one instructor may hold and begin. 0: no bound. */
	RUNNING_ROOMS: count(50, 0, 1_000_000),
	ROOMS: count(2_000, 0, 10_000_000),
	QUIZZES: count(2_000, 0, 1_000_000),
	/** Of quizzes, of the questions of rooms, and of images. */
	LIBRARY_MB: count(200, 0, 1_000_000),
	ROOMS_PER_MINUTE: count(60, 0, 100_000),
	QUIZZES_PER_MINUTE: count(300, 0, 100_000),
	/** Images that one instructor sends. */
	IMAGES_PER_MINUTE: count(60, 0, 100_000),
	/** New instructors at one node, and a fifth of it from one address. 0: no bound. */
	SIGN_UPS_PER_HOUR: count(3_000, 0, 10_000_000),
	/** What the store may hold, beside what its disk or memory can: from four fifths on nothing new begins. 0: no bound. */
	MAX_STORE_BYTES: count(0, 0, Number.MAX_SAFE_INTEGER),
	/** A browser that an instructor has not used for so long is signed out. */
	SESSION_DAYS: count(180, 1, 400),
	/** This node's name among the others; random when empty. */
	NODE_NAME: v.optional(v.pipe(v.string(), v.regex(/^[\w.-]{0,64}$/)), ""),
	/** Connections of students and instructors that this node takes. */
	MAX_CONNECTIONS: count(10_000, 1, 1_000_000),
	/** How long a node that shall stop takes to hand its students over. */
	DRAIN_SECONDS: count(20, 0, 600),
	DATA_DIR: v.optional(v.string(), "./data"),
	/** Where people reach this server (`https://quiz.example.edu`, also with a path); without it, what the request or the network says. */
	PUBLIC_URL: v.optional(
		v.pipe(
			v.string(),
			v.url("a URL such as https://quiz.example.edu"),
			v.check(
				(url) =>
					!URL.canParse(url) ||
					(/^https?:$/.test(new URL(url).protocol) &&
						/^(\/[\w.~-]+)*\/?$/.test(new URL(url).pathname)),
				"a URL such as https://quiz.example.edu/lectern, its path of plain letters",
			),
			v.check(
				(url) => !URL.canParse(url) || isAddressAlone(new URL(url)),
				"only scheme, host, port and path: no user or password, no ? and no #",
			),
		),
		undefined,
	),
	/** Further origins whose pages may connect. */
	ORIGINS: origins,
	/** Asked for before a browser becomes an instructor. */
	INSTRUCTOR_PASSWORD: v.optional(
		v.pipe(
			v.string(),
			v.maxLength(
				limits.password,
				`at most ${limits.password} characters: nobody could type a longer one`,
			),
		),
		"",
	),
	/** Who has it is told counters and reasons (`Authorization: Bearer …`), and nobody else then. */
	METRICS_TOKEN: v.optional(v.string(), ""),
	/** Number of proxies in front whose X-Forwarded-For and -Proto are believed. */
	TRUST_PROXY: count(0, 0, 5),
	/** Heartbeat: their sum must stay under what NATs and balancers allow an idle connection (60 s). */
	PING_INTERVAL_MS: count(20_000, 1_000, 300_000),
	PING_TIMEOUT_MS: count(20_000, 1_000, 300_000),
	ROOM_SEATS: count(5_000, 1, 100_000),
	/** The largest class that comes within half a minute without being expected; when more come, newcomers wait. 0: never. */
	JOIN_RUSH: count(2_000, 0, 1_000_000),
	/** Answers that may wait for the store at once. */
	INTAKE: count(20_000, 1, 1_000_000),
	LOG_LEVEL: v.optional(
		v.picklist(logLevels, `one of ${logLevels.join(", ")}`),
		"info",
	),
});

export interface Config {
	readonly port: number;
	readonly host: string;
	/** Null: SQLite in `dataDir`. */
	readonly redis: {
		readonly url: string;
		readonly prefix: string;
		readonly sharded: boolean;
		readonly durable: boolean;
	} | null;
	readonly roomTtlMs: number;
	readonly idleMs: number;
	/** Null: rooms are kept until somebody deletes them. */
	readonly retainMs: number | null;
	/** Null: what is deleted is gone at once. */
	readonly binMs: number | null;
	readonly quotas: QuotaLimits;
	readonly signUpsPerHour: number;
	/** Null: what its disk or memory can. */
	readonly maxStoreBytes: number | null;
	readonly sessionMs: number;
	readonly node: string;
	readonly maxConnections: number;
	/** How long a connection may be here without a seat. */
	readonly seatlessMs: number;
	readonly drainMs: number;
	readonly dataDir: string;
	/** Scheme, host and port of `PUBLIC_URL`. */
	readonly publicUrl: string | null;
	/** Its path, `/lectern`; empty where it has none. */
	readonly path: string;
	readonly origins: readonly string[];
	readonly instructorPassword: string;
	/** Empty: counters and reasons are for this machine, or for inside. */
	readonly metricsToken: string;
	readonly trustProxy: number;
	readonly pingIntervalMs: number;
	readonly pingTimeoutMs: number;
	readonly roomSeats: number;
	readonly joinRush: number;
	readonly intake: number;
	readonly allowance: AllowanceLimits;
	readonly seatAllowance: AllowanceLimits;
	readonly sweepMs: number;
	readonly pulseMs: number;
	readonly logLevel: string;
}

/**
 * Parses the environment; a variable that is set to nothing counts as not set, as in `NAME=` of an env file. Throws one error that
 * names every variable that is wrong and what it should be.
 */
export function readConfig(
	environment: Readonly<Record<string, string | undefined>>,
): Config {
	const set = Object.entries(environment).filter(([, value]) => value !== "");
	const parsed = v.safeParse(Environment, Object.fromEntries(set));
	if (!parsed.success) {
		const faults = parsed.issues.map(
			(issue) => `${v.getDotPath(issue) ?? "?"}: ${issue.message}`,
		);
		throw new Error(
			`Cannot start, the environment is not right:\n  ${faults.join("\n  ")}`,
		);
	}
	const env = parsed.output;
	return {
		port: env.PORT,
		host: env.HOST,
		redis:
			env.REDIS_URL === ""
				? null
				: {
						url: env.REDIS_URL,
						prefix: env.REDIS_PREFIX,
						// Several addresses are nodes of one Cluster, whatever else is set.
						sharded: env.REDIS_SHARDED === "1" || env.REDIS_URL.includes(","),
						durable: env.REDIS_DURABLE === "1",
					},
		roomTtlMs: env.ROOM_TTL_HOURS * 3_600_000,
		idleMs: env.ROOM_IDLE_HOURS * 3_600_000,
		binMs: env.BIN_DAYS === 0 ? null : env.BIN_DAYS * 86_400_000,
		retainMs: env.RETAIN_DAYS === 0 ? null : env.RETAIN_DAYS * 86_400_000,
		quotas: {
			runningRooms: env.RUNNING_ROOMS,
			rooms: env.ROOMS,
			quizzes: env.QUIZZES,
			bytes: env.LIBRARY_MB * 2 ** 20,
			roomsPerMinute: env.ROOMS_PER_MINUTE,
			quizzesPerMinute: env.QUIZZES_PER_MINUTE,
			imagesPerMinute: env.IMAGES_PER_MINUTE,
		},
		signUpsPerHour: env.SIGN_UPS_PER_HOUR,
		maxStoreBytes: env.MAX_STORE_BYTES === 0 ? null : env.MAX_STORE_BYTES,
		sessionMs: env.SESSION_DAYS * 86_400_000,
		node: env.NODE_NAME === "" ? randomBytes(6).toString("hex") : env.NODE_NAME,
		maxConnections: env.MAX_CONNECTIONS,
		seatlessMs: 120_000,
		drainMs: env.DRAIN_SECONDS * 1000,
		dataDir: env.DATA_DIR,
		...publicAddress(env.PUBLIC_URL),
		origins: env.ORIGINS,
		instructorPassword: env.INSTRUCTOR_PASSWORD,
		metricsToken: env.METRICS_TOKEN,
		trustProxy: env.TRUST_PROXY,
		pingIntervalMs: env.PING_INTERVAL_MS,
		pingTimeoutMs: env.PING_TIMEOUT_MS,
		roomSeats: env.ROOM_SEATS,
		joinRush: env.JOIN_RUSH,
		intake: env.INTAKE,
		// Of one instructor at one node; the largest results are some 20 MB.
		allowance: { bytes: 64 * 1024 * 1024, seconds: 30 },
		// Of one seat; the review of the largest quiz is 1 MB.
		seatAllowance: { bytes: 8 * 1024 * 1024, seconds: 30 },
		sweepMs: 1000,
		pulseMs: 150,
		logLevel: env.LOG_LEVEL,
	};
}

function publicAddress(
	url: string | undefined,
): Pick<Config, "publicUrl" | "path"> {
	if (url === undefined) return { publicUrl: null, path: "" };
	const { origin, pathname } = new URL(url);
	return { publicUrl: origin, path: pathname.replace(/\/+$/, "") };
}
