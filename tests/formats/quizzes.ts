import { type Question, type Quiz, quizFormat } from "../../shared/quiz.ts";
import { questionOf } from "../rig/room.ts";

/** What is recorded as exported files and played as a lecture. */
const options = (texts: string[], ...correct: number[]) => ({
	ask: { options: texts },
	key: { correct },
});
const poll = (texts: string[]) => ({
	kind: "poll",
	ask: { options: texts },
	key: {},
});

export const everyKind: Quiz = {
	v: quizFormat,
	title: "Every kind – jede Art",
	description: "Recorded.",
	questions: [
		questionOf("q1", { seconds: 30 }),
		questionOf("q2", {
			kind: "multiple",
			...options(["a", "b", "c"], 1, 2),
		}),
		questionOf("q3", {
			...poll(["yes", "no"]),
			points: 0,
		}),
		questionOf("q4", {
			kind: "truefalse",
			...options(["True", "False"], 1),
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
		...(kind === "poll" ? poll(texts) : options(texts, ...correct)),
	});
});

export const quizzes: readonly Quiz[] = [
	everyKind,
	{ v: quizFormat, title: "Many questions", description: "", questions: many },
	{
		v: quizFormat,
		title: "量子 ‏كم؟",
		description: "Line one\nline two\t<b>&amp;</b>",
		questions: [
			questionOf("zi-1", {
				text: "𝔼[X] ≥ 0?\n\n`code` — “quoted” \\(x^2\\)",
				...options(["نعم", "לא", "👩‍🏫"], 0),
				explanation: "",
			}),
		],
	},
	{
		v: quizFormat,
		title: "Not ready",
		description: "A draft with all that keeps it from being asked.",
		questions: [
			questionOf("empty", { text: "", ...options(["", ""]) }),
			questionOf("none-correct", { ...options(["one", "two"]) }),
			questionOf("empty-option", poll(["one", ""])),
		],
	},
	{ v: quizFormat, title: "", description: "", questions: [] },
];
