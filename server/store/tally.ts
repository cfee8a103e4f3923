import type { Groups } from "../../shared/kinds/kind.ts";
import { limits } from "../../shared/limits.ts";
import { largestOf } from "../room/tally.ts";
import type { Said } from "./room-store.ts";
import { turn } from "./turn.ts";

/** The answers of a round, counted. */
export type Counted = Omit<Tally, "joined" | "waiting">;

/** So many are counted at once: less than a ms. */
const mostAtOnce = 500;

/** Counts answers that were not counted as they came. Whoever waits for the process comes in between. */
export async function countAnswers<T>(
	stored: readonly T[],
	read: (one: T) => Said,
): Promise<Counted> {
	const counts = new Map<string, number>();
	const values = new Map<string, number>();
	for (const [index, one] of stored.entries()) {
		if (index % mostAtOnce === mostAtOnce - 1) await turn();
		const { value, groups } = read(one);
		if (groups === undefined) add(values, JSON.stringify(value));
		else for (const name of groups) add(counts, name);
	}
	const answered = stored.length;
	return { answered, ...largestOf(counts), values: Object.fromEntries(values) };
}

function add(counts: Map<string, number>, name: string): void {
	counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** What a store has counted of a round's answers as they came. A group may be called as a property that every object has. */
export interface Stored {
	readonly answered: number;
	/** Of answers without groups. */
	readonly values: Groups;
	readonly largest: Groups;
	/** How many groups there are; null where they were not counted. */
	readonly groups: number | null;
}

/** Null: not all was counted. */
export function countedFrom(stored: Stored): Counted | null {
	const { answered, values, largest, groups } = stored;
	const known = Object.values(values).reduce((sum, number) => sum + number, 0);
	if (groups === null)
		return known === answered
			? { answered, groups: {}, left: 0, values }
			: null;
	const left = Math.max(0, groups - limits.groupsTold);
	return { answered, groups: largest, left, values };
}

export interface Tally {
	readonly joined: number;
	/** In the line. */
	readonly waiting: number;
	readonly answered: number;
	/** The `limits.groupsTold` largest: by their number, then by their name in the order of its bytes, both falling. */
	readonly groups: Groups;
	/** How many other groups there are. */
	readonly left: number;
	/** Answers that were stored without groups, by the JSON text of their value. */
	readonly values: Groups;
}
