import type { DeskPart } from "./part.ts";
import * as words from "./words.en.ts";

/** Of a kind that only a newer version knows: kept as it is, and told. */
export const unknownDesk: DeskPart = {
	label: words.unknownKind,
	hint: words.thisVersionDoesNotKnow,
	note: null,
	Edit: () => null,
	Preview: () => null,
	Small: () => null,
	hold: ({ ask, key }) => ({ ask, key }),
	differences: (mine, theirs) => [
		...(isSame(mine.ask, theirs.ask) ? [] : [words.whatItAsks]),
		...(isSame(mine.key, theirs.key) ? [] : [words.whatIsCorrect]),
	],
	sayRound: () => "",
};

function isSame(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
