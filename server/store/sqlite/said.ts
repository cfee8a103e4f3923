import type { Said } from "../room-store.ts";
import { saidOf } from "../said.ts";

/** The columns of answers and offers that hold what is kept of one. */
export interface StoredSaid {
	/** The JSON text of the value. */
	readonly choice: string;
	readonly groups: string | null;
	readonly more: string | null;
}

export function readSaid({ choice, groups, more }: StoredSaid): Said {
	return saidOf({ value: choice, groups, more });
}
