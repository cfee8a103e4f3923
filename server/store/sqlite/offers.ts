import type { Room } from "../../room/state.ts";
import { textOfRoom } from "../documents.ts";
import type { Offered } from "../room-store.ts";
import { summaryTextOf } from "../room-summary.ts";
import { textsOf } from "../said.ts";
import { countTable } from "./counts.ts";
import type { Database } from "./database.ts";

/** Answers that phones say were saved before this history of the store began, apart from those that it has. */
export function offerTable(db: Database, now: () => number) {
	const counting = countTable(db);
	const insert = db.prepare(`
		INSERT INTO offers (room, round, seat, choice, groups, more, at)
		SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 FROM rooms JOIN seats ON seats.room = rooms.id
		WHERE rooms.id = ?1 AND seats.id = ?3 AND removed = 0 AND gate_round IS NOT ?2
			AND NOT EXISTS (SELECT 1 FROM answers WHERE room = ?1 AND round = ?2 AND seat = ?3)
		ON CONFLICT DO NOTHING`);
	const counts = db.prepare<{ round: number; number: number }>(
		"SELECT round, count(*) AS number FROM offers WHERE room = ? GROUP BY round",
	);
	const update = db.prepare(
		"UPDATE rooms SET version = ?, document = ?, summary = ? WHERE id = ? AND version = ? AND document = coalesce(?, document)",
	);
	const move = db.prepare(`
		INSERT INTO answers (room, round, seat, seq, choice, groups, more, at)
		SELECT room, round, seat, 1, choice, groups, more, at FROM offers WHERE room = ? AND round = ? ORDER BY at
		ON CONFLICT DO NOTHING`);
	const clear = db.prepare("DELETE FROM offers WHERE room = ? AND round = ?");

	return {
		offer(roomId: string, seatId: string, offers: readonly Offered[]): void {
			db.write(() => {
				const at = now();
				for (const { round, ...said } of offers) {
					const { value, groups, more } = textsOf(said);
					insert.run(roomId, round, seatId, value, groups, more, at);
				}
			});
		},

		offered: (roomId: string): Map<number, number> =>
			new Map(counts.all(roomId).map(({ round, number }) => [round, number])),

		take(next: Room, round: number, from?: Room): boolean {
			const { id, version } = next;
			return db.write(() => {
				const document = textOfRoom(next);
				const summary = summaryTextOf(next);
				const { changes } = update.run(
					version,
					document,
					summary,
					id,
					version - 1,
					from === undefined ? null : textOfRoom(from),
				);
				if (changes === 0) return false;
				move.run(id, round);
				clear.run(id, round);
				counting.forget(id, round);
				return true;
			});
		},
	};
}
