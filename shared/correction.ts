import * as v from "valibot";
import { isJson, type Json } from "./json.ts";
import { groupLimits, limits } from "./limits.ts";

/** A key that is given to a question afterwards; whether it is one is said by the question's kind. */
export const KeyValue = v.custom<Json>(
	(raw) =>
		isJson(raw, limits.answerDepth) && JSON.stringify(raw).length <= limits.key,
	`a key has at most ${limits.key} characters`,
);

/**
 * What an instructor changes afterwards in what is right, in this room alone; the quiz stays as it is. `accept`: answers of a group
 * are right; off: it is taken back. `key`: another one; null: the quiz's own again. `scored`: whether the question earns points. `to-all`:
 * everyone in the room has all of its points, answered or not; off: as answers earn them again.
 */
export const Correction = v.variant("is", [
	v.strictObject({
		is: v.literal("accept"),
		group: v.pipe(v.string(), v.minLength(1), v.maxLength(groupLimits.name)),
		on: v.boolean(),
	}),
	v.strictObject({
		is: v.literal("key"),
		key: KeyValue,
	}),
	v.strictObject({ is: v.literal("scored"), on: v.boolean() }),
	v.strictObject({ is: v.literal("to-all"), on: v.boolean() }),
]);
export type Correction = v.InferOutput<typeof Correction>;

/** One that holds. */
export type Corrected = {
	readonly question: number;
	/** On the store's clock, ms. */
	readonly at: number;
	/** The session of who did it. */
	readonly by: string;
} & (
	| { readonly is: "accept"; readonly group: string }
	| { readonly is: "key"; readonly key: Json }
	/**
	 * `toAll`: in the place of what answers earn, everyone has all of its points. A version that knows no such thing has it earn nothing, which
	 * leads to the same places.
	 */
	| { readonly is: "unscored"; readonly toAll?: true }
);
