import type { NewSeat, Waiter, WaitOutcome } from "../room-store.ts";
import type { Database } from "./database.ts";
import { readMore, textOfMore } from "./seats.ts";

/** Newcomers who wait to be let in. */
export function lineTable(db: Database) {
	const room = db.prepare<{ waiting: number; seated: number }>(`
		SELECT (SELECT count(*) FROM line WHERE room = rooms.id) AS waiting,
			EXISTS (SELECT 1 FROM seats WHERE room = rooms.id AND id = ?2) AS seated
		FROM rooms WHERE id = ?1`);
	const one = db.prepare<Omit<Waiter, "more"> & { more: string | null }>(`
		SELECT id, name, more, place, (SELECT count(*) FROM line WHERE room = own.room AND place < own.place) AS before
		FROM line AS own WHERE room = ? AND id = ?`);
	const bearer = db.prepare<{ id: string }>(`
		SELECT id FROM seats WHERE room = ?1 AND name_key = ?2 AND removed = 0
		UNION ALL SELECT id FROM line WHERE room = ?1 AND name_key = ?2`);
	const insert = db.prepare(
		"INSERT INTO line (room, id, name, name_key, more) VALUES (?, ?, ?, ?, ?)",
	);
	const placeAfter = db.prepare<{ place: number | null }>(`
		SELECT max(place) AS place FROM (SELECT place FROM line WHERE room = ? ORDER BY place LIMIT ?)`);

	return {
		wait(
			roomId: string,
			seat: NewSeat,
			most: number,
		): { outcome: WaitOutcome; fresh: boolean } {
			const plain = (is: WaitOutcome["is"]) => ({
				outcome: { is },
				fresh: false,
			});
			return db.write(() => {
				const found = room.get(roomId, seat.id);
				if (found === undefined) return plain("no-room");
				if (found.seated === 1) return plain("seated");
				if (one.get(roomId, seat.id) !== undefined) return plain("waiting");
				if (found.waiting >= most) return plain("full");
				if (bearer.get(roomId, seat.nameKey) !== undefined)
					return plain("name-taken");
				const { id, name, nameKey, more } = seat;
				insert.run(roomId, id, name, nameKey, textOfMore(more));
				return { outcome: { is: "waiting" }, fresh: true };
			});
		},

		waiter(roomId: string, seatId: string): Waiter | null {
			const row = one.get(roomId, seatId);
			if (row === undefined) return null;
			const { more, ...rest } = row;
			return { ...rest, ...readMore(more) };
		},

		placeAfter: (roomId: string, before: number): number =>
			placeAfter.get(roomId, before + 1)?.place ?? 0,
	};
}
