import { fairly } from "./fair.ts";
import type { Distribution, Tally } from "./kind.ts";

/** Entries that may be seen, those of most students first, and how many are beside them. */
export interface EntryCounts extends Distribution {
	readonly groups: readonly EntryCount[];
	readonly others: number;
}

export type EntryCount = {
	readonly text: string;
	/** How many students wrote it. */
	readonly count: number;
};

/** So many, and fewer where they need so many bytes; which, is told by `fairly`. */
const mostTold = { entries: 60, bytes: 3800 };

export function countEntries(
	{ answered, groups, firsts = groups, left }: Tally,
	most = mostTold,
): EntryCounts {
	const all = Object.entries(groups).sort(bySize);
	const encoder = new TextEncoder();
	const claims = all.map(([text, count]) => {
		const group = { text, count };
		const bytes = encoder.encode(JSON.stringify(group)).length + 1;
		return { group, count, first: firsts[text] ?? 0, bytes };
	});
	const told = fairly(claims, most, answered).map(({ group }) => group);
	return { answered, groups: told, others: all.length - told.length + left };
}

type Group = readonly [text: string, count: number];

/** Of equal size by name. */
export function bySize([text, count]: Group, [other, size]: Group): number {
	return size - count || (text < other ? -1 : 1);
}
