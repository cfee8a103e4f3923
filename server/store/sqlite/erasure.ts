import type { Room } from "../../room/state.ts";
import { summaryTextOf } from "../room-summary.ts";
import type { Database } from "./database.ts";
import { turn } from "./turn.ts";

interface OldRoom {
	readonly place: number;
	readonly id: string;
	readonly changedAt: number;
}

/**
 * What deletes for good. SQLite overwrites a deleted row, but not the copies of it that stay in a page's unused space
 * when rows move between pages; only writing the file anew leaves nothing. That is dear, so each act notes that it is owed.
 */
export function erasure(db: Database) {
	const owe = db.prepare(
		"INSERT INTO meta (name, value) VALUES ('scrub', 'owed') ON CONFLICT DO NOTHING",
	);
	const owed = db.prepare<{ value: string }>(
		"SELECT value FROM meta WHERE name = 'scrub'",
	);
	const settled = db.prepare("DELETE FROM meta WHERE name = 'scrub'");
	/** Seats and answers go with the room by their foreign keys, the sheet with its last room by a trigger. */
	const room = db.prepare("DELETE FROM rooms WHERE id = ?");
	const oldRoom = db.prepare(
		"DELETE FROM rooms WHERE id = ? AND json_extract(document, '$.changedAt') < ?",
	);
	const some = db.prepare<OldRoom>(`
		SELECT place, id, json_extract(document, '$.changedAt') AS changedAt
		FROM rooms WHERE place > ? ORDER BY place LIMIT 50`);
	const update = db.prepare(
		"UPDATE rooms SET version = ?, document = ?, summary = ? WHERE id = ? AND version = ?",
	);
	const answers = db.prepare("DELETE FROM answers WHERE room = ? AND seat = ?");
	const seat = db.prepare("DELETE FROM seats WHERE room = ? AND id = ?");

	/** Deletes in one act, and notes it if there was anything to delete; tells whether there was. */
	function deleteBy(act: () => { changes: number | bigint }): boolean {
		return db.write(() => {
			if (act().changes === 0) return false;
			owe.run();
			return true;
		});
	}

	return {
		remove(roomId: string): void {
			deleteBy(() => room.run(roomId));
			db.emptyLog();
		},

		/** Whoever waits for the store comes in between any two rooms. Tells `gone` of each that it deleted. */
		async forget(
			unchangedSince: number,
			gone: (roomId: string) => void,
		): Promise<number> {
			let forgotten = 0;
			for (let after = 0; ; ) {
				const rooms = some.all(after);
				after = rooms.at(-1)?.place ?? 0;
				if (after === 0) break;
				await turn();
				for (const { id, changedAt } of rooms) {
					if (changedAt >= unchangedSince) continue;
					await turn();
					if (!deleteBy(() => oldRoom.run(id, unchangedSince))) continue;
					gone(id);
					forgotten++;
				}
			}
			if (forgotten > 0) db.emptyLog();
			return forgotten;
		},

		erase(next: Room, seatId: string): boolean {
			const { id, version } = next;
			const document = JSON.stringify(next);
			const done = deleteBy(() => {
				const updated = update.run(
					version,
					document,
					summaryTextOf(next),
					id,
					version - 1,
				);
				if (updated.changes !== 0) {
					answers.run(id, seatId);
					seat.run(id, seatId);
				}
				return updated;
			});
			if (done) db.emptyLog();
			return done;
		},

		scrub(): void {
			if (owed.get() === undefined) return;
			db.rewrite();
			db.write(() => settled.run());
		},
	};
}
