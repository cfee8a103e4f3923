import type { RetentionOptions } from "../../../server/live/retention.ts";
import { changed } from "../../rig/changed.ts";
import { Retention as Hurried } from "./retention-hurried.ts";

export * from "./retention-hurried.ts";

/** M14. */
export class Retention extends Hurried {
	constructor(options: RetentionOptions) {
		const { store } = options;
		let told = 0;
		const byRedis = changed(store, {
			async now() {
				told = (await store.now()) + (await store.clockOff());
				return told;
			},
			clockOff: async () => 0,
		});
		super({ ...options, store: byRedis, steady: () => told });
	}
}
