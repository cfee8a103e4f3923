import { imagesIn } from "../../../shared/images.ts";
import { type ImageStore, renewMs } from "../image-store.ts";
import { turn } from "../turn.ts";
import type { Database } from "./database.ts";

/** What nobody holds any more goes by a trigger. */
export function imageTable(db: Database, now: () => number): ImageStore {
	const insert = db.prepare(`
		INSERT INTO images (id, width, height, small, large) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
	const hold = db.prepare(`
		INSERT INTO image_holders (owner, image, since) SELECT ?1, id, ?3 FROM images WHERE id = ?2
		ON CONFLICT DO UPDATE SET since = excluded.since WHERE since < excluded.since - ${renewMs}`);
	const held = db.prepare<{ since: number }>(
		"SELECT since FROM image_holders WHERE owner = ? AND image = ?",
	);
	const small = db.prepare<{ bytes: Uint8Array }>(
		"SELECT small AS bytes FROM images WHERE id = ?",
	);
	const large = db.prepare<{ bytes: Uint8Array }>(
		"SELECT large AS bytes FROM images WHERE id = ?",
	);
	const size = db.prepare<{ width: number; height: number }>(
		"SELECT width, height FROM images WHERE id = ?",
	);
	const weight = db.prepare<{ images: number; bytes: number }>(`
		SELECT count(*) AS images, coalesce(sum(octet_length(small) + octet_length(large)), 0) AS bytes
		FROM image_holders JOIN images ON id = image WHERE owner = ?`);
	const some = db.prepare<{ owner: string; image: string; since: number }>(`
		SELECT owner, image, since FROM image_holders
		WHERE (owner, image) > (?, ?) AND since < ? ORDER BY owner, image LIMIT 50`);
	const quizzes = db.prepare<{ place: number }>(
		"SELECT place FROM quizzes WHERE owner = ?",
	);
	const quiz = db.prepare<{ text: string }>(
		"SELECT document AS text FROM quizzes WHERE place = ?",
	);
	const sheets = db.prepare<{ hash: string }>(
		"SELECT DISTINCT sheet AS hash FROM rooms WHERE owner = ?",
	);
	const rooms = db.prepare<{ place: number }>(
		"SELECT place FROM rooms WHERE owner = ?",
	);
	const branding = db.prepare<{ text: string | null }>(
		"SELECT json_extract(document, '$.branding') AS text FROM rooms WHERE place = ?",
	);
	const sheet = db.prepare<{ text: string }>(
		"SELECT questions AS text FROM shared_sheets WHERE hash = ?",
	);
	const release = db.prepare(
		"DELETE FROM image_holders WHERE owner = ? AND image = ? AND since = ?",
	);

	return {
		async put(owner, { id, width, height, ...bytes }) {
			db.write(() => {
				insert.run(id, width, height, bytes.small, bytes.large);
				hold.run(owner, id, now());
			});
		},

		async hold(owner, ids) {
			const at = now();
			const due = ids.filter((id) => {
				const since = held.get(owner, id)?.since;
				return since === undefined || since < at - renewMs;
			});
			if (due.length > 0)
				db.write(() => {
					for (const id of due) hold.run(owner, id, at);
				});
			return new Set(ids.filter((id) => held.get(owner, id) !== undefined));
		},

		async find(id, which) {
			const row = (which === "small" ? small : large).get(id);
			return row?.bytes ?? null;
		},

		async sizes(ids) {
			return new Map(
				ids.flatMap((id) => {
					const row = size.get(id);
					if (row === undefined) return [];
					const { width, height } = row;
					return [[id, { width, height }]];
				}),
			);
		},

		async weigh(owner) {
			const { images, bytes } = weight.get(owner) ?? { images: 0, bytes: 0 };
			return { images, bytes };
		},

		async *holdings(before) {
			let last = { owner: "", image: "" };
			for (;;) {
				const rows = some.all(last.owner, last.image, before);
				for (const { owner, image, since } of rows)
					yield { owner, image, since };
				const end = rows.at(-1);
				if (end === undefined) return;
				last = end;
				await turn();
			}
		},

		/** Quizzes before rooms: a room was there before the quiz that it was opened with went. One text in each turn of the event loop. */
		async used(owner) {
			const found = new Set<string>();
			const look = async (text?: string | null) => {
				for (const id of imagesIn(text ?? "")) found.add(id);
				await turn();
			};
			for (const { place } of quizzes.all(owner))
				await look(quiz.get(place)?.text);
			for (const { hash } of sheets.all(owner))
				await look(sheet.get(hash)?.text);
			for (const { place } of rooms.all(owner))
				await look(branding.get(place)?.text);
			return found;
		},

		async release({ owner, image, since }) {
			const done = db.write(
				() => Number(release.run(owner, image, since).changes) > 0,
			);
			if (done) db.emptyLog();
			return done;
		},
	};
}
