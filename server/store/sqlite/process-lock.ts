import { hostname } from "node:os";
import { type Connection, connect, isBusy, worded } from "./driver.ts";

/** How long a server that is just ending is waited for, in ms. */
const patience = 3000;

/** Held until it is let go or the process ends, however it ends. */
export interface ProcessLock {
	release(): void;
}

/**
 * Makes this process the only one that has this lock: an open write transaction on a small database, so an operating
 * system's lock that dies with its process. Readers still see who has it. Throws an error that names the process that has it.
 */
export function takeLock(file: string): ProcessLock {
	const connection = connect(file);
	try {
		connection.exec(`PRAGMA busy_timeout = ${patience}`);
		connection.exec("BEGIN IMMEDIATE");
		connection.exec(
			"CREATE TABLE IF NOT EXISTS holder (one INTEGER PRIMARY KEY, pid INTEGER, host TEXT)",
		);
		connection
			.prepare("INSERT OR REPLACE INTO holder VALUES (1, ?, ?)")
			.run(process.pid, hostname());
		connection.exec("COMMIT");
		connection.exec("BEGIN IMMEDIATE");
	} catch (cause) {
		const holder = isBusy(cause) ? holderIn(connection) : null;
		connection.close();
		if (holder === null) throw worded(file, cause);
		throw new Error(
			`Another Lectern uses this folder already: process ${holder.pid} on ${holder.host}. Stop that one first, or choose another DATA_DIR. (${file} is let go when its process ends; deleting it helps nobody.)`,
		);
	}
	return { release: () => connection.close() };
}

function holderIn(connection: Connection): { pid: number; host: string } {
	const found = connection
		.prepare<{ pid: number; host: string }>("SELECT pid, host FROM holder")
		.get();
	return found ?? { pid: 0, host: "this machine" };
}
