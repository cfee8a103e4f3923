import * as real from "../../../client/link/outbox.ts";
import type { Storing } from "../../../client/link/storage.ts";

export * from "../../../client/link/outbox.ts";

const nowhere: Storing = {
	getItem: () => null,
	setItem: () => {},
	removeItem: () => {},
};

/** M8. */
export const openOutbox: typeof real.openOutbox = (ports) =>
	real.openOutbox({ ...ports, storage: nowhere });
