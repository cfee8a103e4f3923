import type { Connection, Statement } from "./driver.ts";

/** Fills more pages than an act of a lecture does: what is left on a full disk must not pass for room. */
const size = 64 * 1024;

/** Without any act for so long, in ms, it is not known whether the disk still takes one. */
const silence = 10_000;

/**
 * A write that tells whether the store can write. Its text is another one each time: SQLite leaves a page alone that would
 * become the same, and says yes on a full disk.
 */
export class Probe {
	readonly #put: Statement<never>;
	#times = 0;
	#lastWrite = performance.now();

	constructor(connection: Connection) {
		this.#put = connection.prepare<never>(
			"INSERT INTO meta (name, value) VALUES ('probe', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
		);
	}

	/** To be called inside a transaction. */
	write(): void {
		this.#times++;
		this.#put.run(String(this.#times % 10).repeat(size));
	}

	/** Something was written. */
	wroteNow(): void {
		this.#lastWrite = performance.now();
	}

	isDue(): boolean {
		return performance.now() - this.#lastWrite > silence;
	}
}
