import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Config } from "./config.ts";
import type { Log } from "./live/log.ts";
import type { AssetStore } from "./store/asset-store.ts";
import type { OperatorStore } from "./store/operator-store.ts";
import type { QuizStore } from "./store/quiz-store.ts";
import { openRedis } from "./store/redis/open.ts";
import type { RoomStore } from "./store/room-store.ts";
import type { SessionStore } from "./store/session-store.ts";
import { assetFolder } from "./store/sqlite/assets.ts";
import { openSqlite } from "./store/sqlite/open.ts";
import { openSqliteTransfer } from "./store/sqlite/transfer.ts";
import type { TransferStore } from "./store/transfer-store.ts";

export interface Stores {
	readonly rooms: RoomStore;
	readonly quizzes: QuizStore;
	readonly operator: OperatorStore;
	readonly sessions: SessionStore;
	readonly assets: AssetStore;
	close(): void | Promise<void>;
}

/** Redis where the settings name one, else SQLite in the data folder. */
export async function openStores(config: Config, log: Log): Promise<Stores> {
	if (config.redis !== null) {
		return openRedis({ ...config.redis, roomTtlMs: config.roomTtlMs, log });
	}
	mkdirSync(config.dataDir, { recursive: true });
	return {
		...openSqlite({ file: fileIn(config), now: Date.now }),
		assets: assetFolder(join(resolve(config.dataDir), "assets")),
	};
}

/** The same stores, beside a running server. Throws where the server has none yet. */
export async function openBeside(config: Config, log: Log): Promise<Stores> {
	if (config.redis === null && !existsSync(fileIn(config)))
		throw new Error(
			`There is no database in ${resolve(config.dataDir)}. DATA_DIR names the folder that the server uses, REDIS_URL its Redis.`,
		);
	return openStores(config, log);
}

/** The same store, to move its library; no server may use it meanwhile. */
export async function openTransfer(
	config: Config,
	log: Log,
): Promise<{ transfer: TransferStore; close(): void | Promise<void> }> {
	if (config.redis !== null) {
		return openRedis({ ...config.redis, roomTtlMs: config.roomTtlMs, log });
	}
	mkdirSync(config.dataDir, { recursive: true });
	const transfer = openSqliteTransfer(fileIn(config));
	return { transfer, close: () => transfer.close() };
}

function fileIn(config: Config): string {
	return join(resolve(config.dataDir), "lectern.sqlite");
}
