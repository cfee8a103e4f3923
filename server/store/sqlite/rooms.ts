import type { Sheet } from "../../../shared/views.ts";
import type { Gate, Room } from "../../room/state.ts";
import type { Database } from "./database.ts";

/** The documents, their versions and gates. */
export function roomTable(db: Database) {
	const insert = db.prepare(`
		INSERT INTO rooms (id, code, screen_token, owner, created_at, version, document)
		VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
	const insertSheet = db.prepare(
		"INSERT INTO sheets (room, questions) VALUES (?, ?)",
	);
	const document = db.prepare<{ document: string }>(
		"SELECT document FROM rooms WHERE id = ?",
	);
	const questions = db.prepare<{ questions: string }>(
		"SELECT questions FROM sheets WHERE room = ?",
	);
	const idByCode = db.prepare<{ id: string }>(
		"SELECT id FROM rooms WHERE code = ?",
	);
	const idByScreen = db.prepare<{ id: string }>(
		"SELECT id FROM rooms WHERE screen_token = ?",
	);
	const ofOwner = db.prepare<{ document: string; joined: number }>(`
		SELECT document, (SELECT count(*) FROM seats WHERE room = rooms.id AND removed = 0) AS joined
		FROM rooms WHERE owner = ? ORDER BY created_at DESC, place DESC`);
	const update = db.prepare(`
		UPDATE rooms SET version = ?, gate_round = ?, gate_until = ?, gate_changeable = ?, document = ?
		WHERE id = ? AND version = ?`);
	const versionsOf = db.prepare<{ id: string; version: number }>(
		"SELECT id, version FROM rooms WHERE id IN (SELECT value FROM json_each(?))",
	);

	return {
		create(room: Room, sheet: Sheet): boolean {
			const { id, code, screenToken, owner, createdAt, version } = room;
			return db.write(() => {
				const { changes } = insert.run(
					id,
					code,
					screenToken,
					owner,
					createdAt,
					version,
					JSON.stringify(room),
				);
				if (changes === 0) return false;
				insertSheet.run(id, JSON.stringify(sheet));
				return true;
			});
		},

		load(roomId: string): Room | null {
			const row = document.get(roomId);
			return row === undefined ? null : (JSON.parse(row.document) as Room);
		},

		sheet(roomId: string): Sheet | null {
			const row = questions.get(roomId);
			return row === undefined ? null : (JSON.parse(row.questions) as Sheet);
		},

		byCode: (code: string): string | null => idByCode.get(code)?.id ?? null,
		byScreen: (screenToken: string): string | null =>
			idByScreen.get(screenToken)?.id ?? null,

		byOwner(owner: string): { room: Room; joined: number }[] {
			return ofOwner.all(owner).map((row) => ({
				room: JSON.parse(row.document) as Room,
				joined: row.joined,
			}));
		},

		/** The gate's columns change with the document or not at all: `save` reads nothing else. */
		commit(room: Room, gate: Gate | null): boolean {
			const changeable = gate === null ? null : Number(gate.changeable);
			return db.write(() => {
				const { changes } = update.run(
					room.version,
					gate?.round ?? null,
					gate?.until ?? null,
					changeable,
					JSON.stringify(room),
					room.id,
					room.version - 1,
				);
				return changes !== 0;
			});
		},

		versions(roomIds: readonly string[]): Map<string, number> {
			return new Map(
				versionsOf
					.all(JSON.stringify(roomIds))
					.map((row) => [row.id, row.version]),
			);
		},
	};
}
