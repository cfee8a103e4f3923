import { statSync } from "node:fs";
import {
	adviceOn,
	type Connection,
	patient,
	type Statement,
} from "./driver.ts";
import { FileWatch } from "./file-watch.ts";
import { Probe } from "./probe.ts";

/** One connection with its acts: every method of the stores is one of them. */
export class Database {
	readonly #connection: Connection;
	readonly #watch: FileWatch;
	readonly #probe: Probe;
	#fault: string | null = null;
	#open = true;
	#beside: (last: boolean) => void = () => {};

	/** The connection's file has this program's format. */
	constructor(connection: Connection, file: string) {
		this.#connection = connection;
		this.#watch = new FileWatch(file);
		this.#probe = new Probe(connection);
	}

	prepare<Row>(sql: string): Statement<Row> {
		return this.#connection.prepare<Row>(sql);
	}

	/** Does this in every transaction too, and in one of its own at the end. */
	beside(act: (last: boolean) => void): void {
		this.#beside = act;
	}

	/**
	 * Runs `act` as one transaction that is on the disk when this returns, in the file that the next start will find. Throws
	 * after undoing all of it; where the file went away meanwhile, what was done is where the file is now.
	 */
	write<T>(act: () => T): T {
		try {
			this.#demandFiles();
			this.#connection.exec("BEGIN IMMEDIATE");
			const result = act();
			this.#beside(false);
			this.#connection.exec("COMMIT");
			this.#demandFiles();
			this.#fault = null;
			this.#probe.wroteNow();
			return result;
		} catch (cause) {
			this.#undo();
			this.#fault = adviceOn(cause);
			throw cause;
		}
	}

	#demandFiles(): void {
		const fault = this.#watch.fault();
		if (fault !== null) throw new Error(fault);
	}

	/** SQLite undoes some failed transactions by itself; then there is nothing left to roll back. */
	#undo(): void {
		try {
			this.#connection.exec("ROLLBACK");
		} catch {}
	}

	/** Empties the write-ahead log, where deleted rows could still be read. False: another program uses the file now. */
	emptyLog(): boolean {
		return this.#atOnce(() => this.#truncateLog());
	}

	/**
	 * Writes the whole file anew, about 10 ms per MB, with as much disk beside it meanwhile. Throws when it could not, also
	 * when another program uses the file now.
	 */
	rewrite(): void {
		this.#atOnce(() => {
			this.#connection.exec("VACUUM");
			if (!this.#truncateLog())
				throw new Error("Another program is reading the database file.");
		});
	}

	#truncateLog(): boolean {
		const log = this.#connection
			.prepare<{ busy: number }>("PRAGMA wal_checkpoint(TRUNCATE)")
			.get();
		return log?.busy === 0;
	}

	/** What can be done later shall not make everybody wait for another program. */
	#atOnce<T>(act: () => T): T {
		this.#connection.exec("PRAGMA busy_timeout = 0");
		try {
			return act();
		} finally {
			this.#connection.exec(patient);
		}
	}

	/** Why nothing can be stored now; empty when it can. After a failed write only a write that works tells it is over. */
	faults(): string[] {
		if (!this.#open) return ["The database is closed."];
		const gone = this.#watch.fault();
		if (gone !== null) return [gone];
		if (this.#fault === null && !this.#probe.isDue()) return [];
		try {
			this.write(() => this.#probe.write());
			return [];
		} catch {
			return [`The database cannot be written: ${this.#fault}`];
		}
	}

	/** Leaves all in the one file: some drivers let the log stand, and a copy of the file alone would lack it. */
	close(): void {
		if (!this.#open) return;
		this.#open = false;
		try {
			this.write(() => this.#beside(true));
		} catch {
			// The time of the last writing is kept: that does too.
		}
		try {
			this.#truncateLog();
		} finally {
			this.#connection.close();
		}
	}
}

/** Tells this very file from a copy of it. Null for a database in memory, or when the file is gone. */
export function identityOf(file: string): string | null {
	const found = statSync(file, { throwIfNoEntry: false });
	return found === undefined ? null : `${found.ino}:${found.birthtimeMs}`;
}
