import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import pino, { type Logger } from "pino";
import { type App, buildApp } from "./app.ts";
import { type Config, readConfig } from "./config.ts";
import { openLineWriter } from "./line-writer.ts";
import { openStores, type Stores } from "./stores.ts";

/** For so long NATs, balancers and the proxy's file leave a still connection alone. */
const mostStillMs = 60_000;

/** Starts a server as the environment says. SIGINT or SIGTERM hand over and stop it, within 30 s; a second one forces. */
export async function serve(
	environment: NodeJS.ProcessEnv,
): Promise<{ app: App; config: Config; log: Logger; stores: Stores }> {
	// On a lecturer's terminal the address must stay in sight.
	const LOG_LEVEL = process.stdout.isTTY ? "warn" : "info";
	const config = readConfig({ LOG_LEVEL, ...environment });
	const lines = openLineWriter();
	const log = pino(
		{
			level: config.logLevel,
			base: { node: config.node },
			formatters: { log: readable },
		},
		lines,
	);
	const { PAGES = "dist/client" } = environment;
	const pages = PAGES === "none" ? null : resolve(PAGES);
	if (pages !== null && !existsSync(pages))
		throw new Error("The pages are not built: run `npm run build`.");
	warnOfFewFiles(config, log);
	warnOfSlowHeartbeat(config, log);
	const stores = await openStores(config, log);
	const app = await buildApp({
		...stores,
		config,
		log,
		pages,
		linesDropped: () => lines.dropped,
	});

	let stopping = false;
	const stop = async () => {
		if (stopping) process.exit(1);
		stopping = true;
		setTimeout(() => process.exit(1), config.drainMs + 8_000).unref();
		// Alone, there is nobody to hand over to: the phones come back when the server does.
		if (config.redis !== null) await app.drain();
		await app.close();
		await stores.close();
		await lines.end();
		process.exit(0);
	};
	process.on("SIGINT", stop);
	process.on("SIGTERM", stop);
	return { app, config, log, stores };
}

/** Each connection is an open file; a limit below what the node shall take shows only in a full hall. */
function warnOfFewFiles(config: Config, log: Logger): void {
	const limits = "/proc/self/limits";
	if (!existsSync(limits)) return;
	const most = /Max open files\s+(\d+)/.exec(readFileSync(limits, "utf8"))?.[1];
	const wanted = config.maxConnections + 200;
	if (most !== undefined && Number(most) < wanted) {
		log.warn(
			{ most: Number(most), wanted },
			"too few open files are allowed for MAX_CONNECTIONS: raise `ulimit -n` or lower it",
		);
	}
}

/** What stands between cuts a connection that is still for so long; a phone would be connected anew each minute. */
function warnOfSlowHeartbeat(config: Config, log: Logger): void {
	const sum = config.pingIntervalMs + config.pingTimeoutMs;
	if (sum >= mostStillMs)
		log.warn(
			{ sum, most: mostStillMs },
			"PING_INTERVAL_MS and PING_TIMEOUT_MS together must stay under 60 s: proxies, balancers and NATs cut what is still for longer; lower one of them",
		);
}

/** Errors in full where a log line has one. */
function readable(fields: Record<string, unknown>): Record<string, unknown> {
	return fields.error instanceof Error
		? { ...fields, error: fields.error.stack }
		: fields;
}

/** Runs a program's main function; what it throws is told in one line. */
export function run(main: () => Promise<void>): void {
	main().catch((error: unknown) => {
		process.stderr.write(`${explain(error)}\n`);
		process.exit(1);
	});
}

function explain(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if ("code" in error && error.code === "EADDRINUSE") {
		return `${error.message}\nAnother program uses this port. Choose one: PORT=3001 npm start`;
	}
	return error.message;
}
