import type { InstructorRecord } from "../quiz-store.ts";
import type { Database } from "./database.ts";

/** Instructors and the one-time secrets that hand an instructor over to another device. */
export function instructorTable(db: Database, now: () => number) {
	const insert = db.prepare(
		"INSERT INTO instructors (id, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
	);
	const one = db.prepare<{ id: string; created_at: number }>(
		"SELECT id, created_at FROM instructors WHERE id = ?",
	);
	const purge = db.prepare("DELETE FROM hand_overs WHERE expires_at <= ?");
	const keep = db.prepare(`
		INSERT INTO hand_overs (secret_hash, instructor, expires_at) VALUES (?, ?, ?)
		ON CONFLICT (secret_hash) DO UPDATE SET instructor = excluded.instructor, expires_at = excluded.expires_at`);
	const look = db.prepare<{ instructor: string }>(
		"SELECT instructor FROM hand_overs WHERE secret_hash = ? AND expires_at > ?",
	);
	const take = db.prepare<{ instructor: string }>(
		"DELETE FROM hand_overs WHERE secret_hash = ? RETURNING instructor",
	);

	return {
		add: (instructor: InstructorRecord): boolean =>
			db.write(
				() => insert.run(instructor.id, instructor.createdAt).changes !== 0,
			),

		get(id: string): InstructorRecord | null {
			const row = one.get(id);
			return row === undefined
				? null
				: { id: row.id, createdAt: row.created_at };
		},

		addHandOver(
			secretHash: string,
			instructorId: string,
			expiresAt: number,
		): void {
			db.write(() => {
				purge.run(now());
				keep.run(secretHash, instructorId, expiresAt);
			});
		},

		handOver: (secretHash: string): string | null =>
			look.get(secretHash, now())?.instructor ?? null,

		takeHandOver(secretHash: string): string | null {
			return db.write(() => {
				purge.run(now());
				return take.get(secretHash)?.instructor ?? null;
			});
		},
	};
}
