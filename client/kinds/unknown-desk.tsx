import type { DeskPart } from "./part.ts";

/** Of a kind that only a newer version knows: kept as it is, and told. */
export const unknownDesk: DeskPart = {
	label: "Unknown kind",
	hint: "This version of Lectern does not know this kind of question. It keeps it as it is.",
	note: null,
	Edit: () => null,
	Preview: () => null,
	Small: () => null,
	hold: ({ ask, key }) => ({ ask, key }),
	differences: (mine, theirs) => [
		...(isSame(mine.ask, theirs.ask) ? [] : ["what it asks"]),
		...(isSame(mine.key, theirs.key) ? [] : ["what is correct"]),
	],
	sayRound: () => "",
};

function isSame(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
