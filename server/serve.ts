import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import pino from "pino";
import { type App, buildApp } from "./app.ts";
import { type Config, readConfig } from "./config.ts";
import { openSqlite } from "./store/sqlite/open.ts";

/** Starts a server as the environment says, and stops it on SIGINT or SIGTERM; a second signal forces. */
export async function serve(
	environment: NodeJS.ProcessEnv,
): Promise<{ app: App; config: Config }> {
	const config = readConfig(environment);
	const log = pino({ level: config.logLevel, formatters: { log: readable } });
	const pages = environment.PAGES === "none" ? null : resolve("dist/client");
	if (pages !== null && !existsSync(pages))
		throw new Error("The pages are not built: run `npm run build`.");
	const folder = resolve(config.dataDir);
	mkdirSync(folder, { recursive: true });
	const stores = openSqlite({
		file: join(folder, "lectern.sqlite"),
		now: Date.now,
	});
	const node = randomBytes(6).toString("hex");
	const app = await buildApp({ ...stores, config, log, node, pages });

	let stopping = false;
	const stop = async () => {
		if (stopping) process.exit(1);
		stopping = true;
		await app.close();
		stores.close();
		process.exit(0);
	};
	process.on("SIGINT", stop);
	process.on("SIGTERM", stop);
	return { app, config };
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
