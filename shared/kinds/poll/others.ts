import { foldOf, spelled } from "../entries.ts";
import { bySize } from "../entry-counts.ts";

/** Texts with how often each was given, as they are spelled most: without what does not tell them apart. Most first. */
export function countOthers(
	texts: readonly string[],
): { readonly text: string; readonly count: number }[] {
	const counts = new Map<string, number>();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	const spellings = [...counts].map(
		([text, count]) => [foldOf(text), text, count] as const,
	);
	return [...spelled(spellings)]
		.sort(bySize)
		.map(([text, count]) => ({ text, count }));
}
