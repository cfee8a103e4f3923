import { gateOf } from "../../room/state.ts";
import { digestOf, hashOf } from "../digest.ts";
import {
	readQuiz,
	readRoom,
	readSheet,
	textOfRoom,
	textOfSheet,
} from "../documents.ts";
import { summaryTextOf } from "../room-summary.ts";
import { saidOf, textsOf } from "../said.ts";
import {
	type LibraryRecord,
	mostInOneRecord,
	type RestoreOutcome,
	type TransferStore,
} from "../transfer-store.ts";
import { countTable, type Moves, move } from "./counts.ts";
import { Database } from "./database.ts";
import { connect } from "./driver.ts";
import { dumpImages, imageRestorer } from "./image-transfer.ts";
import { readSaid, type StoredSaid } from "./said.ts";
import { migrate } from "./schema.ts";
import { readMore, textOfMore } from "./seats.ts";

export interface SqliteTransfer extends TransferStore {
	close(): void;
}

/** Opens a file for moving its library; `file` is made when there is none. Throws as `openSqlite` does. */
export function openSqliteTransfer(file: string): SqliteTransfer {
	const connection = connect(file);
	let db: Database;
	try {
		migrate(connection, file);
		db = new Database(connection, file);
	} catch (cause) {
		connection.close();
		throw cause;
	}
	return { ...transferOn(db), close: () => db.close() };
}

/** The same on a database that is open already. */
export function transferOn(db: Database): TransferStore {
	const restore = restorer(db);
	return {
		dump: () => dump(db),
		dumpRoom: (roomId) => dumpRoom(db, roomId),
		restore: async (record) => db.write(() => restore(record)),
	};
}

async function* dump(db: Database): AsyncGenerator<LibraryRecord> {
	const instructors = db.prepare<{ id: string; createdAt: number }>(
		"SELECT id, created_at AS createdAt FROM instructors ORDER BY id",
	);
	const access = dumpAccess(db);
	for (const { id, createdAt } of instructors.all()) {
		yield { is: "instructor", instructor: { id, createdAt } };
		yield* access(id);
	}

	yield* dumpImages(db);

	const quizzes = db.prepare<{ place: number }>(
		"SELECT place FROM quizzes ORDER BY owner, place",
	);
	const quiz = db.prepare<{
		owner: string;
		id: string;
		version: number;
		createdAt: number;
		updatedAt: number;
		usedAt: number | null;
		sample: string | null;
		archivedAt: number | null;
		document: string;
	}>(`
		SELECT owner, id, version, created_at AS createdAt, updated_at AS updatedAt, used_at AS usedAt, sample,
			archived_at AS archivedAt, document
		FROM quizzes WHERE place = ?`);
	for (const { place } of quizzes.all()) {
		const row = quiz.get(place);
		if (row === undefined) continue;
		const { owner, document, archivedAt, ...rest } = row;
		const record = {
			...rest,
			...(archivedAt !== null && { archivedAt }),
			quiz: readQuiz(document),
		};
		yield { is: "quiz", owner, record };
	}

	const rooms = db.prepare<{ id: string }>("SELECT id FROM rooms ORDER BY id");
	for (const { id } of rooms.all()) yield* dumpRoom(db, id);
}

async function* dumpRoom(
	db: Database,
	id: string,
): AsyncGenerator<LibraryRecord> {
	const room = db.prepare<{ document: string; questions: string }>(`
		SELECT document, questions FROM rooms JOIN shared_sheets ON hash = sheet WHERE id = ?`);
	const row = room.get(id);
	if (row === undefined) return;
	yield {
		is: "room",
		room: readRoom(row.document),
		sheet: readSheet(row.questions),
	};
	yield* dumpSeats(db, id);
	yield* dumpAnswers(db, id);
}

function dumpAccess(db: Database): (owner: string) => LibraryRecord[] {
	const oldKey = db.prepare<{ until: number }>(
		"SELECT until FROM old_keys WHERE owner = ?",
	);
	const words = db.prepare<{ hash: string; madeAt: number; kept: number }>(
		"SELECT hash, made_at AS madeAt, kept FROM recovery_words WHERE owner = ?",
	);
	return (owner) => {
		const oldKeyUntil = oldKey.get(owner)?.until ?? null;
		const row = words.get(owner);
		if (oldKeyUntil === null && row === undefined) return [];
		const kept = row === undefined ? null : { ...row, kept: row.kept === 1 };
		return [{ is: "access", owner, oldKeyUntil, words: kept }];
	};
}

function* dumpSeats(db: Database, roomId: string): Generator<LibraryRecord> {
	const some = db.prepare<{
		place: number;
		id: string;
		name: string;
		nameKey: string;
		joinedAt: number;
		removed: number;
		more: string | null;
	}>(`
		SELECT place, id, name, name_key AS nameKey, joined_at AS joinedAt, removed, more
		FROM seats WHERE room = ? AND place > ? ORDER BY place LIMIT ${mostInOneRecord}`);
	for (let after = 0; ; ) {
		const rows = some.all(roomId, after);
		after = rows.at(-1)?.place ?? 0;
		if (after === 0) return;
		const seats = rows.map(({ place: _, removed, more, ...seat }) => ({
			...seat,
			removed: removed === 1,
			...readMore(more),
		}));
		yield { is: "seats", roomId, seats };
	}
}

