import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Config } from "./config.ts";
import type { Log } from "./live/log.ts";
import type { AssetStore } from "./store/asset-store.ts";
import type { BackupStore } from "./store/backup.ts";
import type { Bin } from "./store/bin.ts";
import type { ImageStore } from "./store/image-store.ts";
import type { OperatorStore } from "./store/operator-store.ts";
import type { QuizStore } from "./store/quiz-store.ts";
import { redisBackups } from "./store/redis/backup.ts";
import { openRedis } from "./store/redis/open.ts";
import type { RoomStore } from "./store/room-store.ts";
import type { SessionStore } from "./store/session-store.ts";
import { assetFolder } from "./store/sqlite/assets.ts";
import { sqliteBackups } from "./store/sqlite/backup.ts";
import { prepareFile, removeDatabase } from "./store/sqlite/data-folder.ts";
import { openSqlite } from "./store/sqlite/open.ts";
import { type ProcessLock, takeLock } from "./store/sqlite/process-lock.ts";
import { openSqliteTransfer } from "./store/sqlite/transfer.ts";
import type { TransferStore } from "./store/transfer-store.ts";

export interface Stores {
	readonly rooms: RoomStore;
	readonly quizzes: QuizStore;
	readonly operator: OperatorStore;
	readonly sessions: SessionStore;
	readonly assets: AssetStore;
	readonly bin: Bin;
	readonly images: ImageStore;
	close(): void | Promise<void>;
}

/** Its name in the data folder. */
const database = "lectern.sqlite";

/** Redis where the settings name one, else SQLite in the data folder, which is this process's alone then. */
export async function openStores(config: Config, log: Log): Promise<Stores> {
	if (config.redis !== null) {
		return openRedis({ ...config.redis, roomTtlMs: config.roomTtlMs, log });
	}
	const lock = lockFolder(config);
	const stores = openSqlite({ file: fileIn(config) });
	return {
		...stores,
		assets: assetsIn(config),
		close() {
			stores.close();
			lock.release();
		},
	};
}

/** The same stores, beside a running server. Throws where the server has none yet. */
export async function openBeside(config: Config, log: Log): Promise<Stores> {
	if (config.redis !== null) return openStores(config, log);
	if (!hasDatabase(config)) throw noDatabase(config);
	return {
		...openSqlite({ file: fileIn(config), beside: true }),
		assets: assetsIn(config),
	};
}

/**
 * The same store, to move its library. `puts`: to put records in; no server may use SQLite's folder meanwhile, and a database that
 * was made for it and got nothing is not left behind. Throws where there is none to take them from.
 */
export async function openTransfer(
	config: Config,
	log: Log,
	puts: boolean,
): Promise<{ transfer: TransferStore; close(): void | Promise<void> }> {
	if (config.redis !== null) {
		return openRedis({ ...config.redis, roomTtlMs: config.roomTtlMs, log });
	}
	const isNew = !hasDatabase(config);
	if (isNew && !puts) throw noDatabase(config);
	const lock = puts ? lockFolder(config) : null;
	const file = fileIn(config);
	const transfer = openSqliteTransfer(file);
	return {
		transfer,
		async close() {
			const drops = isNew && (await isEmpty(transfer));
			transfer.close();
			if (drops) removeDatabase(file);
			lock?.release();
		},
	};
}

async function isEmpty(transfer: TransferStore): Promise<boolean> {
	for await (const _ of transfer.dump()) return false;
	return true;
}

/** Backups of the same store. */
export async function openBackups(
	config: Config,
	log: Log,
): Promise<BackupStore> {
	return config.redis !== null
		? redisBackups({ ...config.redis, log })
		: sqliteBackups(resolve(config.dataDir), database);
}

function hasDatabase({ dataDir }: Config): boolean {
	return existsSync(join(resolve(dataDir), database));
}

function noDatabase({ dataDir }: Config): Error {
	return new Error(
		`There is no database in ${resolve(dataDir)}. DATA_DIR names the folder that the server uses, REDIS_URL its Redis.`,
	);
}

function assetsIn(config: Config): AssetStore {
	return assetFolder(join(resolve(config.dataDir), "assets"));
}

function lockFolder(config: Config): ProcessLock {
	return takeLock(prepareFile(config.dataDir, "lock.db"));
}

function fileIn(config: Config): string {
	return prepareFile(config.dataDir, database);
}
