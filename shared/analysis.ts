import * as v from "valibot";
import { confidences } from "./confidence.ts";
import { limits } from "./limits.ts";

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** 0 to 1. */
const Share = v.number();
/** Null where it is not defined: nothing varies, or nobody is there. */
const Defined = v.nullable(v.number());

/** What an instructor should look at in a question; the page has the sentences. */
export const Flag = v.variant("is", [
	/** Those who gave this answer, which earns nothing, have more in all other questions than those who had it right. */
	v.object({
		is: v.literal("draws-the-best"),
		said: v.string(),
		students: Count,
	}),
	/** An option that nobody chose. */
	v.object({ is: v.literal("never-chosen"), said: v.string() }),
	/** Who has it right is rather among the weaker. */
	v.object({ is: v.literal("backwards") }),
	/** Of those who were sure most had it wrong. */
	v.object({ is: v.literal("sure-and-wrong"), sure: Count, wrong: Count }),
	v.object({ is: v.literal("nobody-right") }),
	v.object({ is: v.literal("everybody-right") }),
]);
export type Flag = v.InferOutput<typeof Flag>;

/** Students of each third of those who answered a question, by what they have in all questions: weakest first. */
const OfThirds = v.pipe(v.array(Count), v.length(3));
export type OfThirds = v.InferOutput<typeof OfThirds>;

/** Who gave which answer. */
export const Choice = v.object({
	said: v.string(),
	/** What its author offers there, Markdown; left out where it is nothing that was offered. */
	words: v.exactOptional(v.string()),
	isRight: v.boolean(),
	students: OfThirds,
});
export type Choice = v.InferOutput<typeof Choice>;

export const Thirds = v.object({
	students: OfThirds,
	/** With full marks here. */
	right: OfThirds,
	/** What is offered, in its order, then what else was said, most often first. One can have chosen several. */
	choices: v.array(Choice),
	/** Of these who said none of that. */
	others: OfThirds,
});
export type Thirds = v.InferOutput<typeof Thirds>;

export const QuestionAnalysis = v.object({
	index: Count,
	/** The vote that scores. */
	round: Count,
	/** Of those who were not removed. */
	answered: Count,
	/** Those who had joined before it closed. */
	present: Count,
	/** Share of full marks among those who answered. */
	difficulty: Share,
	/** The same among those who were there. */
	difficultyOfPresent: Share,
	/** Point-biserial correlation with the marks in all other questions, -1 to 1. */
	discrimination: Defined,
	upperLower: v.nullable(
		v.object({ difference: v.number(), size: Count, isTied: v.boolean() }),
	),
	/** Alpha of the others, where there is one of all. */
	alphaWithout: Defined,
	/** Weakest first; null with fewer than two questions that score, or too few students. */
	thirds: v.nullable(Thirds),
	flags: v.pipe(v.array(Flag), v.maxLength(limits.optionsMax + 5)),
});
export type QuestionAnalysis = v.InferOutput<typeof QuestionAnalysis>;

/** Times from the opening to the stored answer, ms. */
export const Times = v.object({
	lower: v.number(),
	median: v.number(),
	upper: v.number(),
});
/** A question's first vote beside the one that scores. */
export const Gained = v.object({
	/** Who answered in both. */
	paired: Count,
	before: Defined,
	after: Defined,
	/** Normalised (Hake 1998): which part of what was missing. */
	gain: Defined,
});

/** Of those who said that they are so sure: how many they are, and with full marks. */
export const OfConfidence = v.object({
	confidence: v.picklist(confidences),
	students: Count,
	right: Count,
});
export type OfConfidence = v.InferOutput<typeof OfConfidence>;

export const AskedAnalysis = v.object({
	index: Count,
	round: Count,
	times: v.nullable(Times),
	gained: v.nullable(Gained),
	/** Least sure first, all three; null where nobody said, or nothing is to be right about. */
	confidence: v.nullable(v.array(OfConfidence)),
});
export type AskedAnalysis = v.InferOutput<typeof AskedAnalysis>;

export const Reliability = v.object({
	/** Kuder and Richardson's formula 20, where all marks are all or nothing. */
	is: v.picklist(["kr-20", "alpha"]),
	value: Defined,
	/** Of the students who answered all of the questions: nobody else counts in it. */
	students: Count,
	questions: Count,
});
export type Reliability = v.InferOutput<typeof Reliability>;

/** How the points of those who took part are spread. */
export const PointsSpread = v.object({
	mean: v.number(),
	median: v.number(),
	/** Standard deviation of the class itself (a population's). */
	deviation: v.number(),
	least: v.number(),
	most: v.number(),
	/** What all right answers come to. */
	possible: v.number(),
	/** Equal steps, the last one with its end. */
	steps: v.array(
		v.object({ from: v.number(), to: v.number(), students: Count }),
	),
});
export type PointsSpread = v.InferOutput<typeof PointsSpread>;

/** What the answers of a room tell about its questions: of the vote that scores of each. */
export const Analysis = v.object({
	/** Of the room to which it belongs. */
	version: Count,
	/** Not removed. */
	joined: Count,
	/** Of them, who answered anything. */
	took: Count,
	points: v.nullable(PointsSpread),
	reliability: v.nullable(Reliability),
	/** Of the questions that score, in the order of the quiz. */
	questions: v.array(QuestionAnalysis),
	/** Of all questions that were asked and closed. */
	asked: v.array(AskedAnalysis),
	/** By index in the quiz; null: none. */
	hardest: v.nullable(Count),
	bestTalk: v.nullable(Count),
	/** What to talk about next time, hardest first: under half had it right. */
	talkAbout: v.array(Count),
});
export type Analysis = v.InferOutput<typeof Analysis>;
