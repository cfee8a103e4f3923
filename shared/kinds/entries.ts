import { limits } from "../limits.ts";
import { comparable, tidy, visible } from "./spelling.ts";

/** What the kinds have in common whose answers are a few texts of the students' own: entries. Nothing is right about them. */
export type Asking = {
	/** How many one student may write. */
	readonly entries: number;
	/** Whether the class sees of them only what the instructor lets pass; else all that is not taken away. */
	readonly moderated: boolean;
};
export type Entries = readonly string[];

/** Bounds of such a kind. */
export interface Most {
	readonly entries: number;
	/** Of one entry, as one sees characters. */
	readonly characters: number;
}

/** Of an answer as JSON text, in bytes: where letters have many, not all entries can be as long as one. */
export const mostBytes: number = limits.answer;
/** One character may be of several (an emoji, a letter with its signs); what is of more on average is no text. */
const mostUnits = 4;
/** Of a group's name, in UTF-16 units. Only what is in scripts of many units is longer, and is shown and counted as it begins. */
const mostName = 240;

/**
 * Case alone is forgiven: a group is shown in the spelling used most, and what an instructor let pass must not become another word by
 * what others write. "Therapist" is not "the rapist", and "años" are not "anos".
 */
const letters = {
	caseCounts: false,
	accentsCount: true,
	spacesCount: true,
};
/** Close to what Unicode says, and the same in browsers that cannot take a text apart by themselves. */
const character =
	/(?:[\u{1F1E6}-\u{1F1FF}]{2}|[\s\S])(?:[\p{M}\p{VS}\u200C]|[\u{1F3FB}-\u{1F3FF}]|[\u{E0020}-\u{E007F}]|\u200D[^\s\p{L}]?)*/gu;

/** How many characters one sees in it. */
export function lengthOf(text: string): number {
	return text.match(character)?.length ?? 0;
}

/** By how many characters a tidied entry is too long. */
export function excessOf(text: string, { characters }: Most): number {
	const most = characters * mostUnits;
	return Math.max(
		0,
		text.length > most ? text.length - most : lengthOf(text) - characters,
	);
}

/** What entries are the same by: case does not matter. */
export function foldOf(text: string): string {
	return comparable(text, letters);
}

export function bytesOf(entries: Entries): number {
	return new TextEncoder().encode(JSON.stringify(entries)).length;
}

/** What a student typed, in canonical form: each entry once, as it was first written. Null where any of it cannot be. */
export function readEntries(
	{ entries: most }: Asking,
	bounds: Most,
	raw: unknown,
): Entries | null {
	if (!Array.isArray(raw) || raw.length < 1 || raw.length > most) return null;
	const entries = new Map<string, string>();
	// A copy: a sparse array's holes are passed over else.
	for (const one of [...raw] as unknown[]) {
		if (typeof one !== "string" || one.length > limits.answer) return null;
		const text = tidy(one);
		if (!visible.test(text) || excessOf(text, bounds) > 0) return null;
		const fold = foldOf(text);
		if (!entries.has(fold)) entries.set(fold, text);
	}
	const read = [...entries.values()];
	return bytesOf(read) > mostBytes ? null : read;
}

/** The name of the group that an entry is counted in: the entry, or how a very long one begins. */
export function nameOf(text: string): string {
	return text.length <= mostName
		? text
		: `${text.slice(0, mostName - 1).replace(/\p{Cs}$/u, "")}…`;
}

export type Spelling = readonly [fold: string, name: string, number: number];

/** How many there are of each fold, under the spelling that is used most, of equals the first by name. Each spelling is given once. */
export function spelled(spellings: readonly Spelling[]): Map<string, number> {
	const byFold = new Map<string, { name: string; most: number; all: number }>();
	for (const [fold, name, number] of spellings) {
		const known = byFold.get(fold) ?? { name, most: 0, all: 0 };
		const isBetter =
			number > known.most || (number === known.most && name < known.name);
		byFold.set(fold, {
			...(isBetter ? { name, most: number } : known),
			all: known.all + number,
		});
	}
	return new Map([...byFold.values()].map(({ name, all }) => [name, all]));
}
