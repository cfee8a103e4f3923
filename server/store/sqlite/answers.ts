import type { Groups } from "../../../shared/kinds/kind.ts";
import { limits } from "../../../shared/limits.ts";
import type { Gate } from "../../room/state.ts";
import { arrivalOf } from "../arrival.ts";
import type { AnswerRow, Attempt, SaveOutcome } from "../room-store.ts";
import { alikeReader, saidOf, textsOf } from "../said.ts";
import { countAnswers, countedFrom, type Tally } from "../tally.ts";
import { turn } from "../turn.ts";
import { countTable, type Moves, move } from "./counts.ts";
import type { Database } from "./database.ts";
import type { History } from "./history.ts";
import { readSaid, type StoredSaid } from "./said.ts";

/** As stored: a choice is the JSON text of the value. */
interface StoredRow extends StoredSaid {
	readonly seat: string;
	readonly round: number;
	readonly seq: number;
	readonly at: number;
}

/** The same in one text with all others of its round, in the order of `columns`. */
type Listed = [
	seat: string,
	round: number,
	seq: number,
	choice: string,
	groups: string | null,
	more: string | null,
	at: number,
];

interface TallyRow {
	readonly joined: number;
	readonly waiting: number;
	readonly answered: number;
	/** Numbers by name, as JSON texts. */
	readonly by_value: string;
	readonly largest: string;
	/** How many; null where they are not counted as answers come. */
	readonly groups: number | null;
}

interface GateRow {
	readonly gate_round: number | null;
	readonly gate_until: number | null;
	readonly gate_changeable: number | null;
}

