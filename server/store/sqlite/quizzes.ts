import type { Quiz } from "../../../shared/quiz.ts";
import type { PutOutcome, QuizRecord } from "../quiz-store.ts";
import type { Database } from "./database.ts";

interface QuizRow {
	readonly id: string;
	readonly version: number;
	readonly created_at: number;
	readonly updated_at: number;
	readonly used_at: number | null;
	readonly sample: string | null;
	readonly document: string;
}

function recordOf(row: QuizRow): QuizRecord {
	return {
		id: row.id,
		version: row.version,
		createdAt: row.created_at,
		updatedAt: row.updated_at,
		usedAt: row.used_at,
		sample: row.sample,
		quiz: JSON.parse(row.document) as Quiz,
	};
}

/** Every statement names the owner: an id of another instructor's quiz finds nothing. */
export function quizTable(db: Database, now: () => number) {
	const columns =
		"id, version, created_at, updated_at, used_at, sample, document";
	const all = db.prepare<QuizRow>(
		`SELECT ${columns} FROM quizzes WHERE owner = ? ORDER BY updated_at DESC, place`,
	);
	const one = db.prepare<QuizRow>(
		`SELECT ${columns} FROM quizzes WHERE owner = ? AND id = ?`,
	);
	const insert = db.prepare(`
		INSERT INTO quizzes (owner, id, version, created_at, updated_at, sample, document) VALUES (?, ?, 1, ?, ?, ?, ?)`);
	const update = db.prepare<QuizRow>(`
		UPDATE quizzes SET version = version + 1, updated_at = ?, document = ?
		WHERE owner = ? AND id = ? AND version = ? RETURNING ${columns}`);
	const erase = db.prepare("DELETE FROM quizzes WHERE owner = ? AND id = ?");
	const use = db.prepare(
		"UPDATE quizzes SET used_at = ? WHERE owner = ? AND id = ?",
	);

	function quiz(owner: string, id: string): QuizRecord | null {
		const row = one.get(owner, id);
		return row === undefined ? null : recordOf(row);
	}

	return {
		quiz,
		quizzes: (owner: string): QuizRecord[] => all.all(owner).map(recordOf),

		add(
			owner: string,
			added: readonly { id: string; quiz: Quiz; sample: string | null }[],
		): boolean {
			return db.write(() => {
				const ids = new Set(added.map(({ id }) => id));
				if (
					ids.size < added.length ||
					added.some(({ id }) => one.get(owner, id) !== undefined)
				)
					return false;
				const at = now();
				for (const { id, quiz, sample } of added)
					insert.run(owner, id, at, at, sample, JSON.stringify(quiz));
				return true;
			});
		},

		put(
			owner: string,
			id: string,
			expected: number,
			changed: Quiz,
		): PutOutcome | null {
			return db.write(() => {
				const row = update.get(
					now(),
					JSON.stringify(changed),
					owner,
					id,
					expected,
				);
				if (row !== undefined) return { is: "put", record: recordOf(row) };
				const record = quiz(owner, id);
				return record === null ? null : { is: "conflict", record };
			});
		},

		remove(owner: string, id: string): boolean {
			const removed = db.write(() => erase.run(owner, id).changes !== 0);
			if (removed) db.emptyLog();
			return removed;
		},

		markUsed(owner: string, id: string): void {
			db.write(() => use.run(now(), owner, id));
		},
	};
}
