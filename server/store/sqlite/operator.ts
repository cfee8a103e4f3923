import type { Holder, OperatorStore } from "../operator-store.ts";
import type { Database } from "./database.ts";

export function operatorTable(db: Database): OperatorStore {
	const ids = db.prepare<{ id: string }>(`
		SELECT id FROM instructors UNION SELECT owner FROM quizzes UNION SELECT owner FROM rooms`);
	const one = db.prepare<Omit<Holder, "id">>(`
		SELECT
			(SELECT created_at FROM instructors WHERE id = ?1) AS createdAt,
			(SELECT count(*) FROM quizzes WHERE owner = ?1) AS quizzes,
			(SELECT count(*) FROM rooms WHERE owner = ?1) AS rooms,
			(SELECT count(*) FROM seats JOIN rooms ON rooms.id = seats.room WHERE owner = ?1) AS students,
			(SELECT coalesce(sum(octet_length(document)), 0) FROM quizzes WHERE owner = ?1)
				+ (SELECT coalesce(sum(octet_length(small) + octet_length(large)), 0)
					FROM image_holders JOIN images ON id = image WHERE owner = ?1)
				+ (SELECT coalesce(sum(octet_length(questions)), 0) FROM shared_sheets
					WHERE hash IN (SELECT sheet FROM rooms WHERE owner = ?1)) AS bytes,
			(SELECT max(at) FROM (
				SELECT max(updated_at) AS at FROM quizzes WHERE owner = ?1
				UNION ALL SELECT max(json_extract(document, '$.changedAt')) FROM rooms WHERE owner = ?1)) AS changedAt`);
	const instructor = db.prepare("DELETE FROM instructors WHERE id = ?");
	const quizzes = db.prepare("DELETE FROM quizzes WHERE owner = ?");
	/** What nobody else holds goes with them. */
	const images = db.prepare("DELETE FROM image_holders WHERE owner = ?");
	const access = ["sessions", "old_keys", "recovery_words"].map((table) =>
		db.prepare(`DELETE FROM ${table} WHERE owner = ?`),
	);

	return {
		async *holders() {
			for (const { id } of ids.all()) {
				const held = one.get(id);
				if (held !== undefined) yield { id, ...held };
			}
		},

		async removeInstructor(id) {
			const removed = db.write(() => {
				const changes = [instructor, quizzes, images].map((part) =>
					part.run(id),
				);
				for (const part of access) part.run(id);
				return changes.some((change) => Number(change.changes) > 0);
			});
			if (removed) db.emptyLog();
			return removed;
		},
	};
}
