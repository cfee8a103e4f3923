import type { BinItem, BinStore } from "../bin-store.ts";
import type { Database } from "./database.ts";

/** One process has the file, so what it counts is in its memory; a new start begins anew. */
export function binTable(db: Database): BinStore {
	const put = db.prepare(`
		INSERT INTO bin (room, owner, title, students, changed_at, deleted_at, content) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (room) DO UPDATE SET students = excluded.students, changed_at = excluded.changed_at,
			deleted_at = excluded.deleted_at, content = excluded.content`);
	const select =
		"SELECT room, owner, title, students, changed_at AS changedAt, deleted_at AS deletedAt FROM bin";
	const items = db.prepare<BinItem>(`${select} ORDER BY deleted_at`);
	const item = db.prepare<BinItem>(`${select} WHERE room = ?`);
	const content = db.prepare<{ content: string }>(
		"SELECT content FROM bin WHERE room = ?",
	);
	const drop = db.prepare("DELETE FROM bin WHERE room = ?");
	const owe = db.prepare(
		"INSERT INTO meta (name, value) VALUES ('scrub', 'owed') ON CONFLICT DO NOTHING",
	);
	const spent = new Map<string, { sum: number; until: number }>();
	return {
		async put({ room, owner, title, students, changedAt, deletedAt }, text) {
			db.write(() => {
				owe.run();
				put.run(room, owner, title, students, changedAt, deletedAt, text);
			});
			db.emptyLog();
		},
		items: async () => items.all().map((item) => ({ ...item })),
		item: async (roomId) => item.get(roomId) ?? null,
		content: async (roomId) => content.get(roomId)?.content ?? null,
		async count(owner, bytes, withinMs) {
			const now = performance.now();
			for (const [one, { until }] of spent) if (until <= now) spent.delete(one);
			const known = spent.get(owner) ?? { sum: 0, until: now + withinMs };
			spent.set(owner, { ...known, sum: known.sum + bytes });
			return known.sum + bytes;
		},
		async drop(roomId) {
			const done = db.write(() => {
				owe.run();
				return drop.run(roomId).changes !== 0;
			});
			if (done) db.emptyLog();
			return done;
		},
	};
}
