import type {
	JoinOutcome,
	NewSeat,
	Seat,
	SeatChange,
	SeatMore,
} from "../room-store.ts";
import { readMark, type SeatsSince, textOfMark } from "../seat-mark.ts";
import type { Database } from "./database.ts";

interface SeatRow {
	readonly id: string;
	readonly name: string;
	readonly joined_at: number;
	readonly removed: number;
	readonly more: string | null;
}

/** As stored: a JSON text, null where nothing is said. */
export function textOfMore(more: SeatMore | undefined): string | null {
	return more === undefined ? null : JSON.stringify(more);
}

export function readMore(text: string | null): { more?: SeatMore } {
	return text === null ? {} : { more: JSON.parse(text) as SeatMore };
}

function seatOf(row: SeatRow): Seat {
	return {
		id: row.id,
		name: row.name,
		joinedAt: row.joined_at,
		removed: row.removed === 1,
		...readMore(row.more),
	};
}

/** A removed seat holds neither a place nor a name: it is left out wherever those are counted or compared. */
export function seatTable(db: Database, now: () => number) {
	const columns = "id, name, joined_at, removed, more";
	const one = db.prepare<SeatRow>(
		`SELECT ${columns} FROM seats WHERE room = ? AND id = ?`,
	);
	const all = db.prepare<SeatRow>(
		`SELECT ${columns} FROM seats WHERE room = ? ORDER BY place`,
	);
	const since = db.prepare<SeatRow & { place: number }>(
		`SELECT place, ${columns} FROM seats WHERE room = ? AND place > ? ORDER BY place`,
	);
	const attendance = db.prepare<{ seated: number; altered: number }>(
		"SELECT seated, altered FROM attendance WHERE room = ?",
	);
	const bearer = db.prepare<{ id: string }>(`
		SELECT id FROM seats WHERE room = ?1 AND name_key = ?2 AND removed = 0
		UNION ALL SELECT id FROM line WHERE room = ?1 AND name_key = ?2`);
	const leaveLine = db.prepare("DELETE FROM line WHERE room = ? AND id = ?");
	const insert = db.prepare(
		"INSERT INTO seats (room, id, name, name_key, joined_at, more) VALUES (?, ?, ?, ?, ?, ?)",
	);
	const setName = db.prepare(
		"UPDATE seats SET name = ?, name_key = ? WHERE room = ? AND id = ?",
	);
	const setMore = db.prepare(
		"UPDATE seats SET more = ? WHERE room = ? AND id = ?",
	);
	const setRemoved = db.prepare(
		"UPDATE seats SET removed = 1 WHERE room = ? AND id = ?",
	);

	/** `seated`: how many seats the room has; null when there is no such room. */
	function take(
		roomId: string,
		seat: NewSeat,
		seated: number | null,
		cap: number,
	): JoinOutcome {
		const own = one.get(roomId, seat.id);
		if (own !== undefined)
			return { is: "seated", seat: seatOf(own), fresh: false };
		if (seated === null) return { is: "no-room" };
		if (seated >= cap) return { is: "full" };
		const other = bearer.get(roomId, seat.nameKey);
		if (other !== undefined && other.id !== seat.id)
			return { is: "name-taken" };
		const joinedAt = now();
		leaveLine.run(roomId, seat.id);
		const { id, name, nameKey } = seat;
		const more = textOfMore(seat.more);
		insert.run(roomId, id, name, nameKey, joinedAt, more);
		const taken = { id, name, joinedAt, removed: false, ...readMore(more) };
		return { is: "seated", seat: taken, fresh: true };
	}

	return {
		join(
			roomId: string,
			seats: readonly NewSeat[],
			cap: number,
		): { outcomes: JoinOutcome[]; fresh: number } {
			return db.write(() => {
				const before = attendance.get(roomId)?.seated ?? null;
				let fresh = 0;
				const outcomes = seats.map((seat) => {
					const seated = before === null ? null : before + fresh;
					const outcome = take(roomId, seat, seated, cap);
					if (outcome.is === "seated" && outcome.fresh) fresh++;
					return outcome;
				});
				return { outcomes, fresh };
			});
		},

		seat(roomId: string, seatId: string): Seat | null {
			const row = one.get(roomId, seatId);
			return row === undefined ? null : seatOf(row);
		},

		seats: (roomId: string): Seat[] => all.all(roomId).map(seatOf),

		seatsSince(roomId: string, mark: string | null): SeatsSince {
			const known = readMark(mark);
			const altered = attendance.get(roomId)?.altered ?? 0;
			const isPart = known?.altered === altered;
			const from = isPart ? known.place : 0;
			const rows = since.all(roomId, from);
			const place = rows.at(-1)?.place ?? from;
			const seats = rows.map(seatOf);
			return { isPart, seats, mark: textOfMark({ place, altered }) };
		},

		alter(
			roomId: string,
			seatId: string,
			{ named, more }: SeatChange,
		): "altered" | "no-seat" | "name-taken" {
			return db.write(() => {
				if (one.get(roomId, seatId) === undefined) return "no-seat";
				if (named !== undefined) {
					const other = bearer.get(roomId, named.nameKey);
					if (other !== undefined && other.id !== seatId) return "name-taken";
					setName.run(named.name, named.nameKey, roomId, seatId);
				}
				if (more !== undefined)
					setMore.run(textOfMore(more ?? undefined), roomId, seatId);
				return "altered";
			});
		},

		bar(roomId: string, seatIds: readonly string[]): void {
			db.write(() => {
				for (const seatId of seatIds) setRemoved.run(roomId, seatId);
			});
		},
	};
}
