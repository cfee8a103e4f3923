import {
	chownSync,
	closeSync,
	copyFileSync,
	existsSync,
	openSync,
	readSync,
	renameSync,
	rmSync,
	statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import {
	type BackupStore,
	type Contents,
	flush,
	writeWhole,
} from "../backup.ts";
import { prepareFile } from "./data-folder.ts";
import { adviceOn, type Connection, connect, worded } from "./driver.ts";
import { openSqlite } from "./open.ts";
import { takeLock } from "./process-lock.ts";
import { formatOf, migrate } from "./schema.ts";

const tables = ["instructors", "quizzes", "rooms", "seats", "answers"] as const;

/** Backups of the database `name` in this folder. */
export function sqliteBackups(folder: string, name: string): BackupStore {
	const file = join(folder, name);
	return {
		async backUp(to) {
			if (!existsSync(file))
				throw new Error(
					`There is no database in ${folder}. DATA_DIR names the folder that the server uses, REDIS_URL its Redis.`,
				);
			return writeWhole(to, (part) => {
				copyInto(part, file);
				return verify(part);
			});
		},

		async restore(from, replace) {
			verify(from);
			const lock = takeLock(prepareFile(folder, "lock.db"));
			const part = `${file}.restoring`;
			try {
				if (existsSync(file) && !replace)
					throw new Error(
						`There is a database in ${folder} already. With --replace it is put aside, and the backup in its place.`,
					);
				for (const end of ["", "-wal", "-shm"])
					rmSync(part + end, { force: true });
				copyFileSync(from, part);
				// Brings an older format up to date, and begins a history of its own: this is another file.
				openSqlite({ file: part }).close();
				demandOwnPrograms(part, from);
				const contents = verify(part);
				for (const end of ["-wal", "-shm"]) rmSync(part + end, { force: true });
				flush(part);
				const kept = existsSync(file) ? putAside(file) : null;
				renameSync(part, file);
				flush(folder);
				prepareFile(folder, name);
				for (const path of [file, join(folder, "lock.db")]) giveToOwner(path);
				return { contents, kept };
			} finally {
				rmSync(part, { force: true });
				lock.release();
			}
		},

		close() {},
	};
}

/** One read transaction: what is committed when it begins, whatever is written meanwhile. Nothing deleted is in the copy. */
function copyInto(part: string, file: string): void {
	const connection = connect(file);
	try {
		if (formatOf(connection, file) === 0)
			throw new Error(`${file} has nothing in it.`);
		connection.prepare("VACUUM INTO ?").run(part);
	} catch (cause) {
		throw worded(part, cause);
	} finally {
		connection.close();
	}
}

/** Opens a copy, looks at all of it, and counts what is there. Throws in words when it is not whole. */
function verify(file: string): Contents {
	if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
	if (!isSqlite(file))
		throw new Error(
			`${file} is no backup of SQLite. A backup of Redis is restored where REDIS_URL names one; an exported library is imported by \`npm run transfer\`.`,
		);
	const connection = connect(file);
	try {
		if (formatOf(connection, file) === 0)
			throw new Error(`${file} has nothing in it.`);
		const [fault] = faultsIn(connection);
		if (fault !== undefined)
			throw new Error(`${file} is damaged: ${fault.replace(/\s+/g, " ")}`);
		return Object.fromEntries(
			tables.map((table) => [
				table,
				connection
					.prepare<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)
					.get()?.count ?? 0,
			]),
		);
	} catch (cause) {
		throw worded(file, cause);
	} finally {
		connection.close();
	}
}

/** What runs by itself inside a database would go on doing so at every answer: only what Lectern's own format has may come in. */
function demandOwnPrograms(part: string, from: string): void {
	const own = connect(":memory:");
	const brought = connect(part);
	try {
		migrate(own, ":memory:");
		const known = programsIn(own);
		const strange = programsIn(brought).find((one) => !known.includes(one));
		if (strange !== undefined)
			throw new Error(
				`${from} is no backup that Lectern wrote: it holds a program of somebody else (a trigger or a view).`,
			);
	} finally {
		own.close();
		brought.close();
	}
}

function programsIn(connection: Connection): string[] {
	const select =
		"SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')";
	return connection
		.prepare<{ name: string; sql: string }>(select)
		.all()
		.map(({ name, sql }) => `${name}: ${sql.replace(/\s+/g, " ")}`);
}

function faultsIn(connection: Connection): string[] {
	try {
		return [
			...told(connection, "PRAGMA integrity_check").filter(
				(text) => text !== "ok",
			),
			...told(connection, "PRAGMA foreign_key_check"),
		];
	} catch (cause) {
		return [adviceOn(cause)];
	}
}

function isSqlite(file: string): boolean {
	const start = Buffer.alloc(16);
	const open = openSync(file, "r");
	try {
		readSync(open, start);
	} finally {
		closeSync(open);
	}
	return start.toString("latin1") === "SQLite format 3\0";
}

function told(connection: Connection, pragma: string): string[] {
	return connection
		.prepare<object>(pragma)
		.all()
		.map((row) => Object.values(row).join(" "));
}

/** The old database with its log, under another name. */
function putAside(file: string): string {
	const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
	const kept = `${file}.replaced-${now}`;
	for (const end of ["", "-wal", "-shm"])
		if (existsSync(file + end)) renameSync(file + end, kept + end);
	return kept;
}

/** Root restores for the server's own user. */
function giveToOwner(path: string): void {
	if (process.getuid?.() !== 0) return;
	const { uid, gid } = statSync(dirname(path));
	chownSync(path, uid, gid);
}
