import * as v from "valibot";
import { Correct, Options } from "./kinds/options.ts";
import { lengthFirst } from "./length-first.ts";
import { limits } from "./limits.ts";
import { escapeOlder, unescapeOlder } from "./older-text.ts";
import { common, Question, Quiz, questionsOf, quizFormat } from "./quiz.ts";

export const Kind1 = v.picklist(["single", "multiple", "truefalse", "poll"]);

const most = { text: 1000, option: 300, explanation: 2000 } as const;

/** Format 1, without a number: what was correct stood at the options. */
const Question1 = v.strictObject({
	...common,
	text: v.pipe(v.string(), v.maxLength(most.text)),
	explanation: v.pipe(v.string(), v.maxLength(most.explanation)),
	kind: Kind1,
	options: lengthFirst(
		limits.optionsMax,
		v.pipe(
			v.array(
				v.strictObject({
					text: v.pipe(v.string(), v.maxLength(most.option)),
					correct: v.boolean(),
				}),
			),
			v.minLength(limits.optionsMin),
			v.maxLength(limits.optionsMax),
		),
	),
});
export type Question1 = v.InferOutput<typeof Question1>;

const { title, description } = Quiz.entries;
const Quiz1 = v.strictObject({
	title,
	description,
	questions: questionsOf(Question1),
});

export function fromQuestion1(question: Question1): Question {
	const { id, kind, text, options, explanation, seconds, points } = question;
	return {
		id,
		kind,
		text: escapeOlder(text),
		ask: { options: options.map((option) => escapeOlder(option.text)) },
		key:
			kind === "poll"
				? {}
				: {
						correct: options.flatMap(({ correct }, index) =>
							correct ? [index] : [],
						),
					},
		explanation: escapeOlder(explanation),
		seconds,
		points,
	};
}

export function quizFrom1({
	title,
	description,
	questions,
}: v.InferOutput<typeof Quiz1>): Quiz {
	return {
		v: quizFormat,
		title,
		description,
		questions: questions.map(fromQuestion1),
	};
}

/** All of them that format 1 knew: no word of how they are shown and scored. */
const Words = v.object({ options: Options.entries.options });
const Marks = v.object(Correct.entries);

/** The way back, of the kinds that format 1 had; null for any other. */
export function toQuestion1(question: Question): Question1 | null {
	const { id, kind, text, explanation, seconds, points } = question;
	if (!v.is(Kind1, kind) || !v.is(Words, question.ask)) return null;
	const correct = v.is(Marks, question.key) ? question.key.correct : [];
	const options = question.ask.options.map((words, index) => ({
		text: unescapeOlder(words ?? ""),
		correct: correct.includes(index),
	}));
	return {
		id,
		kind,
		text: unescapeOlder(text),
		options,
		explanation: unescapeOlder(explanation),
		seconds,
		points,
	};
}

/** A sheet of any format, question by question. */
export const AnyQuestion = v.lazy((raw) =>
	typeof raw === "object" && raw !== null && "options" in raw
		? v.pipe(Question1, v.transform(fromQuestion1))
		: Question,
) as v.GenericSchema<unknown, Question>;

/** A quiz of any format that ever was, as one of today's. */
export const AnyQuiz = v.lazy((raw) =>
	typeof raw === "object" && raw !== null && !("v" in raw)
		? v.pipe(Quiz1, v.transform(quizFrom1))
		: Quiz,
) as v.GenericSchema<unknown, Quiz>;
