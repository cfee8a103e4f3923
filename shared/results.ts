import * as v from "valibot";
import type { Json } from "./json.ts";
import { AnswerResult, QuestionResult, Results } from "./rest.ts";

/** The results of a room in parts, as their page reads them: what a lecture comes to, who took part, one student, one round. */

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What the whole room comes to, in the votes that count. */
export const Sums = v.object({
	/** Students who are in the room still and answered anything. */
	answered: Count,
	/** Questions that were asked and that something is right about. */
	judged: Count,
	/** How many of those one student had right, in the mean; null where there is none. */
	mean: v.nullable(v.number()),
	/** Which share of the answers that count is right, 0 to 1; null where there is none. */
	share: v.nullable(v.number()),
	/** How many students had none right, one, two and so on; empty where nothing is judged. */
	spread: v.array(Count),
});
export type Sums = v.InferOutput<typeof Sums>;

const { room, settings, keptUntil } = Results.entries;

/** Everything of a room's results but its students. */
export const ResultsOverview = v.object({
	room,
	settings,
	keptUntil,
	questions: v.array(QuestionResult),
	sums: Sums,
});
export type ResultsOverview = v.InferOutput<typeof ResultsOverview>;

/** One student's row in a list. */
export const ResultRow = v.object({
	seat: v.string(),
	name: v.string(),
	/** Left out for who was not. */
	removed: v.exactOptional(v.literal(true)),
	score: v.number(),
	/** Null for a removed student. */
	rank: v.nullable(Count),
	/** How many questions there is an answer to. */
	answered: Count,
});
export type ResultRow = v.InferOutput<typeof ResultRow>;
/** In the order of joining. */
export const ResultRows = v.object({ students: v.array(ResultRow) });
export type ResultRows = v.InferOutput<typeof ResultRows>;

/** What one student answered, in the order in which it was asked. */
export const StudentAnswers = v.object({ answers: v.array(AnswerResult) });
export type StudentAnswers = v.InferOutput<typeof StudentAnswers>;

/** What was answered in one round, by whomever. */
export const RoundValues = v.object({
	values: v.array(v.custom<Json>((raw) => raw !== undefined)),
});
export type RoundValues = v.InferOutput<typeof RoundValues>;
