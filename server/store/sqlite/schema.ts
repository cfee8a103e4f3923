import type { Connection } from "./driver.ts";

/** Tells a file of Lectern from any other SQLite file ("LECT"). */
const applicationId = 0x4c454354;

/**
 * What leads from one format of the file to the next, oldest first; the file's `user_version` counts those it has been
 * through. Only ever add at the end: files of every older format are in use.
 */
const migrations = [
	`
	CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

	CREATE TABLE rooms (
		place INTEGER PRIMARY KEY,
		id TEXT NOT NULL UNIQUE,
		code TEXT NOT NULL UNIQUE,
		screen_token TEXT NOT NULL UNIQUE,
		owner TEXT NOT NULL,
		created_at INTEGER NOT NULL,
		version INTEGER NOT NULL,
		gate_round INTEGER,
		gate_until INTEGER,
		gate_changeable INTEGER,
		document TEXT NOT NULL
	) STRICT;
	CREATE INDEX rooms_of_owner ON rooms (owner, created_at, place);

	CREATE TABLE sheets (
		room TEXT PRIMARY KEY REFERENCES rooms (id) ON DELETE CASCADE,
		questions TEXT NOT NULL
	) STRICT;

	CREATE TABLE seats (
		place INTEGER PRIMARY KEY,
		room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
		id TEXT NOT NULL,
		name TEXT NOT NULL,
		name_key TEXT NOT NULL,
		joined_at INTEGER NOT NULL,
		removed INTEGER NOT NULL DEFAULT 0,
		UNIQUE (room, id)
	) STRICT;
	CREATE UNIQUE INDEX names_in_use ON seats (room, name_key) WHERE removed = 0;

	CREATE TABLE answers (
		place INTEGER PRIMARY KEY,
		room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
		round INTEGER NOT NULL,
		seat TEXT NOT NULL,
		seq INTEGER NOT NULL,
		choice TEXT NOT NULL,
		at INTEGER NOT NULL,
		UNIQUE (room, round, seat)
	) STRICT;
	CREATE INDEX choices_of_round ON answers (room, round, choice);

	CREATE TABLE instructors (id TEXT PRIMARY KEY, created_at INTEGER NOT NULL) STRICT;
	CREATE TABLE hand_overs (
		secret_hash TEXT PRIMARY KEY,
		instructor TEXT NOT NULL,
		expires_at INTEGER NOT NULL
	) STRICT;

	CREATE TABLE quizzes (
		place INTEGER PRIMARY KEY,
		owner TEXT NOT NULL,
		id TEXT NOT NULL,
		version INTEGER NOT NULL,
		created_at INTEGER NOT NULL,
		updated_at INTEGER NOT NULL,
		used_at INTEGER,
		sample TEXT,
		document TEXT NOT NULL,
		UNIQUE (owner, id)
	) STRICT;
	`,
	`
	CREATE TABLE sessions (
		owner TEXT NOT NULL,
		id TEXT NOT NULL,
		document TEXT NOT NULL,
		PRIMARY KEY (owner, id)
	) STRICT;
	CREATE TABLE old_keys (owner TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT;
	CREATE TABLE recovery_words (
		owner TEXT PRIMARY KEY,
		hash TEXT NOT NULL UNIQUE,
		made_at INTEGER NOT NULL,
		kept INTEGER NOT NULL
	) STRICT;
	`,
	// What lists tell stands beside the documents, and rooms with the same questions share them.
	`
	CREATE TABLE digests (
		quiz INTEGER PRIMARY KEY REFERENCES quizzes (place) ON DELETE CASCADE,
		digest TEXT NOT NULL
	) STRICT;
	CREATE INDEX quizzes_by_touch ON quizzes (owner, max(updated_at, coalesce(used_at, 0)) DESC, place);

	CREATE TABLE shared_sheets (hash TEXT PRIMARY KEY, questions TEXT NOT NULL) STRICT;
	INSERT INTO shared_sheets SELECT room, questions FROM sheets;
	DROP TABLE sheets;

	ALTER TABLE rooms ADD COLUMN sheet TEXT NOT NULL DEFAULT '';
	ALTER TABLE rooms ADD COLUMN ended INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE rooms ADD COLUMN summary TEXT NOT NULL DEFAULT '{}';
	UPDATE rooms SET
		sheet = id,
		ended = json_extract(document, '$.phase.name') = 'ended',
		summary = json_object(
			'id', id,
			'code', json_extract(document, '$.code'),
			'title', json_extract(document, '$.title'),
			'quiz', json_extract(document, '$.quiz'),
			'phase', json_extract(document, '$.phase.name'),
			'createdAt', created_at,
			'endedAt', json_extract(document, '$.endedAt'),
			'joined', 0
		);
	CREATE INDEX rooms_of_sheet ON rooms (sheet);
	CREATE INDEX running_rooms ON rooms (owner) WHERE ended = 0;
	CREATE TRIGGER last_room_of_sheet AFTER DELETE ON rooms BEGIN
		DELETE FROM shared_sheets
		WHERE hash = OLD.sheet AND NOT EXISTS (SELECT 1 FROM rooms WHERE sheet = OLD.sheet);
	END;
	`,
	// Newcomers who wait to be let in. No place is given twice: what has been let in is told by its number.
	`
	CREATE TABLE line (
		place INTEGER PRIMARY KEY AUTOINCREMENT,
		room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
		id TEXT NOT NULL,
		name TEXT NOT NULL,
		name_key TEXT NOT NULL,
		UNIQUE (room, id),
		UNIQUE (room, name_key)
	) STRICT;
	CREATE INDEX line_of_room ON line (room, place);
	`,
	`
	CREATE TABLE bin (
		room TEXT PRIMARY KEY,
		owner TEXT NOT NULL,
		title TEXT NOT NULL,
		students INTEGER NOT NULL,
		changed_at INTEGER NOT NULL,
		deleted_at INTEGER NOT NULL,
		content TEXT NOT NULL
	) STRICT;
	`,
	// What phones say was saved before a restore: it counts for nothing until the instructor takes it in.
	`
	CREATE TABLE offers (
		room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
		round INTEGER NOT NULL,
		seat TEXT NOT NULL,
		choice TEXT NOT NULL,
		at INTEGER NOT NULL,
		PRIMARY KEY (room, round, seat)
	) STRICT, WITHOUT ROWID;
	`,
	// Answers are counted by group as they come: `counted` says of which round, which is the one that takes answers.
	`
	ALTER TABLE answers ADD COLUMN groups TEXT;
	ALTER TABLE answers ADD COLUMN more TEXT;
	ALTER TABLE offers ADD COLUMN groups TEXT;
	ALTER TABLE offers ADD COLUMN more TEXT;
	ALTER TABLE seats ADD COLUMN more TEXT;
	ALTER TABLE line ADD COLUMN more TEXT;
	DROP INDEX choices_of_round;
	CREATE INDEX values_of_round ON answers (room, round, choice) WHERE groups IS NULL;

	CREATE TABLE counted (
		room TEXT PRIMARY KEY REFERENCES rooms (id) ON DELETE CASCADE,
		round INTEGER NOT NULL,
		groups INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;
	CREATE TABLE counts (
		room TEXT NOT NULL REFERENCES counted (room) ON DELETE CASCADE,
		name TEXT NOT NULL,
		number INTEGER NOT NULL,
		PRIMARY KEY (room, name)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX largest_counts ON counts (room, number DESC, name DESC);
	`,
	// How many are there is a number that whatever adds or takes away a row keeps right, in the same act. `altered` is another
	// one whenever anything but a newcomer has changed the seats; in a room that was put back too.
	`
	CREATE TABLE attendance (
		room TEXT PRIMARY KEY REFERENCES rooms (id) ON DELETE CASCADE,
		seated INTEGER NOT NULL DEFAULT 0,
		waiting INTEGER NOT NULL DEFAULT 0,
		altered INTEGER NOT NULL DEFAULT (abs(random() % 1000000000000))
	) STRICT, WITHOUT ROWID;
	INSERT INTO attendance (room, seated, waiting) SELECT id,
		(SELECT count(*) FROM seats WHERE room = rooms.id AND removed = 0),
		(SELECT count(*) FROM line WHERE room = rooms.id)
	FROM rooms;
	CREATE TRIGGER room_made AFTER INSERT ON rooms BEGIN
		INSERT INTO attendance (room) VALUES (NEW.id);
	END;
	CREATE TRIGGER seat_taken AFTER INSERT ON seats BEGIN
		UPDATE attendance SET seated = seated + (NEW.removed = 0) WHERE room = NEW.room;
	END;
	CREATE TRIGGER seat_altered AFTER UPDATE ON seats BEGIN
		UPDATE attendance SET seated = seated + (NEW.removed = 0) - (OLD.removed = 0), altered = altered + 1
		WHERE room = NEW.room;
	END;
	CREATE TRIGGER seat_deleted AFTER DELETE ON seats BEGIN
		UPDATE attendance SET seated = seated - (OLD.removed = 0), altered = altered + 1 WHERE room = OLD.room;
	END;
	CREATE TRIGGER place_taken AFTER INSERT ON line BEGIN
		UPDATE attendance SET waiting = waiting + 1 WHERE room = NEW.room;
	END;
	CREATE TRIGGER place_left AFTER DELETE ON line BEGIN
		UPDATE attendance SET waiting = waiting - 1 WHERE room = OLD.room;
	END;
	`,
	// Images of questions, each once, and who holds them.
	`
	CREATE TABLE images (
		id TEXT PRIMARY KEY,
		width INTEGER NOT NULL,
		height INTEGER NOT NULL,
		small BLOB NOT NULL,
		large BLOB NOT NULL
	) STRICT;
	CREATE TABLE image_holders (
		owner TEXT NOT NULL,
		image TEXT NOT NULL REFERENCES images (id) ON DELETE CASCADE,
		since INTEGER NOT NULL,
		PRIMARY KEY (owner, image)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX holders_of_image ON image_holders (image);
	CREATE TRIGGER last_holder_of_image AFTER DELETE ON image_holders BEGIN
		DELETE FROM images
		WHERE id = OLD.image AND NOT EXISTS (SELECT 1 FROM image_holders WHERE image = OLD.image);
	END;
	`,
	"ALTER TABLE quizzes ADD COLUMN archived_at INTEGER;",
];

