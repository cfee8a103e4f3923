import * as v from "valibot";
import { limits } from "./limits.ts";

export const RoomSettings = v.strictObject({
	/** Whether a student types a name, may type one, or is given one. */
	names: v.picklist(["required", "optional", "generated"]),
	/** How an answer earns points. */
	scoring: v.picklist(["none", "correctness", "speed"]),
	leaderboard: v.boolean(),
	/** Whether the first answer of a round stands, or the last one before the close. Holds from the next opening. */
	answers: v.picklist(["final", "changeable"]),
	/** Off: phones show letters only, the text is on the screen. */
	textOnPhones: v.boolean(),
	/** When phones show what was correct, the explanation and the student's own points. */
	phonesShow: v.picklist(["reveal", "end", "never"]),
	/** How many students are expected: at three times that number newcomers wait to be let in. Null: nobody knows. */
	expected: v.optional(
		v.nullable(
			v.pipe(
				v.number(),
				v.integer(),
				v.minValue(1),
				v.maxValue(limits.expected),
			),
		),
		null,
	),
	/** On: a newcomer also types the word that the screen shows, another one every minute. */
	word: v.optional(v.boolean(), false),
});
export type RoomSettings = v.InferOutput<typeof RoomSettings>;

export const defaultSettings: RoomSettings = {
	names: "required",
	scoring: "correctness",
	leaderboard: true,
	answers: "changeable",
	textOnPhones: true,
	phonesShow: "reveal",
	expected: null,
	word: false,
};
