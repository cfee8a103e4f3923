import type { Keys } from "./keys.ts";
import type { Link } from "./link.ts";

/**
 * Of all that is kept in Redis. 1 had no number. 2: a quiz and a question have `v`, `ask` and `key`, an answer in the bin has a `value`,
 * and an answer that has groups is stored by names (`lua/rows.lua`);
 * what 1 stored is read as it is. 3: rows of ended rooms can be packed (`packs.ts`), which a program that knows 2 cannot read; it is 2
 * until the first room is. A format that this program does not know is none to write into.
 */
export const redisFormat = 3;
const withoutPacked = 2;

/** The format of what is there, as of the last look. */
export class Format {
	readonly #link: Link;
	readonly #keys: Keys;
	#isKnown = false;
	#fault: string | null = null;

	constructor(link: Link, keys: Keys) {
		this.#link = link;
		this.#keys = keys;
	}

	/** Why this program must not touch it; null when it may, or when nobody knows yet. */
	get fault(): string | null {
		return this.#fault;
	}

	/** Reads it once, and writes a newer one where there is an older one. Rejects when Redis cannot be asked. */
	async look(): Promise<void> {
		if (this.#isKnown) return;
		const { format } = this.#keys;
		const stored = Number((await this.#link.ask("get", format)) ?? 1);
		if (stored > redisFormat) {
			this.#fault = `The data in this Redis was written by a newer Lectern (format ${stored}, this one knows ${redisFormat}). Start the newer program, or choose another REDIS_PREFIX.`;
			return;
		}
		if (stored < withoutPacked)
			await this.#link.ask("set", format, withoutPacked);
		this.#fault = null;
		this.#isKnown = true;
	}

	/** Before a room is packed: from then on no older program begins with this data. */
	async raise(): Promise<void> {
		await this.look();
		if (this.#fault !== null) throw new Error(`Redis: ${this.#fault}`);
		await this.#link.ask("set", this.#keys.format, redisFormat);
	}
}
