import * as v from "valibot";
import { limits } from "./limits.ts";

export const RoomSettings = v.strictObject({
	/** Whether a student types a name, may type one, or is given one. */
	names: v.picklist(["required", "optional", "generated"]),
	/** How an answer earns points. */
	scoring: v.picklist(["none", "correctness", "speed"]),
	/** By speed, what a point of a question comes to: 1 in rooms of before there were thousands. */
	perPoint: v.optional(v.picklist([1, 1000]), 1),
	leaderboard: v.boolean(),
	/** Whether the first answer of a round stands, or the last one before the close. Holds from the next opening. */
	answers: v.picklist(["final", "changeable"]),
	/** Off: phones show letters only, the text is on the screen. */
	textOnPhones: v.boolean(),
	/** When phones show what was correct, the explanation and the student's own points. */
	phonesShow: v.picklist(["reveal", "end", "never"]),
	/** Whether the lobby on the screen shows the names of those who came last. */
	namesOnScreen: v.optional(v.boolean(), false),
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
	/** Whether the next question is first shown, to be read aloud, or opened at once. */
	next: v.optional(v.picklist(["read", "open"]), "read"),
	/** Whether a round closes once all who are connected have answered, some seconds later. */
	closes: v.optional(v.picklist(["hand", "all"]), "hand"),
	/** What comes with the close: nothing; the bars; with a close by hand what is right, too. */
	withClose: v.optional(v.picklist(["nothing", "bars", "answer"]), "nothing"),
	/** Between which shares of right answers, in percent, students shall talk and be asked again. */
	talk: v.optional(v.picklist(["never", "30-70", "35-70", "40-60"]), "never"),
	/** Whether a room that was left open ends by itself, some hours after the last act. */
	idle: v.optional(v.picklist(["stay", "end"]), "stay"),
	/** Whether the screen has the explanation beside the answer where there is room, or each one by a press of its own. */
	why: v.optional(v.picklist(["beside", "press"]), "beside"),
	/** Whether the end shows all of the podium, or third, second and first by a press each. */
	podium: v.optional(v.picklist(["whole", "press"]), "whole"),
	/** Whether phones say at a reveal how many answers of their own were right in a row. It earns nothing. */
	streaks: v.optional(v.boolean(), false),
	/** What is heard at the screen: nothing; beeps in the last three seconds of a round; and a sound as a question opens and at its answer. */
	sound: v.optional(v.picklist(["off", "countdown", "all"]), "off"),
	/** Whether phones have a hand to raise, and a heart. */
	reactions: v.optional(v.boolean(), false),
	/** Whether phones ask with an answer how sure one is of it. */
	confidence: v.optional(v.boolean(), false),
	/** Whether each student may open the own results, on the phone and by a personal link: what phones were shown, and no more. */
	ownResults: v.optional(v.boolean(), true),
});
export type RoomSettings = v.InferOutput<typeof RoomSettings>;

/** What a room has that was told nothing else: nothing goes by itself. */
export const defaultSettings: RoomSettings = {
	names: "required",
	scoring: "correctness",
	perPoint: 1,
	leaderboard: true,
	answers: "changeable",
	textOnPhones: true,
	phonesShow: "reveal",
	namesOnScreen: false,
	expected: null,
	word: false,
	next: "read",
	closes: "hand",
	withClose: "nothing",
	talk: "never",
	idle: "stay",
	why: "beside",
	podium: "whole",
	streaks: false,
	sound: "off",
	reactions: false,
	confidence: false,
	ownResults: true,
};

/**
 * What our pages offer for a new room: two presses for each question, one that asks it and one that shows the answer, and a stop in between
 * where talking is worth it.
 */
export const offeredSettings: RoomSettings = {
	...defaultSettings,
	perPoint: 1000,
	next: "open",
	closes: "all",
	withClose: "answer",
	talk: "30-70",
	idle: "end",
	podium: "press",
};
