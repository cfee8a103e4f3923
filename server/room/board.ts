import type { Share } from "../../shared/views.ts";
import type { Scores } from "./marks.ts";

/** Lines of a board. */
const lines = 5;

/**
 * By how many students have how many points, most points first, as long as more share the first place than a board has lines: five names of
 * thirty would be a choice by the alphabet. Null: places tell people apart.
 */
export function sharesOf({ standings }: Scores): Share[] | null {
	const first = standings.filter(({ rank }) => rank === 1).length;
	if (first <= lines) return null;
	const students = new Map<number, number>();
	for (const { score } of standings)
		students.set(score, (students.get(score) ?? 0) + 1);
	return [...students]
		.slice(0, lines)
		.map(([score, number]) => ({ score, students: number }));
}
