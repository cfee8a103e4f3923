import * as v from "valibot";
import { RoundNumber, SinceQuery } from "./rest.ts";

/** Of whom it is asked whether they answered. */
export const AnsweredQuery = v.object({
	...SinceQuery.entries,
	round: v.optional(
		v.pipe(
			RoundNumber,
			v.description("of this round alone, in the order in which they answered"),
		),
	),
});

/** Seats of a room that have answered any question of it, or a round, some at a time. */
export const Answered = v.object({
	seats: v.array(v.string()),
	next: v.exactOptional(
		v.pipe(
			v.string(),
			v.description(
				"of a round: goes into `after`, for those who answer later",
			),
		),
	),
	more: v.exactOptional(
		v.pipe(v.boolean(), v.description("of a round: there are more already")),
	),
});
export type Answered = v.InferOutput<typeof Answered>;
