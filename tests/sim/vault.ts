import type { MachineClock } from "../../server/store/machine-clock.ts";
import {
	type Connection,
	connect,
	type Value,
} from "../../server/store/sqlite/driver.ts";
import {
	openStores,
	type SqliteStores,
} from "../../server/store/sqlite/open.ts";

/** All rows of all tables, by table. */
export type Copy = ReadonlyMap<string, readonly Record<string, Value>[]>;

/**
 * A store in memory that can be put back to what it once was while nodes go on using it, as a backup or a replica with a
 * lost tail would do it: another history begins, the time goes on.
 */
export class Vault {
	readonly stores: SqliteStores;
	readonly #connection: Connection;
	#histories = 0;

	constructor(machine: MachineClock) {
		this.#connection = connect(":memory:");
		this.stores = openStores(this.#connection, ":memory:", machine);
	}

	copy(): Copy {
		return new Map(
			this.#tables().map((table) => [
				table,
				this.#connection
					.prepare<Record<string, Value>>(`SELECT * FROM ${table}`)
					.all(),
			]),
		);
	}

	/** Puts a copy back; returns the epoch of the history that begins with it. */
	restore(copy: Copy): string {
		const epoch = `history-${++this.#histories}`;
		const connection = this.#connection;
		connection.exec("PRAGMA foreign_keys = OFF; BEGIN");
		for (const table of this.#tables()) connection.exec(`DELETE FROM ${table}`);
		for (const [table, rows] of copy) {
			// What triggers have put there of the tables before it.
			connection.exec(`DELETE FROM ${table}`);
			for (const row of rows) {
				const names = Object.keys(row);
				const marks = names.map(() => "?").join(", ");
				connection
					.prepare(
						`INSERT INTO ${table} (${names.join(", ")}) VALUES (${marks})`,
					)
					.run(...Object.values(row));
			}
		}
		connection
			.prepare("UPDATE meta SET value = ? WHERE name = 'epoch'")
			.run(epoch);
		connection.exec("COMMIT; PRAGMA foreign_keys = ON");
		return epoch;
	}

	#tables(): string[] {
		return this.#connection
			.prepare<{ name: string }>(
				"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
			)
			.all()
			.map(({ name }) => name);
	}
}
