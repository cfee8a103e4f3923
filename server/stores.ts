import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Config } from "./config.ts";
import type { Log } from "./live/log.ts";
import type { QuizStore } from "./store/quiz-store.ts";
import { openRedis } from "./store/redis/open.ts";
import type { RoomStore } from "./store/room-store.ts";
import { openSqlite } from "./store/sqlite/open.ts";
import { openSqliteTransfer } from "./store/sqlite/transfer.ts";
import type { TransferStore } from "./store/transfer-store.ts";

export interface Stores {
	readonly rooms: RoomStore;
	readonly quizzes: QuizStore;
	close(): void | Promise<void>;
}

/** Redis where the settings name one, else SQLite in the data folder. */
export async function openStores(config: Config, log: Log): Promise<Stores> {
	if (config.redis !== null) {
		return openRedis({ ...config.redis, roomTtlMs: config.roomTtlMs, log });
	}
	return openSqlite({ file: fileIn(config), now: Date.now });
}

/** The same store, to move its library; no server may use it meanwhile. */
export async function openTransfer(
	config: Config,
	log: Log,
): Promise<{ transfer: TransferStore; close(): void | Promise<void> }> {
	if (config.redis !== null) {
		return openRedis({ ...config.redis, roomTtlMs: config.roomTtlMs, log });
	}
	const transfer = openSqliteTransfer(fileIn(config));
	return { transfer, close: () => transfer.close() };
}

function fileIn(config: Config): string {
	const folder = resolve(config.dataDir);
	mkdirSync(folder, { recursive: true });
	return join(folder, "lectern.sqlite");
}
