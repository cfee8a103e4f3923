import type { Distribution, Tally } from "./kind.ts";

/** The entries that may be seen, those of most students first, and how many are beside them. */
export interface EntryCounts extends Distribution {
	readonly groups: readonly EntryCount[];
	readonly others: number;
}

export type EntryCount = {
	readonly text: string;
	/** How many students wrote it. */
	readonly count: number;
};

/** So many, and fewer where they need so many bytes. */
const mostTold = { groups: 60, bytes: 3800 };

export function countEntries(
	{ answered, groups, left }: Tally,
	most = mostTold,
): EntryCounts {
	const all = Object.entries(groups).sort(bySize);
	const told: EntryCount[] = [];
	const encoder = new TextEncoder();
	let bytes = 0;
	for (const [text, count] of all.slice(0, most.groups)) {
		const group = { text, count };
		bytes += encoder.encode(JSON.stringify(group)).length + 1;
		if (bytes > most.bytes) break;
		told.push(group);
	}
	return { answered, groups: told, others: all.length - told.length + left };
}

type Group = readonly [text: string, count: number];

/** Of equal size by name. */
export function bySize([text, count]: Group, [other, size]: Group): number {
	return size - count || (text < other ? -1 : 1);
}
