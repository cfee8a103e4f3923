import type { Log } from "../live/log.ts";
import type { Metrics } from "./metrics.ts";

/** In a minute at one node; more than people mistype, also when a hall comes. */
const many = {
	password: 20,
	link: 20,
	"results-link": 20,
	"recovery-words": 20,
	code: 200,
	word: 200,
} as const;
export type Secret = keyof typeof many;

const minuteMs = 60_000;

/** What was tried in vain: each is counted, and many in a minute are told in the log, once in that minute, of nobody in particular. */
export class Alarms {
	readonly #metrics: Metrics;
	readonly #log: Log;
	readonly #tried = new Map<Secret, { since: number; times: number }>();

	constructor(metrics: Metrics, log: Log) {
		this.#metrics = metrics;
		this.#log = log;
	}

	wrong(what: Secret): void {
		this.#metrics.triedInVain(what);
		const now = performance.now();
		const known = this.#tried.get(what);
		const tried =
			known !== undefined && now - known.since < minuteMs
				? known
				: { since: now, times: 0 };
		this.#tried.set(what, tried);
		tried.times++;
		if (tried.times !== many[what]) return;
		const fields = { what, within: Math.round((now - tried.since) / 1000) };
		this.#log.warn(fields, `${tried.times} wrong ones were tried in a minute`);
	}

	roomLocked(): void {
		this.#metrics.roomLocked();
		this.#log.warn({}, "newcomers of a room wait to be let in: too many came");
	}
}
