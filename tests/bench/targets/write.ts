import { join } from "node:path";
import { Cluster, Redis } from "ioredis";
import { connect } from "../../../server/store/sqlite/driver.ts";
import { now } from "../clock.ts";

/** The store's own durable write of one small row, without us: what a lone answer is measured against. */
export interface Write {
	/** Resolves to ms. */
	once(): Promise<number>;
	close(): void;
}

/** In a file beside ours, on the same disk, synced in the same way. */
export function writeToSqlite(folder: string): Write {
	const database = connect(join(folder, "own-write.sqlite"));
	database.exec("PRAGMA journal_mode = WAL");
	database.exec("CREATE TABLE said (seat TEXT PRIMARY KEY, value TEXT)");
	const insert = database.prepare("INSERT INTO said VALUES (?, '[1]')");
	let row = 0;
	return {
		async once() {
			const from = now();
			insert.run(`a seat's id as long as ours ${row++}`);
			return now() - from;
		},
		close: () => database.close(),
	};
}

/** Into the very server that our nodes use. */
export function writeToRedis(urls: readonly string[]): Write {
	const redis =
		urls.length > 1 ? new Cluster([...urls]) : new Redis(urls[0] ?? "");
	let row = 0;
	return {
		async once() {
			const from = now();
			await redis.hset("own-write", `a seat's id as long as ours ${row++}`, 1);
			return now() - from;
		},
		close: () => redis.disconnect(),
	};
}
