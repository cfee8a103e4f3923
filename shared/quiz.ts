import * as v from "valibot";
import { Branding } from "./branding.ts";
import type { Json } from "./json.ts";
import { kinds } from "./kinds/kinds.ts";
import { lengthFirst } from "./length-first.ts";
import { limits } from "./limits.ts";
import { Tags } from "./tags.ts";

/** A question as its author writes it. `ask` is all that a phone needs, `key` all that is secret; their shapes are the kind's. */
export interface Question {
	readonly id: string;
	readonly kind: string;
	readonly text: string;
	readonly ask: Json;
	readonly key: Json;
	readonly explanation: string;
	/** Time limit in seconds, or null for none. */
	readonly seconds: number | null;
	readonly points: number;
	/** What its speaker wants to say to it; nobody else ever sees it. */
	readonly notes?: string;
}

/** What questions of all kinds have, in every format. */
export const common = {
	id: v.pipe(
		v.string(),
		v.regex(
			/^[A-Za-z0-9-]{1,64}$/,
			"an id is 1 to 64 letters, digits or dashes",
		),
	),
	text: v.pipe(v.string(), v.maxLength(limits.questionText)),
	explanation: v.pipe(v.string(), v.maxLength(limits.explanation)),
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
} as const;

/** What came with the second format, and older questions of it do not have. */
export const later = {
	notes: v.exactOptional(v.pipe(v.string(), v.maxLength(limits.notes))),
} as const;

/** Of every kind, with what else may be there. */
export function questionWith<Q extends Question>(
	more: v.ObjectEntries,
): v.GenericSchema<Q> {
	return v.variant(
		"kind",
		kinds.map(({ name, ask, key }) => {
			const { id, text, ...rest } = common;
			return v.strictObject({
				id,
				kind: v.literal(name),
				text,
				ask,
				key,
				...rest,
				...later,
				...more,
			});
		}),
		({ received }) => `this server knows no kind ${received}`,
	) as unknown as v.GenericSchema<Q>;
}

export const Question = questionWith<Question>({});

/** Of the format of quizzes as they are written and stored. */
export const quizFormat = 2;

const Title = v.pipe(v.string(), v.maxLength(limits.title));
const Description = v.pipe(v.string(), v.maxLength(limits.description));

/** Questions of this schema, no two with one id. */
export function questionsOf<Q extends v.GenericSchema<unknown, { id: string }>>(
	question: Q,
) {
	return lengthFirst(
		limits.questions,
		v.pipe(
			v.array(question),
			v.maxLength(limits.questions),
			v.check(
				(questions) =>
					new Set(questions.map(({ id }) => id)).size === questions.length,
				"two questions have the same id",
			),
		),
	);
}

/**
 * A quiz as it is written, stored, exported and imported. A draft may be unfinished (empty texts, nothing marked
 * correct): what keeps it from being asked is told by `faultsOfQuiz`, not by this schema. Older formats: `older-quiz.ts`.
 */
export const Quiz = v.strictObject({
	v: v.literal(quizFormat),
	title: Title,
	description: Description,
	/** By which its author finds it among others. Quizzes without any have no such field. */
	tags: v.exactOptional(Tags),
	/** What its screens and phones show of its course. Quizzes without any have no such field. */
	branding: v.exactOptional(Branding),
	questions: questionsOf(Question),
});
export type Quiz = v.InferOutput<typeof Quiz>;
