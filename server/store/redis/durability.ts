import type { Log } from "./connect.ts";
import { warnOfSettings } from "./health.ts";
import type { Link } from "./link.ts";

/** How often the settings that only the log is told of are read, in ms. */
const settingsEveryMs = 10_000;

/**
 * Whether what Redis says it has stored is on its disk, as of the last look. With its append-only file off all that was
 * told saved is gone with its process; after it was switched on again, so is what came before until the file is written.
 */
export class Durability {
	readonly #link: Link;
	readonly #log: Log;
	readonly #demanded: boolean;
	#fault: string | null = null;
	#settingsAt = performance.now();
	#said: string | null = null;

	/** `demanded`: else a Redis that keeps nothing will do. */
	constructor(link: Link, log: Log, demanded: boolean) {
		this.#link = link;
		this.#log = log;
		this.#demanded = demanded;
	}

	/** Why nothing may be called saved; null when it may. */
	get fault(): string | null {
		return this.#fault;
	}

	async look(): Promise<void> {
		if (this.#demanded) {
			const all = await this.#link.askMasters<string>((master) =>
				master.info("persistence"),
			);
			this.#fault =
				all.map((info) => this.#faultIn(info)).find(Boolean) ?? null;
		}
		if (performance.now() - this.#settingsAt > settingsEveryMs)
			await this.lookAtSettings();
	}

	/** Tells the log what may lose answers, when that became another than it was. */
	async lookAtSettings(): Promise<void> {
		this.#settingsAt = performance.now();
		this.#said = await warnOfSettings(this.#link, this.#log, this.#said);
	}

	#faultIn(info: string): string | null {
		const is = (field: string, value: string) =>
			info.includes(`\n${field}:${value}\r`);
		if (is("aof_enabled", "0"))
			return "Redis keeps nothing over a restart, its append-only file is off: CONFIG SET appendonly yes, or REDIS_DURABLE=0 to do without.";
		if (is("aof_last_write_status", "err"))
			return "Redis cannot write its append-only file.";
		const being =
			is("aof_rewrite_in_progress", "1") || is("aof_rewrite_scheduled", "1");
		if (this.#fault !== null && being)
			return "Redis is writing its append-only file anew.";
		return null;
	}
}
