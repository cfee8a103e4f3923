import * as v from "valibot";

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
});
export type RoomSettings = v.InferOutput<typeof RoomSettings>;

export const defaultSettings: RoomSettings = {
	names: "required",
	scoring: "correctness",
	leaderboard: true,
	answers: "changeable",
	textOnPhones: true,
	phonesShow: "reveal",
};
