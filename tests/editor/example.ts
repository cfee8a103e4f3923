import type { Question, Quiz } from "../../shared/quiz.ts";

/** A question with options A to C (or as many as given), of which those at `correct` are correct. */
export function question(
	id: string,
	more: Partial<Question> = {},
	correct: readonly number[] = [0],
	texts: readonly string[] = ["A", "B", "C"],
): Question {
	return {
		id,
		kind: "single",
		text: `Text of ${id}`,
		options: texts.map((text, index) => ({
			text,
			correct: correct.includes(index),
		})),
		explanation: "",
		seconds: null,
		points: 1,
		...more,
	};
}

export function quiz(...questions: Question[]): Quiz {
	return { title: "Example", description: "", questions };
}
