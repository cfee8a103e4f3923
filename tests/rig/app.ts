import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, buildApp } from "../../server/app.ts";
import { type Config, readConfig } from "../../server/config.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import { assetFolder } from "../../server/store/sqlite/assets.ts";
import {
	openSqlite,
	type SqliteStores,
} from "../../server/store/sqlite/open.ts";

export interface Logged {
	readonly level: "info" | "warn" | "error";
	readonly message: string;
	readonly fields: object;
}

/** The whole server in this process, on a free port, with its SQLite file in a folder of its own. */
export interface Rig {
	readonly url: string;
	readonly port: number;
	readonly folder: string;
	/** The very stores that the server uses. */
	readonly stores: SqliteStores;
	/** The store's clock is so many ms ahead of the machine's. */
	readonly clock: { ahead: number };
	/** What the server logged. */
	readonly logged: readonly Logged[];
	/** Closes the server, then the stores, and deletes the folder. */
	close(): Promise<void>;
}

export interface RigOptions {
	/** As in the shell: `{ INSTRUCTOR_PASSWORD: "…" }`. */
	readonly environment?: Readonly<Record<string, string>>;
	readonly config?: Partial<Config>;
	/** A database to begin with a copy of; an empty one when not given. */
	readonly database?: string;
	/** Folder of built pages; none when not given. */
	readonly pages?: string;
	/** Something between the server and its store; nothing when not given. */
	readonly between?: (rooms: RoomStore) => RoomStore;
}

/** Pulses and sweeps are quicker than in a lecture, so that a test need not wait for them. */
const quick = { pulseMs: 20, sweepMs: 200 };

export async function startRig(options: RigOptions = {}): Promise<Rig> {
	const folder = mkdtempSync(join(tmpdir(), "lectern-"));
	const clock = { ahead: 0 };
	const file = join(folder, "lectern.sqlite");
	if (options.database !== undefined) copyFileSync(options.database, file);
	const stores = openSqlite({
		file,
		now: () => Date.now() + clock.ahead,
	});
	const logged: Logged[] = [];
	const log = (level: Logged["level"]) => (fields: object, message: string) =>
		void logged.push({ level, message, fields });
	const app: App = await buildApp({
		...stores,
		rooms: options.between?.(stores.rooms) ?? stores.rooms,
		assets: assetFolder(join(folder, "assets")),
		config: {
			...readConfig({
				PORT: "0",
				HOST: "127.0.0.1",
				...options.environment,
			}),
			...quick,
			...options.config,
		},
		log: { info: log("info"), warn: log("warn"), error: log("error") },
		pages: options.pages ?? null,
	});
	return {
		url: `http://127.0.0.1:${app.port}`,
		port: app.port,
		folder,
		stores,
		clock,
		logged,
		async close() {
			await app.close();
			stores.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