function* dumpAnswers(db: Database, roomId: string): Generator<LibraryRecord> {
	const rounds = db.prepare<{ round: number }>(
		"SELECT DISTINCT round FROM answers WHERE room = ? ORDER BY round",
	);
	const some = db.prepare<
		StoredSaid & {
			place: number;
			seat: string;
			round: number;
			seq: number;
			at: number;
		}
	>(`
		SELECT place, seat, round, seq, choice, groups, more, at FROM answers
		WHERE room = ? AND round = ? AND place > ? ORDER BY place LIMIT ${mostInOneRecord}`);
	for (const { round } of rounds.all(roomId)) {
		for (let after = 0; ; ) {
			const stored = some.all(roomId, round, after);
			after = stored.at(-1)?.place ?? 0;
			if (after === 0) break;
			const rows = stored.map((row) => {
				const { seat, seq, at } = row;
				return { seat, round, seq, at, ...readSaid(row) };
			});
			yield { is: "answers", roomId, round, rows };
		}
	}
}

/** Puts one record back, inside a transaction. */
function restorer(db: Database): (record: LibraryRecord) => RestoreOutcome {
	const instructor = db.prepare(
		"INSERT INTO instructors (id, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
	);
	const oldKey = db.prepare(
		"INSERT INTO old_keys (owner, until) VALUES (?, ?) ON CONFLICT DO NOTHING",
	);
	const words = db.prepare(`
		INSERT INTO recovery_words (owner, hash, made_at, kept) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`);
	const quiz = db.prepare<{ place: number }>(`
		INSERT INTO quizzes (owner, id, version, created_at, updated_at, used_at, sample, archived_at, document)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING place`);
	const digest = db.prepare("INSERT INTO digests (quiz, digest) VALUES (?, ?)");
	const restoreImage = imageRestorer(db);
	const known = db.prepare<{ id: string }>("SELECT id FROM rooms WHERE id = ?");
	const counting = countTable(db);
	const gateRound = db.prepare<{ gate_round: number | null }>(
		"SELECT gate_round FROM rooms WHERE id = ?",
	);
	const room = db.prepare(`
		INSERT INTO rooms
			(id, code, screen_token, owner, created_at, version, gate_round, gate_until, gate_changeable, document,
			sheet, summary, ended)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
	const sheet = db.prepare(
		"INSERT INTO shared_sheets (hash, questions) VALUES (?, ?) ON CONFLICT DO NOTHING",
	);
	const seat = db.prepare(`
		INSERT INTO seats (room, id, name, name_key, joined_at, removed, more) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (room, id) DO NOTHING`);
	const answer = db.prepare(`
		INSERT INTO answers (room, round, seat, seq, choice, groups, more, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (room, round, seat) DO NOTHING`);

	function restoreRoom(record: LibraryRecord & { is: "room" }): RestoreOutcome {
		const { id, code, screenToken, owner, createdAt, version } = record.room;
		if (known.get(id) !== undefined) return "there";
		const text = textOfSheet(record.sheet, record.room.revision);
		const hash = hashOf(text);
		const gate = gateOf(record.room);
		const ended = record.room.phase.name === "ended";
		const { changes } = room.run(
			id,
			// Another room may have an ended room's code by now.
			ended ? `ended:${id}` : code,
			screenToken,
			owner,
			createdAt,
			version,
			gate?.round ?? null,
			gate?.until ?? null,
			gate === null ? null : Number(gate.changeable),
			textOfRoom(record.room),
			hash,
			summaryTextOf(record.room),
			Number(ended),
		);
		if (changes === 0) return "taken";
		sheet.run(hash, text);
		return "restored";
	}

	function restoreAnswers(
		record: LibraryRecord & { is: "answers" },
	): RestoreOutcome {
		const { roomId, round } = record;
		const gate = gateRound.get(roomId);
		if (gate === undefined) return "no-room";
		const counts = gate.gate_round === round && counting.begin(roomId, round);
		const moves: Moves = new Map();
		const done = record.rows.map(({ seat, seq, at, ...said }) => {
			const texts = textsOf(said);
			const { value, groups, more } = texts;
			const put = answer.run(roomId, round, seat, seq, value, groups, more, at);
			if (Number(put.changes) > 0) move(moves, saidOf(texts).groups, 1);
			return put;
		});
		if (counts) counting.move(roomId, moves);
		return outcomeOf(done);
	}

	return (record) => {
		switch (record.is) {
			case "instructor": {
				const { id, createdAt } = record.instructor;
				return outcomeOf([instructor.run(id, createdAt)]);
			}
			case "access": {
				const { owner, oldKeyUntil, words: kept } = record;
				return outcomeOf([
					...(oldKeyUntil === null ? [] : [oldKey.run(owner, oldKeyUntil)]),
					...(kept === null
						? []
						: [words.run(owner, kept.hash, kept.madeAt, Number(kept.kept))]),
				]);
			}
			case "image":
				return outcomeOf(restoreImage(record));
			case "quiz": {
				const { id, version, createdAt, updatedAt, usedAt, sample } =
					record.record;
				const document = JSON.stringify(record.record.quiz);
				const row = quiz.get(
					record.owner,
					id,
					version,
					createdAt,
					updatedAt,
					usedAt,
					sample,
					record.record.archivedAt ?? null,
					document,
				);
				if (row === undefined) return "there";
				digest.run(row.place, JSON.stringify(digestOf(record.record.quiz)));
				return "restored";
			}
			case "room":
				return restoreRoom(record);
			case "seats": {
				const { roomId } = record;
				if (known.get(roomId) === undefined) return "no-room";
				return outcomeOf(
					record.seats.map(({ id, name, nameKey, joinedAt, removed, more }) =>
						seat.run(
							roomId,
							id,
							name,
							nameKey,
							joinedAt,
							Number(removed),
							textOfMore(more),
						),
					),
				);
			}
			case "answers":
				return restoreAnswers(record);
		}
	};
}

function outcomeOf(
	results: readonly { changes: number | bigint }[],
): RestoreOutcome {
	return results.some(({ changes }) => Number(changes) > 0)
		? "restored"
		: "there";
}
