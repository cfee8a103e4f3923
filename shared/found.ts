import * as v from "valibot";
import { limits } from "./limits.ts";
import { QuizSummary } from "./rest.ts";

/** What is searched for in the library, and what was found. */

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const SearchQuery = v.object({
	words: v.pipe(
		v.string(),
		v.maxLength(limits.search),
		v.regex(/\S/, "at least one word"),
		v.description(
			"Each must stand in a quiz's title, description or tags, or in one of its questions; case and accents do not count",
		),
	),
	tag: v.optional(
		v.pipe(
			v.string(),
			v.maxLength(limits.tag),
			v.description("Only among quizzes that have it"),
		),
	),
	archived: v.optional(
		v.pipe(
			v.picklist(["true", "false"]),
			v.description("Among the quizzes in the archive, or among all others"),
			v.transform((said) => said === "true"),
		),
		"false",
	),
});
export const FoundQuiz = v.object({
	...QuizSummary.entries,
	/** In how many of its questions the words were found. */
	hits: Count,
	/** The first of these. */
	found: v.array(
		v.object({
			id: v.string(),
			/** In the quiz, from 0. */
			place: Count,
			/** What people call it by: among the quiz's questions, or among its slides, from 1. An older version did not say. */
			number: v.exactOptional(Count),
			kind: v.string(),
			/** Its prompt, or the part of it that has the words. */
			text: v.string(),
			/** The same of its options and explanation, where they have words that the prompt has not. */
			beside: v.optional(v.string()),
		}),
	),
});
export type FoundQuiz = v.InferOutput<typeof FoundQuiz>;
/** Those with the words in their title first. */
export const Found = v.object({
	quizzes: v.array(FoundQuiz),
	/** How many others have the words. */
	more: Count,
	/** In how many questions of all of these they were found. */
	hits: Count,
	/** How many have them where was not looked: in the archive, or outside it. */
	elsewhere: Count,
});
export type Found = v.InferOutput<typeof Found>;
