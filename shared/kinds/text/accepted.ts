import { isWithin } from "./slips.ts";
import {
	beginningOf,
	comparable,
	most,
	type Strictness,
	tidy,
} from "./spelling.ts";

/** One text that is right: `*` stands for anything, also for nothing; `\*` for a star. */
export type Accepted = {
	readonly text: string;
	/** Of the points, above 0 to 1. */
	readonly share: number;
};

export type Key = {
	readonly accepted: readonly Accepted[];
	/** How many slips are forgiven in an accepted answer without wildcards. */
	readonly typos: number;
};

/** An accepted answer ready to be compared with: what stands between its wildcards. */
interface Pattern {
	readonly parts: readonly string[];
	readonly share: number;
	readonly typos: number;
}

/** Stands for a wildcard: no tidied text has one. */
const anything = "\n";

/** What stands between the wildcards of an accepted answer, unescaped before. */
export function partsOf(text: string): string[] {
	return text.split(anything);
}

/** An accepted answer with its signs for what they stand for. */
export function unescaped(text: string): string {
	return tidy(text).replace(/\\[\\*]|\*/gu, (sign) =>
		sign === "*" ? anything : sign.slice(1),
	);
}

const compiled = new WeakMap<Key, { ask: Strictness; patterns: Pattern[] }>();

/** Best first. Once for each key, as a hall's answers are marked one by one. */
function patternsOf(ask: Strictness, key: Key): readonly Pattern[] {
	const known = compiled.get(key);
	if (known?.ask === ask) return known.patterns;
	const patterns = key.accepted
		.map(({ text, share }) => {
			// All of them in one, as a text may have a hundred.
			const parts = partsOf(comparable(unescaped(text), ask));
			const [whole = ""] = parts;
			// Fewer slips than half of its letters, lest every short word be right.
			const typos = Math.min(key.typos, Math.ceil(whole.length / 2) - 1);
			return { parts, share, typos: parts.length > 1 ? 0 : typos };
		})
		.filter(({ parts }) => parts.some((part) => part !== ""))
		.sort((one, other) => other.share - one.share);
	compiled.set(key, { ask, patterns });
	return patterns;
}

/** The share of the points that this text earns: that of the best accepted answer that it is. */
export function shareOf(ask: Strictness, key: Key, text: string): number {
	const given = comparable(text, ask);
	return (
		patternsOf(ask, key).find((pattern) => isMatch(pattern, given))?.share ?? 0
	);
}

function isMatch({ parts, typos }: Pattern, given: string): boolean {
	const [first = "", ...others] = parts;
	const last = others.pop();
	if (last === undefined)
		return (
			given === first ||
			// A year or a quantity is not right by being nearly so.
			(typos > 0 &&
				isWithin(given, first, typos) &&
				digitsIn(given) === digitsIn(first))
		);
	const end = given.length - last.length;
	if (end < first.length || !given.startsWith(first) || !given.endsWith(last))
		return false;
	let from = first.length;
	// The earliest place leaves most to the others, so nothing is ever tried twice.
	for (const part of others) {
		const at = given.indexOf(part, from);
		if (at === -1) return false;
		from = at + part.length;
	}
	return from <= end;
}

function digitsIn(text: string): string {
	return text.replace(/[^\p{N}]/gu, "");
}

/** Whether the answers of a group are right; null where they are in part, or where its name, only their beginning, does not tell. */
export function isRight(
	ask: Strictness,
	key: Key,
	group: string,
): boolean | null {
	const beginning = beginningOf(group);
	if (beginning === null) {
		const share = shareOf(ask, key, group);
		return share > 0 && share < 1 ? null : share === 1;
	}
	const given = comparable(beginning, ask);
	const open = patternsOf(ask, key).filter(
		({ parts, share }) =>
			share === 1 && parts.length > 1 && parts.at(-1) === "",
	);
	return open.some((pattern) => isMatch(pattern, given)) ? true : null;
}

/** The key that takes the answers of this group too; null where it holds no more. */
export function accept(key: Key, group: string): Key | null {
	const escaped = (text: string) => text.replace(/[\\*]/gu, "\\$&");
	const beginning = beginningOf(group);
	const text = beginning === null ? escaped(group) : `${escaped(beginning)}*`;
	const others = key.accepted.filter((one) => one.text !== text);
	if (others.length >= most.acceptedInAll) return null;
	return { ...key, accepted: [...others, { text, share: 1 }] };
}
