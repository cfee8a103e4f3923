import * as v from "valibot";
import type { Reactions } from "../../shared/reactions.ts";

/** So many of those who raised a hand are told by name. */
const mostSeats = 20;

/** Since when a seat's hand is up. */
const Raised = v.tuple([v.string(), v.number()]);

/** What one node says to the others. */
const Word = v.object({
	hands: v.number(),
	hearts: v.number(),
	/** Those that are up the longest, in that order. */
	first: v.array(Raised),
});

/** `hands`: since when each seat's is up, on the store's clock. Null: there is nothing to say. */
export function wordOf(
	hands: ReadonlyMap<string, number>,
	hearts: number,
): string | null {
	if (hands.size === 0 && hearts === 0) return null;
	const first = longest([...hands]);
	return JSON.stringify({ hands: hands.size, hearts, first });
}

/** The sums of what the nodes said. What another version said in other words is passed over. */
export function reactionsOf(said: readonly string[]): Required<Reactions> {
	const words = said.flatMap((text) => {
		const word = v.safeParse(Word, parsed(text));
		return word.success ? [word.output] : [];
	});
	const sum = (of: "hands" | "hearts") =>
		words.reduce((all, word) => all + word[of], 0);
	return {
		hands: sum("hands"),
		hearts: sum("hearts"),
		seats: longest(words.flatMap(({ first }) => first)).map(([seat]) => seat),
	};
}

function longest(raised: [seat: string, since: number][]) {
	return raised
		.sort(([one, at], [other, otherAt]) =>
			at === otherAt ? (one < other ? -1 : 1) : at - otherAt,
		)
		.slice(0, mostSeats);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