/**
 * Brings the file to this program's format. Throws when the file is another program's, or a newer Lectern's; it is then
 * left as it was.
 */
export function migrate(connection: Connection, file: string): void {
	// Before anything is written, and again where no other process can come between.
	formatOf(connection, file);
	connection.exec("PRAGMA journal_mode = WAL");
	connection.exec("BEGIN IMMEDIATE");
	try {
		const version = formatOf(connection, file);
		for (const migration of migrations.slice(version))
			connection.exec(migration);
		connection.exec(`PRAGMA application_id = ${applicationId}`);
		connection.exec(`PRAGMA user_version = ${migrations.length}`);
		connection.exec("COMMIT");
	} catch (cause) {
		connection.exec("ROLLBACK");
		throw cause;
	}
}

export function formatOf(connection: Connection, file: string): number {
	const tables =
		connection
			.prepare<{ count: number }>("SELECT count(*) AS count FROM sqlite_schema")
			.get()?.count ?? 0;
	if (tables === 0) return 0;
	const owner = connection
		.prepare<{ application_id: number }>("PRAGMA application_id")
		.get()?.application_id;
	if (owner !== applicationId) {
		throw new Error(
			`${file} is a database of another program. Choose another DATA_DIR.`,
		);
	}
	const version =
		connection.prepare<{ user_version: number }>("PRAGMA user_version").get()
			?.user_version ?? 0;
	if (version > migrations.length) {
		throw new Error(
			`${file} was written by a newer Lectern (format ${version}, this one knows ${migrations.length}). ` +
				"Start the newer program, or choose another DATA_DIR.",
		);
	}
	return version;
}
