import type { Database } from "./database.ts";

/** Short texts that the live layer keeps from one start to the next. */
export function noteTable(db: Database) {
	const read = db.prepare<{ value: string }>(
		"SELECT value FROM meta WHERE name = 'note:' || ?",
	);
	const keep = db.prepare(`
		INSERT INTO meta (name, value) VALUES ('note:' || ?, ?)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`);
	return {
		read: (name: string): string | null => read.get(name)?.value ?? null,
		keep: (name: string, text: string): void =>
			void db.write(() => keep.run(name, text)),
	};
}
