import type { Question, Quiz } from "../../shared/quiz.ts";
import { questionOf } from "../rig/room.ts";

/** What is recorded as exported files and played as a lecture. */
const options = (texts: string[], ...correct: number[]) =>
	texts.map((text, index) => ({ text, correct: correct.includes(index) }));

export const everyKind: Quiz = {
	title: "Every kind – jede Art",
	description: "Recorded.",
	questions: [
		questionOf("q1", { seconds: 30 }),
		questionOf("q2", {
			kind: "multiple",
			options: options(["a", "b", "c"], 1, 2),
		}),
		questionOf("q3", {
			kind: "poll",
			options: options(["yes", "no"]),
			points: 0,
		}),
		questionOf("q4", {
			kind: "truefalse",
			options: options(["True", "False"], 1),
			points: 3,
		}),
	],
};

const many = Array.from({ length: 30 }, (_, index): Question => {
	const kind = (["single", "multiple", "poll", "truefalse"] as const)[
		index % 4
	];
	const correct = kind === "poll" ? [] : [index % 2];
	const texts = kind === "truefalse" ? ["True", "False"] : ["x", "y", "z"];
	return questionOf(`m${index}`, {
		kind: kind ?? "single",
		seconds: index % 3 === 0 ? null : 10 + index,
		points: index % 5,
		options: options(texts, ...correct),
	});
});

export const quizzes: readonly Quiz[] = [
	everyKind,
	{ title: "Many questions", description: "", questions: many },
	{
		title: "量子 ‏كم؟",
		description: "Line one\nline two\t<b>&amp;</b>",
		questions: [
			questionOf("zi-1", {
				text: "𝔼[X] ≥ 0?\n\n`code` — “quoted” \\(x^2\\)",
				options: options(["نعم", "לא", "👩‍🏫"], 0),
				explanation: "",
			}),
		],
	},
	{
		title: "Not ready",
		description: "A draft with all that keeps it from being asked.",
		questions: [
			questionOf("empty", { text: "", options: options(["", ""]) }),
			questionOf("none-correct", { options: options(["one", "two"]) }),
			questionOf("poll-with-a-key", {
				kind: "poll",
				options: options(["one", ""], 0),
			}),
		],
	},
	{ title: "", description: "", questions: [] },
];
