import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import type { Database } from "./database.ts";

/** Of a disk that is nearly full the last MB are the write-ahead log's and other programs'. */
const reserve = 32 * 2 ** 20;

/** See `RoomStore.room`: what deleted rows have left is free again, and the file can grow as long as its disk has room. */
export function storeRoom(db: Database, file: string) {
	const pages = db.prepare<{ all: number; free: number; size: number }>(`
		SELECT page_count AS "all", freelist_count AS free, page_size AS size
		FROM pragma_page_count, pragma_freelist_count, pragma_page_size`);

	return async (): Promise<{ used: number; most: number | null }> => {
		const { all, free, size } = pages.get() ?? { all: 0, free: 0, size: 0 };
		const used = (all - free) * size;
		if (file === ":memory:") return { used, most: null };
		const disk = await statfs(dirname(file));
		const spare = Math.max(0, disk.bavail * disk.bsize - reserve);
		return { used, most: all * size + spare };
	};
}
