import type { Room } from "../../room/state.ts";
import { textOfRoom } from "../documents.ts";
import type { RoomAge } from "../room-store.ts";
import { summaryTextOf } from "../room-summary.ts";
import { turn } from "../turn.ts";
import { countTable, type Moves, move } from "./counts.ts";
import type { Database } from "./database.ts";

interface AgeRow extends RoomAge {
	readonly place: number;
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
	const scrubbed = db.prepare("DELETE FROM meta WHERE name = 'scrub'");
	/** Seats and answers go with the room by their foreign keys, the sheet with its last room by a trigger. */
	const room = db.prepare("DELETE FROM rooms WHERE id = ?");
	const roomAt = db.prepare("DELETE FROM rooms WHERE id = ? AND version = ?");
	const some = db.prepare<AgeRow>(`
		SELECT place, id, version, json_extract(document, '$.changedAt') AS changedAt
		FROM rooms WHERE place > ? ORDER BY place LIMIT 50`);
	const update = db.prepare(
		"UPDATE rooms SET version = ?, document = ?, summary = ? WHERE id = ? AND version = ? AND document = coalesce(?, document)",
	);
	const counting = countTable(db);
	const counted = db.prepare<{ groups: string | null }>(
		"SELECT groups FROM answers WHERE room = ? AND round = ? AND seat = ?",
	);
	const answers = db.prepare("DELETE FROM answers WHERE room = ? AND seat = ?");
	const offers = db.prepare("DELETE FROM offers WHERE room = ? AND seat = ?");
	const seat = db.prepare("DELETE FROM seats WHERE room = ? AND id = ?");
	const line = db.prepare("DELETE FROM line WHERE room = ?");
	/** Answers are found by room, round and seat only: so each round is looked at. */
	const silent = db.prepare<{ id: string }>(`
		WITH RECURSIVE rounds (round) AS (
			SELECT 1 UNION ALL
			SELECT round + 1 FROM rounds WHERE round < (SELECT max(round) FROM answers WHERE room = ?1))
		DELETE FROM seats WHERE room = ?1 AND removed = 0 AND joined_at < ?3
			AND id IN (SELECT value FROM json_each(?2))
			AND id NOT IN (
				SELECT seat FROM answers
				WHERE room = ?1 AND round IN rounds AND seat IN (SELECT value FROM json_each(?2)))
			AND id NOT IN (SELECT seat FROM offers WHERE room = ?1)
		RETURNING id`);

	function uncount(roomId: string, seatId: string): void {
		const round = counting.round(roomId);
		const row = round === null ? null : counted.get(roomId, round, seatId);
		if (row?.groups == null) return;
		const moves: Moves = new Map();
		move(moves, JSON.parse(row.groups) as string[], -1);
		counting.move(roomId, moves);
	}

	/** Deletes in one act, and notes it if there was anything to delete; tells whether there was. */
	function deleteBy(act: () => { changes: number | bigint }): boolean {
		return db.write(() => {
			if (act().changes === 0) return false;
			owe.run();
			return true;
		});
	}

	return {
		remove(roomId: string, version?: number): boolean {
			const done = deleteBy(() =>
				version === undefined ? room.run(roomId) : roomAt.run(roomId, version),
			);
			if (done) db.emptyLog();
			return done;
		},

		/** Whoever waits for the store comes in between any fifty rooms. */
		async ages(): Promise<RoomAge[]> {
			const all: RoomAge[] = [];
			for (let after = 0; ; ) {
				const rooms = some.all(after);
				after = rooms.at(-1)?.place ?? 0;
				if (after === 0) return all;
				all.push(...rooms.map(({ place: _, ...age }) => age));
				await turn();
			}
		},

		erase(next: Room, seatId: string, from?: Room): boolean {
			const { id, version } = next;
			const document = textOfRoom(next);
			const done = deleteBy(() => {
				const updated = update.run(
					version,
					document,
					summaryTextOf(next),
					id,
					version - 1,
					from === undefined ? null : textOfRoom(from),
				);
				if (updated.changes !== 0) {
					uncount(id, seatId);
					answers.run(id, seatId);
					offers.run(id, seatId);
					seat.run(id, seatId);
				}
				return updated;
			});
			if (done) db.emptyLog();
			return done;
		},

		clearSilent(
			roomId: string,
			seatIds: readonly string[],
			joinedBefore: number,
		): string[] {
			let cleared: string[] = [];
			const done = deleteBy(() => {
				const ids = JSON.stringify(seatIds);
				cleared = silent.all(roomId, ids, joinedBefore).map(({ id }) => id);
				return { changes: cleared.length };
			});
			if (done) db.emptyLog();
			return cleared;
		},

		clearLine(roomId: string): void {
			if (deleteBy(() => line.run(roomId))) db.emptyLog();
		},

		scrub(): void {
			if (owed.get() === undefined) return;
			db.rewrite();
			db.write(() => scrubbed.run());
		},
	};
}
