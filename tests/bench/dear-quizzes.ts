import { limits } from "../../shared/limits.ts";
import { type Question, type Quiz, quizFormat } from "../../shared/quiz.ts";
import { questionOf } from "../rig/room.ts";
import { largestQuiz } from "./worst-inputs.ts";

const { questions: most } = limits;
/** Of each answer key; with more a quiz has more values than are read. */
const accepted = 12;

function quizOf(title: string, of: (place: number) => Partial<Question>): Quiz {
	const questions = Array.from({ length: most }, (_, place) =>
		questionOf(`q${place}`, of(place)),
	);
	return { v: quizFormat, title, description: "", questions };
}

/** Short texts with as many accepted answers as can be sent. */
function texts(title: string, of: (name: string) => string): Quiz {
	return quizOf(title, (place) => ({
		kind: "text",
		ask: { caseCounts: false, accentsCount: false, spacesCount: false },
		key: {
			accepted: Array.from({ length: accepted }, (_, index) => ({
				text: of(`${place} ${index} `),
				share: 1,
			})),
			typos: 2,
		},
	}));
}

/** Quizzes within every limit that are dear to go through, as bad as we know how to make them. */
export const dearQuizzes: readonly Quiz[] = [
	texts("Letters", (name) => `${name}${"a b".repeat(60)}`),
	texts("Wide letters", (name) => `${name}${"\u00e9\u8a9e".repeat(28)}`),
	texts("Marks", (name) => `${name}${"a\u0301\u0302".repeat(20)}`),
	texts("Stars between letters", (name) => `${name}${"*\u00e9".repeat(40)}`),
	texts("Nothing but stars", () => "*".repeat(190)),
	texts("Full width", (name) => `${name}${"\uff21".repeat(60)}`),
	quizOf("Pairs", (place) => ({
		kind: "pairs",
		ask: {
			left: Array.from({ length: 8 }, (_, at) => `${place}.${at} \u8a9e`),
			right: Array.from({ length: 10 }, (_, at) => `${place}.${at} \u00e9`),
		},
		key: { pairs: [0, 1, 2, 3, 4, 5, 6, 7] },
	})),
	quizOf("Order", (place) => ({
		kind: "order",
		ask: {
			items: Array.from({ length: 10 }, (_, at) => `${place}.${at} \u8a9e`),
		},
		key: {
			orders: [[1, 0, 2, 3, 4, 5, 6, 7, 8, 9]],
			measure: "tau",
		},
	})),
	quizOf("Slides", (place) => ({
		kind: "slide",
		ask: {
			body: Array.from({ length: 30 }, (_, at) => `${place}.${at} \u8a9e`).join(
				"\n+++\n",
			),
			phones: true,
		},
		key: {},
	})),
	largestQuiz(),
];
