import * as v from "valibot";
import { At, QuestionIndex } from "./instructor-events.ts";
import { Question } from "./quiz.ts";

const Revision = v.pipe(v.number(), v.integer(), v.minValue(0));
const Of = { revision: Revision } as const;

/**
 * What an instructor changes in the questions of a room that runs, in this room alone; the quiz stays as it is. `revision`: of the
 * questions that their page showed; where they were changed since, it is refused as stale and changes nothing. What was asked keeps its
 * place and how its answers are read.
 */
export const Change = v.variant("do", [
	/** A question as it is from now on, with the id that it has. Of one that was asked the words alone, its explanation and its time. */
	v.strictObject({
		do: v.literal("mend"),
		...Of,
		question: QuestionIndex,
		to: Question,
	}),
	/** One more, at this place: behind all that were asked. */
	v.strictObject({
		do: v.literal("add"),
		...Of,
		at: QuestionIndex,
		question: Question,
	}),
	/** To another place; none in between was asked. */
	v.strictObject({
		do: v.literal("move"),
		...Of,
		question: QuestionIndex,
		to: QuestionIndex,
	}),
	/** Whether the lecture leads past it. */
	v.strictObject({
		do: v.literal("skip"),
		...Of,
		question: QuestionIndex,
		on: v.boolean(),
	}),
	/** One that nobody prepared: behind where the room stands, and opened at once. What is right may be said afterwards. */
	v.strictObject({ do: v.literal("ask"), at: At, question: Question }),
]);
export type Change = v.InferOutput<typeof Change>;
