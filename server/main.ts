import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import pino from "pino";
import { renderUnicodeCompact } from "uqr";
import { buildApp } from "./app.ts";
import { type Config, readConfig } from "./config.ts";
import { openSqlite } from "./store/sqlite/open.ts";
import { networkAddress } from "./transport/origin.ts";

async function main(): Promise<void> {
	const config = readConfig(process.env);
	const log = pino({ level: config.logLevel, formatters: { log: readable } });
	const folder = resolve(config.dataDir);
	mkdirSync(folder, { recursive: true });
	const stores = openSqlite({
		file: join(folder, "lectern.sqlite"),
		now: Date.now,
	});
	const pages = process.env.PAGES === "none" ? null : resolve("dist/client");
	if (pages !== null && !existsSync(pages))
		throw new Error("The pages are not built: run `npm run build`.");
	const node = randomBytes(6).toString("hex");
	const app = await buildApp({ ...stores, config, log, node, pages });
	tellAddresses(config, app.port);

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
}

/** Errors in full where a log line has one. */
function readable(fields: Record<string, unknown>): Record<string, unknown> {
	return fields.error instanceof Error
		? { ...fields, error: fields.error.stack }
		: fields;
}

function tellAddresses(config: Config, port: number): void {
	const local = `http://localhost:${port}`;
	const address = networkAddress();
	const phones =
		config.publicUrl ??
		(address === null ? local : `http://${address}:${port}`);
	process.stdout.write(
		[
			"",
			`  Instructor   ${config.publicUrl ?? local}/teach/`,
			`  Phones       ${phones}`,
			"",
			renderUnicodeCompact(phones, { border: 1 }).replace(/^/gm, "  "),
			"",
			"",
		].join("\n"),
	);
}

main().catch((error: unknown) => {
	process.stderr.write(
		`${error instanceof Error ? error.message : String(error)}\n`,
	);
	process.exit(1);
});
