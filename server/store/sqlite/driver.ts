import { createRequire } from "node:module";

export type Value = string | number | Uint8Array | null;

/** A prepared statement whose rows have the shape `Row`; the SQL beside it promises that shape. */
export interface Statement<Row> {
	run(...values: Value[]): { readonly changes: number | bigint };
	get(...values: Value[]): Row | undefined;
	all(...values: Value[]): Row[];
}

/** What the store needs of a driver. */
export interface Connection {
	exec(sql: string): void;
	prepare<Row>(sql: string): Statement<Row>;
	close(): void;
}

interface Driver {
	readonly DatabaseSync: new (file: string) => Connection;
}

/**
 * Node's own SQLite from 22.13 on, else the package that ships the same API. Asked for at run time: a static import of
 * the built-in ends the process on Node 20, and bundlers stumble over its name.
 */
function findDriver(): Driver {
	const builtIn = process.getBuiltinModule?.("node:sqlite");
	if (builtIn !== undefined) return builtIn as Driver;
	return createRequire(import.meta.url)("@photostructure/sqlite") as Driver;
}

/** How long a statement waits for another program that uses the file; everything in this process waits with it. */
export const patient = "PRAGMA busy_timeout = 5000";

/**
 * Opens a database file, or `":memory:"`. A commit is on the disk when it returns; what is deleted is overwritten.
 * Throws an error that names the file when it cannot be opened or is no database.
 */
export function connect(file: string): Connection {
	let connection: Connection | null = null;
	try {
		connection = new (findDriver().DatabaseSync)(file);
		connection.exec(patient);
		connection.exec("PRAGMA synchronous = FULL");
		connection.exec("PRAGMA foreign_keys = ON");
		connection.exec("PRAGMA secure_delete = ON");
		connection.exec("SELECT count(*) FROM sqlite_schema");
		return connection;
	} catch (cause) {
		connection?.close();
		throw new Error(
			`The database file ${file} cannot be opened: ${adviceOn(cause)}`,
			{ cause },
		);
	}
}

/** SQLite's primary result codes, see sqlite.org/rescode.html. */
const resultCodes = {
	busy: 5,
	readOnly: 8,
	io: 10,
	corrupt: 11,
	full: 13,
	cannotOpen: 14,
	notADatabase: 26,
};

function codeOf(cause: unknown): number | null {
	return typeof cause === "object" && cause !== null && "errcode" in cause
		? Number(cause.errcode) & 0xff
		: null;
}

/** The same error, with the file's name and what can be done where it is one of SQLite. */
export function worded(file: string, cause: unknown): unknown {
	if (codeOf(cause) === null) return cause;
	return new Error(`${file} cannot be used: ${adviceOn(cause)}`, { cause });
}

/** Whether another program has what was asked for. */
export function isBusy(cause: unknown): boolean {
	return codeOf(cause) === resultCodes.busy;
}

/** What a person can do about an error of SQLite. */
export function adviceOn(cause: unknown): string {
	switch (codeOf(cause)) {
		case resultCodes.corrupt:
		case resultCodes.notADatabase:
			return "it is damaged or is no SQLite database. Move it away and put a backup in its place.";
		case resultCodes.cannotOpen:
			return "its folder does not exist, or this user may not write there.";
		case resultCodes.full:
			return "the disk is full. Make room on it.";
		case resultCodes.readOnly:
			return "the file or its disk is read-only for this user.";
		case resultCodes.io:
			return "the disk fails, or a quota is used up (disk I/O error).";
		default:
			return cause instanceof Error ? cause.message : String(cause);
	}
}
