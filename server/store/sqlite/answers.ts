import type { Json } from "../../../shared/json.ts";
import type { Gate } from "../../room/state.ts";
import {
	type AnswerRow,
	type Attempt,
	arrivalOf,
	type SaveOutcome,
	type Tally,
} from "../room-store.ts";
import type { Database } from "./database.ts";
import type { History } from "./history.ts";
import { turn } from "./turn.ts";

/** As stored: a choice is its canonical JSON text, so that equal choices are equal texts and can be counted as such. */
interface StoredRow {
	readonly seat: string;
	readonly round: number;
	readonly seq: number;
	readonly choice: string;
	readonly at: number;
}

interface GateRow {
	readonly gate_round: number | null;
	readonly gate_until: number | null;
	readonly gate_changeable: number | null;
}

function rowOf(stored: StoredRow): AnswerRow {
	const { seat, round, seq, choice, at } = stored;
	return { seat, round, seq, value: JSON.parse(choice) as Json, at };
}

function gateOf(row: GateRow | undefined): Gate | null {
	if (row === undefined || row.gate_round === null) return null;
	return {
		round: row.gate_round,
		until: row.gate_until,
		changeable: row.gate_changeable === 1,
	};
}

/** Why this attempt cannot be stored now; null when it can. Whose it is comes before which round, the round before the time. */
function barTo(
	attempt: Attempt,
	seat: { removed: number } | undefined,
	gate: Gate | null,
	now: number,
) {
	if (seat === undefined) return "no-seat";
	if (seat.removed === 1) return "removed";
	if (gate?.round !== attempt.round) return "closed";
	if (gate.until !== null && now > gate.until) return "late";
	return null;
}

export function answerTable(db: Database, history: History, now: () => number) {
	const columns = "seat, round, seq, choice, at";
	const gateColumns = db.prepare<GateRow>(
		"SELECT gate_round, gate_until, gate_changeable FROM rooms WHERE id = ?",
	);
	const seat = db.prepare<{ removed: number }>(
		"SELECT removed FROM seats WHERE room = ? AND id = ?",
	);
	const one = db.prepare<StoredRow>(
		`SELECT ${columns} FROM answers WHERE room = ? AND round = ? AND seat = ?`,
	);
	const all = db.prepare<StoredRow>(
		`SELECT ${columns} FROM answers WHERE room = ? AND round = ? ORDER BY place`,
	);
	const seatsIn = db.prepare<{ seat: string }>(
		"SELECT seat FROM answers WHERE room = ? AND round = ?",
	);
	const lastRound = db.prepare<{ round: number }>(
		"SELECT coalesce(max(round), 0) AS round FROM answers WHERE room = ?",
	);
	const put = db.prepare(`
		INSERT INTO answers (room, round, seat, seq, choice, at) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (room, round, seat) DO UPDATE SET seq = excluded.seq, choice = excluded.choice, at = excluded.at`);
	const counts = db.prepare<{
		of: string;
		choice: string | null;
		number: number;
	}>(`
		SELECT 'seats' AS "of", NULL AS choice, count(*) AS number FROM seats WHERE room = ?1 AND removed = 0
		UNION ALL SELECT 'line', NULL, count(*) FROM line WHERE room = ?1
		UNION ALL SELECT 'answers', choice, count(*) FROM answers WHERE room = ?1 AND round = ?2 GROUP BY choice`);

	/** Decides one attempt and stores it if it may be; `put` tells whether it did. */
	function settle(
		roomId: string,
		attempt: Attempt,
		gate: Gate | null,
		epoch: string,
		at: number,
	): { outcome: SaveOutcome; put: boolean } {
		if (attempt.epoch !== undefined && attempt.epoch !== epoch)
			return { outcome: { is: "other-history", row: null }, put: false };
		const stored = one.get(roomId, attempt.round, attempt.seat);
		const standing = stored === undefined ? null : rowOf(stored);
		const choice = JSON.stringify(attempt.value);
		const same = stored?.choice === choice;
		const bar = barTo(attempt, seat.get(roomId, attempt.seat), gate, at);
		const final = gate?.round === attempt.round && !gate.changeable;

		const repeat =
			standing !== null &&
			(attempt.seq <= standing.seq || final || (same && bar !== null));
		if (repeat) return { outcome: { is: "stored", row: standing }, put: false };
		if (bar !== null)
			return { outcome: { is: bar, row: standing }, put: false };

		const { round, seq } = attempt;
		// The same choice sent anew has stood since it was first stored; its higher seq still outdoes what is on its way.
		const row = {
			seat: attempt.seat,
			round,
			seq,
			value: attempt.value,
			at: same && standing ? standing.at : at,
		};
		put.run(roomId, round, row.seat, seq, choice, row.at);
		return { outcome: { is: "stored", row }, put: true };
	}

	return {
		save(
			roomId: string,
			attempts: readonly Attempt[],
		): { outcomes: SaveOutcome[]; put: boolean } {
			return db.write(() => {
				const at = now();
				const epoch = history.epoch();
				const gate = gateOf(gateColumns.get(roomId));
				const settled = attempts.map((attempt) =>
					settle(roomId, attempt, gate, epoch, arrivalOf(attempt, at)),
				);
				return {
					outcomes: settled.map(({ outcome }) => outcome),
					put: settled.some((one) => one.put),
				};
			});
		},

		answers: (roomId: string, round: number): AnswerRow[] =>
			all.all(roomId, round).map(rowOf),

		/** Whoever waits for the store comes in between any two rounds. */
		async whoAnswered(roomId: string): Promise<string[]> {
			const seats = new Set<string>();
			const last = lastRound.get(roomId)?.round ?? 0;
			for (let round = 1; round <= last; round++) {
				for (const row of seatsIn.all(roomId, round)) seats.add(row.seat);
				await turn();
			}
			return [...seats];
		},

		answer(roomId: string, round: number, seatId: string): AnswerRow | null {
			const stored = one.get(roomId, round, seatId);
			return stored === undefined ? null : rowOf(stored);
		},

		/** One statement, so that both counts are of the same moment. */
		tally(roomId: string, round: number | null): Tally {
			let joined = 0;
			let waiting = 0;
			let answered = 0;
			const groups: Record<string, number> = {};
			for (const { of, choice, number } of counts.all(roomId, round)) {
				if (of === "seats") joined = number;
				else if (of === "line") waiting = number;
				else {
					groups[choice ?? ""] = number;
					answered += number;
				}
			}
			return { joined, waiting, answered, groups };
		},
	};
}
