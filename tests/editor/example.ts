import { kindOf } from "../../shared/kinds/kinds.ts";
import { type Question, type Quiz, quizFormat } from "../../shared/quiz.ts";

/** A question with options A to C (or as many as given), of which those at `correct` are correct. */
export function question(
	id: string,
	more: Partial<Question> = {},
	correct: readonly number[] = [0],
	texts: readonly string[] = ["A", "B", "C"],
): Question {
	const { kind = "single" } = more;
	return {
		id,
		kind,
		text: `Text of ${id}`,
		ask: { options: texts },
		key: kindOf({ kind }).isJudged ? { correct } : {},
		explanation: "",
		seconds: null,
		points: 1,
		...more,
	};
}

export function quiz(...questions: Question[]): Quiz {
	return { v: quizFormat, title: "Example", description: "", questions };
}
