import type { Log } from "./log.ts";

/** Different things that are kept in mind at once. */
const most = 100;

/**
 * The same log, in which one and the same warning stands at most once in so many ms, with the number of times that it was
 * left out since: a store that is away for a minute fails thousands of acts, all for one reason.
 */
export function seldom(log: Log, everyMs: number): Log {
	const said = new Map<string, { at: number; leftOut: number }>();

	function sparingly(level: "warn" | "error") {
		return (fields: object, message: string): void => {
			const reason =
				"error" in fields && fields.error instanceof Error
					? fields.error.message
					: "";
			const key = `${level} ${message} ${reason}`;
			const now = performance.now();
			const last = said.get(key);
			if (last !== undefined && now - last.at < everyMs) {
				last.leftOut++;
				return;
			}
			const leftOut = last?.leftOut ?? 0;
			said.delete(key);
			said.set(key, { at: now, leftOut: 0 });
			if (said.size > most) {
				const [oldest] = said.keys();
				if (oldest !== undefined) said.delete(oldest);
			}
			log[level](leftOut === 0 ? fields : { ...fields, leftOut }, message);
		};
	}

	return {
		info: (fields, message) => log.info(fields, message),
		warn: sparingly("warn"),
		error: sparingly("error"),
	};
}
