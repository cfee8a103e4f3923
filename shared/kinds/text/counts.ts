import type { Distribution, Tally } from "../kind.ts";
import { isRight, type Key } from "./accepted.ts";
import type { Strictness } from "./spelling.ts";

/** The largest groups, largest first, and how many answers in how many groups are beside them. */
export interface TextCounts extends Distribution {
	readonly groups: readonly TextCount[];
	readonly others: { readonly answers: number; readonly groups: number };
}

export type TextCount = {
	readonly text: string;
	readonly count: number;
	/** Only when it may be known. Null: in part, or some of them may be. */
	readonly isRight?: boolean | null;
};

/** So many groups, and fewer where they need so many bytes: names in scripts of three bytes are long ones. */
const mostGroups = 24;
const mostBytes = 3800;

type Entry = readonly [text: string, count: number];

export function countTexts(
	ask: Strictness,
	key: Key | null,
	{ answered, groups, left }: Tally,
): TextCounts {
	const all = Object.entries(groups);
	const told = fitting(largest(all));
	const inTold = told.reduce((sum, [, count]) => sum + count, 0);
	return {
		answered,
		groups: told.map(([text, count]) => ({
			text,
			count,
			...(key === null ? {} : { isRight: isRight(ask, key, text) }),
		})),
		others: {
			answers: answered - inTold,
			groups: all.length - told.length + left,
		},
	};
}

/** Largest first, equal ones by name. */
function largest(all: readonly Entry[]): Entry[] {
	return [...all]
		.sort((one, other) => (isBefore(one, other) ? -1 : 1))
		.slice(0, mostGroups);
}

function isBefore([text, count]: Entry, [otherText, otherCount]: Entry) {
	return count > otherCount || (count === otherCount && text < otherText);
}

/** Room for whether it is right is kept, so that a reveal shows the same groups. */
function fitting(entries: readonly Entry[]): readonly Entry[] {
	const encoder = new TextEncoder();
	let bytes = 0;
	const end = entries.findIndex(([text, count]) => {
		const told = JSON.stringify({ text, count, isRight: false });
		bytes += encoder.encode(told).length + 1;
		return bytes > mostBytes;
	});
	return end === -1 ? entries : entries.slice(0, end);
}
