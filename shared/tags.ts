import * as v from "valibot";
import { fold, tidy, visible } from "./kinds/spelling.ts";
import { lengthFirst } from "./length-first.ts";
import { limits } from "./limits.ts";

/** Between tags where several are typed in one line. */
const between = /[,،、\n]+/u;

/** What makes two tags the same: not their case. */
export function tagKeyOf(tag: string): string {
	return fold(tag, {
		caseCounts: false,
		accentsCount: true,
		spacesCount: true,
	});
}

/** As they are stored: composed, with single spaces, none empty, each once in the spelling that came first, and not too many. */
export function tidyTags(tags: readonly string[]): string[] {
	const kept = new Map<string, string>();
	for (const raw of tags) {
		const tag = tidy(raw.split(between).join(" "))
			.slice(0, limits.tag)
			.replace(/[\s\p{Cs}]+$/u, "");
		const key = tagKeyOf(tag);
		if (visible.test(tag) && !kept.has(key)) kept.set(key, tag);
	}
	return [...kept.values()].slice(0, limits.tags);
}

/** As they stand in a line, untidied. */
export function splitTags(line: string): string[] {
	return line.split(between);
}

/** Tags that were typed in one line. */
export function readTags(line: string): string[] {
	return tidyTags(splitTags(line));
}

/** The way back. */
export function writeTags(tags: readonly string[]): string {
	return tags.join(", ");
}

/** The quiz with these tags; without the field where there are none, as in quizzes that never had any. */
export function withTags<Q extends object>(
	quiz: Q & { tags?: string[] },
	tags: string[],
): Q & { tags?: string[] } {
	const { tags: _, ...rest } = quiz;
	const bare = rest as Q;
	return tags.length === 0 ? bare : { ...bare, tags };
}

const Written = lengthFirst(
	limits.tags,
	v.pipe(
		v.array(v.pipe(v.string(), v.maxLength(limits.tag))),
		v.maxLength(limits.tags),
	),
);
export const Tags = v.pipe(
	Written,
	v.transform((tags) => tidyTags(tags)),
);
