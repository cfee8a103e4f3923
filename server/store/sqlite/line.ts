import type { NewSeat, Waiter, WaitOutcome } from "../room-store.ts";
import type { Database } from "./database.ts";
import { readMore, textOfMore } from "./seats.ts";

/** Newcomers who wait to be let in. */
export function lineTable(db: Database) {
	const attendance = db.prepare<{ waiting: number }>(
		"SELECT waiting FROM attendance WHERE room = ?",
	);
	const seated = db.prepare("SELECT 1 FROM seats WHERE room = ? AND id = ?");
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

	function take(
		roomId: string,
		seat: NewSeat,
		waiting: number,
		most: number,
	): { is: WaitOutcome["is"]; fresh?: true } {
		if (seated.get(roomId, seat.id) !== undefined) return { is: "seated" };
		if (one.get(roomId, seat.id) !== undefined) return { is: "waiting" };
		if (waiting >= most) return { is: "full" };
		if (bearer.get(roomId, seat.nameKey) !== undefined)
			return { is: "name-taken" };
		const { id, name, nameKey, more } = seat;
		insert.run(roomId, id, name, nameKey, textOfMore(more));
		return { is: "waiting", fresh: true };
	}

	return {
		wait(
			roomId: string,
			seats: readonly NewSeat[],
			most: number,
		): { outcomes: WaitOutcome[]; fresh: number } {
			return db.write(() => {
				const before = attendance.get(roomId);
				let fresh = 0;
				const outcomes = seats.map((seat): WaitOutcome => {
					if (before === undefined) return { is: "no-room" };
					const taken = take(roomId, seat, before.waiting + fresh, most);
					if (taken.fresh) fresh++;
					return { is: taken.is };
				});
				return { outcomes, fresh };
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