function rowOf(stored: StoredRow): AnswerRow {
	const { seat, round, seq, at } = stored;
	return { seat, round, seq, at, ...readSaid(stored) };
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
	const counting = countTable(db);
	const columns = "seat, round, seq, choice, groups, more, at";
	const gateColumns = db.prepare<GateRow>(
		"SELECT gate_round, gate_until, gate_changeable FROM rooms WHERE id = ?",
	);
	const seat = db.prepare<{ removed: number }>(
		"SELECT removed FROM seats WHERE room = ? AND id = ?",
	);
	const one = db.prepare<StoredRow>(
		`SELECT ${columns} FROM answers WHERE room = ? AND round = ? AND seat = ?`,
	);
	/** As one text: a hall's rows by themselves take the driver three times as long. */
	const all = db.prepare<{ rows: string }>(`
		SELECT json_group_array(json_array(${columns}) ORDER BY place) AS rows
		FROM answers WHERE room = ? AND round = ?`);
	const seatsIn = db.prepare<{ seat: string }>(
		"SELECT seat FROM answers WHERE room = ? AND round = ?",
	);
	const seatsBehind = db.prepare<{ seat: string; place: number }>(`
		SELECT seat, place FROM answers WHERE room = ? AND round = ? AND place > ?
		ORDER BY place LIMIT ?`);
	const lastRound = db.prepare<{ round: number }>(
		"SELECT coalesce(max(round), 0) AS round FROM answers WHERE room = ?",
	);
	const put = db.prepare(`
		INSERT INTO answers (room, round, seat, seq, choice, groups, more, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (room, round, seat) DO UPDATE SET seq = excluded.seq, choice = excluded.choice,
			groups = excluded.groups, more = excluded.more, at = excluded.at`);
	const said = db.prepare<StoredSaid>(
		"SELECT choice, groups, more FROM answers WHERE room = ? AND round = ?",
	);
	/** One statement, so that all counts are of the same moment; lists as JSON texts, for a row of each of many is dear. */
	const tallied = db.prepare<TallyRow>(`
		SELECT
			coalesce((SELECT seated FROM attendance WHERE room = ?1), 0) AS joined,
			coalesce((SELECT waiting FROM attendance WHERE room = ?1), 0) AS waiting,
			(SELECT count(*) FROM answers WHERE room = ?1 AND round = ?2) AS answered,
			(SELECT json_group_object(choice, number) FROM (
				SELECT choice, count(*) AS number FROM answers
				WHERE room = ?1 AND round = ?2 AND groups IS NULL GROUP BY choice)) AS by_value,
			(SELECT groups FROM counted WHERE room = ?1 AND round = ?2) AS groups,
			(SELECT json_group_object(name, number) FROM (
				SELECT name, number FROM counts WHERE room = ?1
				ORDER BY number DESC, name DESC LIMIT ${limits.groupsTold})) AS largest`);

	/** Decides one attempt and stores it if it may be; `put` tells whether it did. */
	function decide(
		roomId: string,
		attempt: Attempt,
		gate: Gate | null,
		epoch: string,
		at: number,
		moves: Moves,
	): { outcome: SaveOutcome; put: boolean } {
		if (attempt.epoch !== undefined && attempt.epoch !== epoch)
			return { outcome: { is: "other-history", row: null }, put: false };
		const stored = one.get(roomId, attempt.round, attempt.seat);
		const standing = stored === undefined ? null : rowOf(stored);
		const texts = textsOf(attempt);
		const same = stored?.choice === texts.value && stored.more === texts.more;
		const bar = barTo(attempt, seat.get(roomId, attempt.seat), gate, at);
		const final = gate?.round === attempt.round && !gate.changeable;

		const repeat =
			standing !== null &&
			(attempt.seq <= standing.seq || final || (same && bar !== null));
		if (repeat) return { outcome: { is: "stored", row: standing }, put: false };
		if (bar !== null)
			return { outcome: { is: bar, row: standing }, put: false };

		const { round, seq } = attempt;
		const { value, groups, more } = texts;
		// The same answer sent anew, or with another word on how sure one is, has stood since it was first stored; its higher seq still outdoes what is on its way.
		const isKept = standing !== null && stored?.choice === texts.value;
		const since = isKept ? standing.at : at;
		const { seat: id } = attempt;
		put.run(roomId, round, id, seq, value, groups, more, since);
		const row = { seat: id, round, seq, at: since, ...saidOf(texts) };
		move(moves, standing?.groups, -1);
		move(moves, row.groups, 1);
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
				const counts = gate !== null && counting.begin(roomId, gate.round);
				const moves: Moves = new Map();
				const decided = attempts.map((attempt) =>
					decide(roomId, attempt, gate, epoch, arrivalOf(attempt, at), moves),
				);
				if (counts) counting.move(roomId, moves);
				return {
					outcomes: decided.map(({ outcome }) => outcome),
					put: decided.some((one) => one.put),
				};
			});
		},

		answers(roomId: string, round: number): AnswerRow[] {
			const rows: Listed[] = JSON.parse(all.get(roomId, round)?.rows ?? "[]");
			const read = alikeReader();
			return rows.map(([seat, round, seq, value, groups, more, at]) => ({
				...{ seat, round, seq, at },
				...read({ value, groups, more }),
			}));
		},

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

		answeredSince(roomId: string, round: number, place: number, most: number) {
			const rows = seatsBehind.all(roomId, round, place, most);
			const seats = rows.map(({ seat }) => seat);
			return { seats, place: rows.at(-1)?.place ?? place };
		},

		answer(roomId: string, round: number, seatId: string): AnswerRow | null {
			const stored = one.get(roomId, round, seatId);
			return stored === undefined ? null : rowOf(stored);
		},

		async tally(roomId: string, round: number | null): Promise<Tally> {
			const row = tallied.get(roomId, round);
			if (row === undefined) throw new Error("a count is one row");
			const { joined, waiting, answered, groups } = row;
			const counted =
				countedFrom({
					answered,
					values: numbersIn(row.by_value),
					largest: numbersIn(row.largest),
					groups,
				}) ?? (await countAnswers(said.all(roomId, round), readSaid));
			return { joined, waiting, ...counted };
		},
	};
}

function numbersIn(text: string): Groups {
	return Object.setPrototypeOf(JSON.parse(text), null) as Groups;
}
