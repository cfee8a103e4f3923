import type { Holding, StoredImage } from "../image-store.ts";
import { imageFrom, imageRecordOf } from "../transfer-image.ts";
import type { LibraryRecord } from "../transfer-store.ts";
import type { Database } from "./database.ts";

export function* dumpImages(db: Database): Generator<LibraryRecord> {
	const ids = db.prepare<{ id: string }>("SELECT id FROM images ORDER BY id");
	const image = db.prepare<StoredImage>(
		"SELECT id, width, height, small, large FROM images WHERE id = ?",
	);
	const holders = db.prepare<Pick<Holding, "owner" | "since">>(
		"SELECT owner, since FROM image_holders WHERE image = ? ORDER BY owner",
	);
	for (const { id } of ids.all()) {
		const row = image.get(id);
		if (row === undefined) continue;
		const held = holders.all(id).map(({ owner, since }) => ({ owner, since }));
		yield imageRecordOf(row, held);
	}
}

/** Puts an image back, inside a transaction; without anybody who holds it, it is none. */
export function imageRestorer(db: Database) {
	const insert = db.prepare(`
		INSERT INTO images (id, width, height, small, large) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
	const hold = db.prepare(
		"INSERT INTO image_holders (owner, image, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
	);
	return (record: LibraryRecord & { is: "image" }) => {
		if (record.holders.length === 0) return [];
		const { id, width, height, small, large } = imageFrom(record);
		return [
			insert.run(id, width, height, small, large),
			...record.holders.map(({ owner, since }) => hold.run(owner, id, since)),
		];
	};
}
