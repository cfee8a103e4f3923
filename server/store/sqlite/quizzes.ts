import { type Quiz, quizFormat } from "../../../shared/quiz.ts";
import { type Digest, digestOf, judge } from "../digest.ts";
import { readQuiz } from "../documents.ts";
import {
	cursorFrom,
	type Page,
	type Paged,
	paged,
	readCursor,
} from "../page.ts";
import type {
	NewQuiz,
	PutOutcome,
	QuizHead,
	QuizRecord,
} from "../quiz-store.ts";
import { inTurns, turn } from "../turn.ts";
import type { Database } from "./database.ts";

const noQuiz: Quiz = {
	v: quizFormat,
	title: "",
	description: "",
	questions: [],
};

interface HeadRow {
	readonly place: number;
	readonly id: string;
	readonly version: number;
	readonly created_at: number;
	readonly updated_at: number;
	readonly used_at: number | null;
	readonly sample: string | null;
}

interface ListRow extends HeadRow {
	readonly archived_at: number | null;
	readonly digest: string | null;
}

interface QuizRow extends HeadRow {
	readonly document: string;
}

function headOf(row: HeadRow): Omit<QuizRecord, "quiz"> {
	return {
		id: row.id,
		version: row.version,
		createdAt: row.created_at,
		updatedAt: row.updated_at,
		usedAt: row.used_at,
		sample: row.sample,
	};
}

function recordOf(row: QuizRow): QuizRecord {
	return { ...headOf(row), quiz: readQuiz(row.document) };
}

/** Every statement names the owner: an id of another instructor's quiz finds nothing. */
export function quizTable(db: Database, now: () => number) {
	const head = "place, id, version, created_at, updated_at, used_at, sample";
	const columns = `${head}, document`;
	const touched = "max(updated_at, coalesce(used_at, 0))";
	const some = db.prepare<ListRow>(`
		SELECT ${head}, archived_at, (SELECT digest FROM digests WHERE quiz = place) AS digest FROM quizzes
		WHERE owner = ?1 AND ${touched} <= ?2 AND (${touched} < ?2 OR place > ?3)
		ORDER BY ${touched} DESC, place LIMIT ?4`);
	const document = db.prepare<{ document: string }>(
		"SELECT document FROM quizzes WHERE place = ?",
	);
	const keepDigest = db.prepare(`
		INSERT INTO digests (quiz, digest) SELECT place, ?2 FROM quizzes WHERE place = ?1
		ON CONFLICT (quiz) DO UPDATE SET digest = excluded.digest`);
	const keepMissing = db.prepare(`
		INSERT INTO digests (quiz, digest) SELECT place, ?2 FROM quizzes WHERE place = ?1 AND version = ?3
		ON CONFLICT (quiz) DO NOTHING`);
	const weight = db.prepare<{ quizzes: number; bytes: number }>(`
		SELECT count(*) AS quizzes, coalesce(sum(octet_length(document)), 0) AS bytes FROM quizzes WHERE owner = ?`);
	const one = db.prepare<QuizRow>(
		`SELECT ${columns} FROM quizzes WHERE owner = ? AND id = ?`,
	);
	const insert = db.prepare<{ place: number }>(`
		INSERT INTO quizzes (owner, id, version, created_at, updated_at, sample, document) VALUES (?, ?, 1, ?, ?, ?, ?)
		RETURNING place`);
	const update = db.prepare<HeadRow>(`
		UPDATE quizzes SET version = version + 1, updated_at = iif(
			(SELECT digest ->> 'hash' FROM digests WHERE quiz = place) IS ?, updated_at, ?), document = ?
		WHERE owner = ? AND id = ? AND version = ? RETURNING ${head}`);
	const erase = db.prepare("DELETE FROM quizzes WHERE owner = ? AND id = ?");
	const use = db.prepare(
		"UPDATE quizzes SET used_at = ? WHERE owner = ? AND id = ?",
	);

	const putAway = db.prepare(
		"UPDATE quizzes SET archived_at = coalesce(archived_at, ?) WHERE owner = ? AND id = ?",
	);
	const takeOut = db.prepare(
		"UPDATE quizzes SET archived_at = NULL WHERE owner = ? AND id = ?",
	);

	function quiz(owner: string, id: string): QuizRecord | null {
		const row = one.get(owner, id);
		return row === undefined ? null : recordOf(row);
	}

	/** An older version stored no digest: made once, one document per turn of the event loop. */
	async function digestIn(row: ListRow): Promise<Digest> {
		if (row.digest !== null) return JSON.parse(row.digest) as Digest;
		await turn();
		const stored = document.get(row.place)?.document;
		const quiz = stored === undefined ? noQuiz : readQuiz(stored);
		const { digest } = await inTurns(judge(quiz));
		db.write(() =>
			keepMissing.run(row.place, JSON.stringify(digest), row.version),
		);
		return digest;
	}

	return {
		quiz,

		async summaries(
			owner: string,
			{ after, limit }: Page,
		): Promise<Paged<QuizHead>> {
			const from =
				after === null
					? { at: Number.MAX_SAFE_INTEGER, tie: "-1" }
					: readCursor(after);
			const rows = some.all(owner, from.at, Number(from.tie), limit + 1);
			const { items, next } = paged(rows, limit, (row) =>
				cursorFrom(Math.max(row.updated_at, row.used_at ?? 0), row.place),
			);
			const heads: QuizHead[] = [];
			for (const row of items)
				heads.push({
					...headOf(row),
					archivedAt: row.archived_at,
					digest: await digestIn(row),
				});
			return { items: heads, next };
		},

		weigh: (owner: string): { quizzes: number; bytes: number } =>
			weight.get(owner) ?? { quizzes: 0, bytes: 0 },

		add(owner: string, added: readonly NewQuiz[]): number | null {
			return db.write(() => {
				const ids = new Set(added.map(({ id }) => id));
				if (
					ids.size < added.length ||
					added.some(({ id }) => one.get(owner, id) !== undefined)
				)
					return null;
				const at = now();
				for (const one of added) {
					const { id, quiz, sample, digest = digestOf(quiz) } = one;
					const text = JSON.stringify(quiz);
					const row = insert.get(owner, id, at, at, sample, text);
					keepDigest.run(row?.place ?? 0, JSON.stringify(digest));
				}
				return at;
			});
		},

		put(
			owner: string,
			id: string,
			expected: number,
			changed: Quiz,
			digest = digestOf(changed),
		): PutOutcome | null {
			return db.write(() => {
				const text = JSON.stringify(changed);
				const { hash } = digest;
				const row = update.get(hash, now(), text, owner, id, expected);
				if (row !== undefined) {
					keepDigest.run(row.place, JSON.stringify(digest));
					return { is: "put", record: { ...headOf(row), quiz: changed } };
				}
				const stored = one.get(owner, id);
				if (stored === undefined) return null;
				// The same call again, whose reply was lost.
				const isSame =
					stored.version === expected + 1 && stored.document === text;
				return isSame
					? { is: "put", record: { ...headOf(stored), quiz: changed } }
					: { is: "conflict", record: recordOf(stored) };
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

		/** Since when it was there first. */
		archive(owner: string, id: string, isArchived: boolean): boolean {
			return db.write(() => {
				const done = isArchived
					? putAway.run(now(), owner, id)
					: takeOut.run(owner, id);
				return done.changes !== 0;
			});
		},
	};
}
