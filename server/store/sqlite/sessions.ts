import type {
	SessionRecord,
	SessionStore,
	WordsRecord,
} from "../session-store.ts";
import type { Database } from "./database.ts";

interface WordsRow {
	readonly hash: string;
	readonly madeAt: number;
	readonly kept: number;
}

/** A session is kept as its JSON text, which is compared as it is. */
export function sessionTable(db: Database): SessionStore {
	const open = db.prepare(
		"INSERT INTO sessions (owner, id, document) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
	);
	const one = db.prepare<{ document: string }>(
		"SELECT document FROM sessions WHERE owner = ? AND id = ?",
	);
	const all = db.prepare<{ document: string }>(
		"SELECT document FROM sessions WHERE owner = ?",
	);
	const replace = db.prepare(
		"UPDATE sessions SET document = ? WHERE owner = ? AND id = ? AND document = ?",
	);
	const endOne = db.prepare<{ id: string }>(
		"DELETE FROM sessions WHERE owner = ? AND id = ? RETURNING id",
	);
	const endOthers = db.prepare<{ id: string }>(
		"DELETE FROM sessions WHERE owner = ? AND id <> ? RETURNING id",
	);
	const oldKey = db.prepare<{ until: number }>(
		"SELECT until FROM old_keys WHERE owner = ?",
	);
	const limit = db.prepare(
		"INSERT INTO old_keys (owner, until) VALUES (?, ?) ON CONFLICT DO NOTHING",
	);
	const endOldKey = db.prepare(
		"INSERT INTO old_keys (owner, until) VALUES (?, 0) ON CONFLICT DO UPDATE SET until = 0",
	);
	const put = db.prepare(`
		INSERT INTO recovery_words (owner, hash, made_at, kept) VALUES (?, ?, ?, ?)
		ON CONFLICT (owner) DO UPDATE SET hash = excluded.hash, made_at = excluded.made_at, kept = excluded.kept`);
	const drop = db.prepare("DELETE FROM recovery_words WHERE owner = ?");
	const wordsOf = db.prepare<WordsRow>(
		"SELECT hash, made_at AS madeAt, kept FROM recovery_words WHERE owner = ?",
	);
	const markKept = db.prepare(
		"UPDATE recovery_words SET kept = 1 WHERE owner = ? AND hash = ?",
	);
	const ownerOf = db.prepare<{ owner: string }>(
		"SELECT owner FROM recovery_words WHERE hash = ?",
	);
	const read = ({ document }: { document: string }) =>
		JSON.parse(document) as SessionRecord;

	return {
		async openSession(owner, session) {
			const document = JSON.stringify(session);
			db.write(() => open.run(owner, session.id, document));
		},

		async session(owner, id) {
			const row = one.get(owner, id);
			return row === undefined ? null : read(row);
		},

		sessions: async (owner) => all.all(owner).map(read),

		async replaceSession(owner, was, next) {
			const [before, after] = [JSON.stringify(was), JSON.stringify(next)];
			return db.write(
				() => replace.run(after, owner, was.id, before).changes !== 0,
			);
		},

		async endSessions(owner, which) {
			return db.write(() => {
				endOldKey.run(owner);
				const ended =
					"only" in which
						? endOne.all(owner, which.only)
						: endOthers.all(owner, which.but);
				return ended.map(({ id }) => id);
			});
		},

		oldKeyUntil: async (owner) => oldKey.get(owner)?.until ?? null,

		async limitOldKey(owner, until) {
			db.write(() => limit.run(owner, until));
		},

		async setWords(owner, words) {
			db.write(() =>
				words === null
					? drop.run(owner)
					: put.run(owner, words.hash, words.madeAt, Number(words.kept)),
			);
		},

		async words(owner): Promise<WordsRecord | null> {
			const row = wordsOf.get(owner);
			return row === undefined ? null : { ...row, kept: row.kept === 1 };
		},

		markWordsKept: async (owner, hash) =>
			db.write(() => markKept.run(owner, hash).changes !== 0),

		byWords: async (hash) => ownerOf.get(hash)?.owner ?? null,
	};
}
