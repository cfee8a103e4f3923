import * as v from "valibot";
import { Correction } from "./correction.ts";
import { QuestionIndex } from "./instructor-events.ts";
import type { Json } from "./json.ts";

/** What is told of corrections, made and not yet made. */

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Time = v.pipe(
	v.number(),
	v.description("milliseconds since 1970 on the store's clock"),
);

/** One that holds, as it stands in the results. `toAll`: everyone has its points in the place of what the answers earn. */
export const ToldCorrection = v.variant("is", [
	v.object({ is: v.literal("accept"), group: v.string(), at: Time }),
	v.object({
		is: v.literal("key"),
		key: v.custom<Json>((raw) => raw !== undefined),
		at: Time,
	}),
	v.object({
		is: v.literal("unscored"),
		toAll: v.optional(v.literal(true)),
		at: Time,
	}),
]);

/** Stands for the corrections of a room that hold: goes back with the one that is made on what it tells. */
const Seen = v.pipe(
	v.string(),
	v.description("`seen` of the command that corrects on what this tells"),
);

/** A correction that is not made yet. */
export const CorrectionTry = v.strictObject({
	question: QuestionIndex,
	correction: Correction,
});
export type CorrectionTry = v.InferOutput<typeof CorrectionTry>;

/** So many students' points, and how many points these are together. */
const Moved = v.object({ students: Count, points: v.number() });
const BeforeAndAfter = v.object({ before: v.number(), after: v.number() });

/** What would be other by a correction, and for whom. */
export const CorrectionPreview = v.object({
	seen: Seen,
	/** False: it is so already. */
	changes: v.boolean(),
	/** How far the question is: before the reveal nobody has points of it. */
	state: v.picklist(["not-asked", "open", "closed", "revealed"]),
	/** Whether the room gives points. */
	scored: v.boolean(),
	/** Students in the room. */
	joined: Count,
	/** In the vote that scores, else in the last one. */
	answered: Count,
	/** Share of full marks among these, 0 to 1; null where nothing is right, or nobody answered. */
	right: v.object({
		before: v.nullable(v.number()),
		after: v.nullable(v.number()),
	}),
	gain: Moved,
	lose: Moved,
	/** Students whose place is another. */
	places: Count,
	/** Those whose points are others, the most first. */
	students: v.array(
		v.object({
			seat: v.string(),
			name: v.string(),
			points: BeforeAndAfter,
			place: BeforeAndAfter,
		}),
	),
	/** Of these, who are not listed. */
	others: Count,
});
export type CorrectionPreview = v.InferOutput<typeof CorrectionPreview>;

const ofRecord = {
	question: Count,
	at: Time,
	/** What the device is called on which it was done; null where that has signed out since. */
	device: v.nullable(v.string()),
	/** Whether it is the one that asks. */
	own: v.boolean(),
};

/** What was corrected in a room and holds, oldest first. */
export const CorrectionRecord = v.object({
	seen: Seen,
	corrections: v.array(
		v.variant("is", [
			v.object({ ...ofRecord, is: v.literal("accept"), group: v.string() }),
			v.object({ ...ofRecord, is: v.literal("key") }),
			v.object({ ...ofRecord, is: v.literal("unscored") }),
			v.object({ ...ofRecord, is: v.literal("to-all") }),
		]),
	),
});
export type CorrectionRecord = v.InferOutput<typeof CorrectionRecord>;
