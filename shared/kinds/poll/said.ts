import { foldOf, nameOf } from "../entries.ts";
import { countEntries, type EntryCount } from "../entry-counts.ts";
import type { Tally } from "../kind.ts";
import type { Other } from "./other.ts";

/** Before words by which answers are counted. It comes before the names of all other groups, so that of equally large ones those are told. */
const mark = '"';

/** A picture has the options beside them. */
const most = { entries: 20, bytes: 2500 };

/** The group of an answer in words of one's own, where the class may see them. */
export function groupOf({ other }: Other): string {
	return nameOf(mark + other);
}

/** The words of such a group; null: it is another one. */
export function wordsOf(group: string): string | null {
	return group.startsWith(mark) ? group.slice(mark.length) : null;
}

/** Words are the same whatever their case. */
export function foldGroup(group: string): string {
	const words = wordsOf(group);
	return words === null ? group : mark + foldOf(words);
}

/** The words of a tally, those of most students first. */
export function countSaid(tally: Tally): readonly EntryCount[] {
	const said = Object.entries(tally.groups).flatMap(([group, count]) => {
		const words = wordsOf(group);
		return words === null ? [] : [[words, count] as const];
	});
	const groups = Object.fromEntries(said);
	return countEntries({ ...tally, groups }, most).groups;
}
