import * as real from "../../../server/live/retention.ts";

export * from "../../../server/live/retention.ts";

/** Between two runs of one node, ms. */
export const everyMs = 2000;

/** F22: rooms are looked through every two seconds. */
export class Retention extends real.Retention {
	constructor(options: real.RetentionOptions) {
		const pace = { first: everyMs, every: everyMs, look: everyMs };
		super({ ...options, pace: { ...real.usualPace, ...pace } });
	}
}
