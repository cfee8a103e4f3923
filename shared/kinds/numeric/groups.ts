import type { Groups } from "../kind.ts";

/** Stands before a number that was rounded by one digit more. Of groups of one size those with more of them are told first. */
const rougher = "~";
const digits = 3;

/** A number counts in three groups: rounded to three significant digits, that to two, and that to one. */
export function groupsOf(value: number): string[] {
	const groups = [String(Number(value.toPrecision(digits)))];
	for (let next = wider(groups[0]); next !== null; next = wider(next))
		groups.push(next);
	return groups;
}

/** The group that a group is in; null for those of one digit. */
function wider(group = ""): string | null {
	const level = group.lastIndexOf(rougher) + 1;
	if (level === digits - 1) return null;
	const number = Number(group.slice(level)).toPrecision(digits - 1 - level);
	return rougher.repeat(level + 1) + Number(number);
}

/**
 * The numbers as finely as they are told: a hall's different numbers may be more groups than are. What is not told of a
 * group's parts stands at the group's own number.
 */
export function numbersIn(
	groups: Groups,
): readonly (readonly [value: number, count: number])[] {
	const left = new Map(Object.entries(groups));
	for (const [group, count] of Object.entries(groups)) {
		const within = wider(group);
		if (within !== null) left.set(within, (left.get(within) ?? count) - count);
	}
	const numbers = new Map<number, number>();
	for (const [group, count] of left) {
		const value = Number(group.replace(/~/g, ""));
		if (count > 0) numbers.set(value, (numbers.get(value) ?? 0) + count);
	}
	return [...numbers];
}
