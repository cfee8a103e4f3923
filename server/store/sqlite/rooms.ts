import type { RoomSummary } from "../../../shared/rest.ts";
import type { Sheet } from "../../../shared/views.ts";
import type { Gate, Room } from "../../room/state.ts";
import { hashOf } from "../digest.ts";
import { readRoom, readSheet, textOfRoom, textOfSheet } from "../documents.ts";
import {
	cursorFrom,
	type Page,
	type Paged,
	paged,
	readCursor,
} from "../page.ts";
import { readSummary, summaryTextOf } from "../room-summary.ts";
import { countTable } from "./counts.ts";
import type { Database } from "./database.ts";

/** The documents, their versions and gates. */
export function roomTable(db: Database) {
	const counting = countTable(db);
	const insert = db.prepare(`
		INSERT INTO rooms (id, code, screen_token, owner, created_at, version, document, sheet, summary)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
	const insertSheet = db.prepare(
		"INSERT INTO shared_sheets (hash, questions) VALUES (?, ?) ON CONFLICT DO NOTHING",
	);
	const document = db.prepare<{ document: string; sheet: string }>(
		"SELECT document, sheet FROM rooms WHERE id = ?",
	);
	const questions = db.prepare<{ questions: string }>(
		"SELECT questions FROM rooms JOIN shared_sheets ON hash = sheet WHERE id = ? AND hash = coalesce(?, hash)",
	);
	const putSheet = db.prepare("UPDATE rooms SET sheet = ? WHERE id = ?");
	const dropSheet = db.prepare(
		"DELETE FROM shared_sheets WHERE hash = ?1 AND NOT EXISTS (SELECT 1 FROM rooms WHERE sheet = ?1)",
	);
	const idByCode = db.prepare<{ id: string }>(
		"SELECT id FROM rooms WHERE code = ?",
	);
	const idByScreen = db.prepare<{ id: string }>(
		"SELECT id FROM rooms WHERE screen_token = ?",
	);
	const ofOwner = db.prepare<{
		place: number;
		created_at: number;
		summary: string;
		joined: number;
	}>(`
		SELECT place, created_at, summary,
			(SELECT seated FROM attendance WHERE room = rooms.id) AS joined
		FROM rooms WHERE owner = ?1 AND created_at <= ?2 AND (created_at < ?2 OR place < ?3)
		ORDER BY created_at DESC, place DESC LIMIT ?4`);
	const weight = db.prepare<{
		rooms: number;
		running: number;
		bytes: number;
	}>(`
		SELECT
			(SELECT count(*) FROM rooms WHERE owner = ?1) AS rooms,
			(SELECT count(*) FROM rooms WHERE owner = ?1 AND ended = 0) AS running,
			(SELECT coalesce(sum(octet_length(questions)), 0) FROM shared_sheets
				WHERE hash IN (SELECT sheet FROM rooms WHERE owner = ?1)) AS bytes`);
	const update = db.prepare(`
		UPDATE rooms SET version = ?, gate_round = ?, gate_until = ?, gate_changeable = ?, document = ?, summary = ?,
			ended = ?
		WHERE id = ? AND version = ? AND document = coalesce(?, document)`);
	/** Nobody is let in any more. */
	const leaveLine = db.prepare("DELETE FROM line WHERE room = ?");
	const versionsOf = db.prepare<{ id: string; version: number }>(
		"SELECT id, version FROM rooms WHERE id IN (SELECT value FROM json_each(?))",
	);

	/** In the transaction of whoever calls it. */
	function revise(room: Room, sheet: Sheet): void {
		const before = document.get(room.id)?.sheet ?? "";
		const text = textOfSheet(sheet, room.revision);
		const hash = hashOf(text);
		insertSheet.run(hash, text);
		putSheet.run(hash, room.id);
		dropSheet.run(before);
	}

	function look(roomId: string): { room: Room; sheet: string } | null {
		const row = document.get(roomId);
		if (row === undefined) return null;
		return { room: readRoom(row.document), sheet: row.sheet };
	}

	return {
		create(room: Room, sheet: Sheet): boolean {
			const { id, code, screenToken, owner, createdAt, version } = room;
			const text = textOfSheet(sheet, room.revision);
			const hash = hashOf(text);
			return db.write(() => {
				const { changes } = insert.run(
					id,
					code,
					screenToken,
					owner,
					createdAt,
					version,
					textOfRoom(room),
					hash,
					summaryTextOf(room),
				);
				if (changes === 0) return false;
				insertSheet.run(hash, text);
				return true;
			});
		},

		load: (roomId: string): Room | null => look(roomId)?.room ?? null,
		look,

		sheet(roomId: string, name?: string): Sheet | null {
			const row = questions.get(roomId, name ?? null);
			return row === undefined ? null : readSheet(row.questions);
		},

		byCode: (code: string): string | null => idByCode.get(code)?.id ?? null,
		byScreen: (screenToken: string): string | null =>
			idByScreen.get(screenToken)?.id ?? null,

		roomsOf(owner: string, { after, limit }: Page): Paged<RoomSummary> {
			const first = { at: Number.MAX_SAFE_INTEGER, tie: "0" };
			const from = after === null ? first : readCursor(after);
			const rows = ofOwner.all(owner, from.at, Number(from.tie), limit + 1);
			const { items, next } = paged(rows, limit, (row) =>
				cursorFrom(row.created_at, row.place),
			);
			const read = items.map((row) => readSummary(row.summary, row.joined));
			return { items: read, next };
		},

		weigh: (owner: string): { rooms: number; running: number; bytes: number } =>
			weight.get(owner) ?? { rooms: 0, running: 0, bytes: 0 },

		/** The gate's columns change with the document or not at all: `save` reads nothing else. */
		commit(room: Room, gate: Gate | null, from?: Room, sheet?: Sheet): boolean {
			const changeable = gate === null ? null : Number(gate.changeable);
			const ended = room.phase.name === "ended";
			return db.write(() => {
				const { changes } = update.run(
					room.version,
					gate?.round ?? null,
					gate?.until ?? null,
					changeable,
					textOfRoom(room),
					summaryTextOf(room),
					Number(ended),
					room.id,
					room.version - 1,
					from === undefined ? null : textOfRoom(from),
				);
				if (changes === 0) return false;
				if (sheet !== undefined) revise(room, sheet);
				counting.keepOnly(room.id, gate?.round ?? null);
				if (ended) leaveLine.run(room.id);
				return true;
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
