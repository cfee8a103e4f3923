import * as v from "valibot";

/** `react`: raises or takes down the own hand, or says that one likes this. */
export const React = v.strictObject({
	what: v.picklist(["hand", "heart"]),
	on: v.boolean(),
	/** Of a hand that is told again after a break: since when it was up, as the reply said. */
	since: v.optional(v.number()),
});
export type React = v.InferOutput<typeof React>;

/** What this seat has up now. */
export interface OwnReactions {
	readonly hand: boolean;
	/** Since when it is up, ms on the server's clock. */
	readonly since?: number;
	/** Its heart is counted for so many ms more; 0: it has none. */
	readonly heartMs: number;
}

/** A heart is of a moment: it is counted for so long, ms. */
export const heartMs = 10_000;

/** In a pulse, of a room that takes them. */
export interface Reactions {
	/** Raised ones, over all nodes. */
	readonly hands: number;
	readonly hearts: number;
	/** For instructors alone, where students have names of their own: who raised theirs, the longest first, at most twenty. */
	readonly seats?: readonly string[];
}
