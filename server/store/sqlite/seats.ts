import type { JoinOutcome, NewSeat, Seat } from "../room-store.ts";
import type { Database } from "./database.ts";

interface SeatRow {
	readonly id: string;
	readonly name: string;
	readonly joined_at: number;
	readonly removed: number;
}

function seatOf(row: SeatRow): Seat {
	return {
		id: row.id,
		name: row.name,
		joinedAt: row.joined_at,
		removed: row.removed === 1,
	};
}

/** A removed seat holds neither a place nor a name: it is left out wherever those are counted or compared. */
export function seatTable(db: Database, now: () => number) {
	const columns = "id, name, joined_at, removed";
	const one = db.prepare<SeatRow>(
		`SELECT ${columns} FROM seats WHERE room = ? AND id = ?`,
	);
	const all = db.prepare<SeatRow>(
		`SELECT ${columns} FROM seats WHERE room = ? ORDER BY place`,
	);
	const room = db.prepare<{ taken: number }>(`
		SELECT (SELECT count(*) FROM seats WHERE room = rooms.id AND removed = 0) AS taken FROM rooms WHERE id = ?`);
	const bearer = db.prepare<{ id: string }>(`
		SELECT id FROM seats WHERE room = ?1 AND name_key = ?2 AND removed = 0
		UNION ALL SELECT id FROM line WHERE room = ?1 AND name_key = ?2`);
	const leaveLine = db.prepare("DELETE FROM line WHERE room = ? AND id = ?");
	const insert = db.prepare(
		"INSERT INTO seats (room, id, name, name_key, joined_at) VALUES (?, ?, ?, ?, ?)",
	);
	const setName = db.prepare(
		"UPDATE seats SET name = ?, name_key = ? WHERE room = ? AND id = ?",
	);
	const setRemoved = db.prepare(
		"UPDATE seats SET removed = 1 WHERE room = ? AND id = ?",
	);

	return {
		join(roomId: string, seat: NewSeat, cap: number): JoinOutcome {
			return db.write(() => {
				const own = one.get(roomId, seat.id);
				if (own !== undefined)
					return { is: "seated", seat: seatOf(own), fresh: false };
				const found = room.get(roomId);
				if (found === undefined) return { is: "no-room" };
				if (found.taken >= cap) return { is: "full" };
				const other = bearer.get(roomId, seat.nameKey);
				if (other !== undefined && other.id !== seat.id)
					return { is: "name-taken" };
				const joinedAt = now();
				leaveLine.run(roomId, seat.id);
				insert.run(roomId, seat.id, seat.name, seat.nameKey, joinedAt);
				return {
					is: "seated",
					seat: { id: seat.id, name: seat.name, joinedAt, removed: false },
					fresh: true,
				};
			});
		},

		seat(roomId: string, seatId: string): Seat | null {
			const row = one.get(roomId, seatId);
			return row === undefined ? null : seatOf(row);
		},

		seats: (roomId: string): Seat[] => all.all(roomId).map(seatOf),

		rename(
			roomId: string,
			seatId: string,
			name: string,
			nameKey: string,
		): "renamed" | "no-seat" | "name-taken" {
			return db.write(() => {
				if (one.get(roomId, seatId) === undefined) return "no-seat";
				const other = bearer.get(roomId, nameKey);
				if (other !== undefined && other.id !== seatId) return "name-taken";
				setName.run(name, nameKey, roomId, seatId);
				return "renamed";
			});
		},

		bar(roomId: string, seatIds: readonly string[]): void {
			db.write(() => {
				for (const seatId of seatIds) setRemoved.run(roomId, seatId);
			});
		},
	};
}
