import * as v from "valibot";
import { lengthFirst } from "./length-first.ts";
import { limits } from "./limits.ts";

export const kindNames = ["single", "multiple", "truefalse", "poll"] as const;
export type KindName = (typeof kindNames)[number];

export const Option = v.strictObject({
	text: v.pipe(v.string(), v.maxLength(limits.optionText)),
	correct: v.boolean(),
});
export type Option = v.InferOutput<typeof Option>;

export const Question = v.strictObject({
	id: v.pipe(
		v.string(),
		v.regex(
			/^[A-Za-z0-9-]{1,64}$/,
			"an id is 1 to 64 letters, digits or dashes",
		),
	),
	kind: v.picklist(kindNames),
	text: v.pipe(v.string(), v.maxLength(limits.questionText)),
	options: lengthFirst(
		limits.optionsMax,
		v.pipe(
			v.array(Option),
			v.minLength(limits.optionsMin),
			v.maxLength(limits.optionsMax),
		),
	),
	explanation: v.pipe(v.string(), v.maxLength(limits.explanation)),
	/** Time limit in seconds, or null for none. */
	seconds: v.nullable(
		v.pipe(
			v.number(),
			v.integer(),
			v.minValue(limits.secondsMin),
			v.maxValue(limits.secondsMax),
		),
	),
	points: v.pipe(
		v.number(),
		v.integer(),
		v.minValue(0),
		v.maxValue(limits.points),
	),
});
export type Question = v.InferOutput<typeof Question>;

/**
 * A quiz as it is written, stored, exported and imported. A draft may be unfinished (empty texts, nothing marked
 * correct): what keeps it from being asked is told by `problemsOf`, not by this schema.
 */
export const Quiz = v.strictObject({
	title: v.pipe(v.string(), v.maxLength(limits.title)),
	description: v.pipe(v.string(), v.maxLength(limits.description)),
	questions: lengthFirst(
		limits.questions,
		v.pipe(
			v.array(Question),
			v.maxLength(limits.questions),
			v.check(
				(questions) =>
					new Set(questions.map((question) => question.id)).size ===
					questions.length,
				"two questions have the same id",
			),
		),
	),
});
export type Quiz = v.InferOutput<typeof Quiz>;
