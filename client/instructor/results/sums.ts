import type { Results } from "../../../shared/rest.ts";

export interface Sums {
	/** Students who are in the room still and answered anything. */
	readonly answered: number;
	/** Questions that were asked and that something is right about. */
	readonly judged: number;
	/** How many of those one student had right, in the mean; null where there is none. */
	readonly mean: number | null;
	/** Which share of the answers that count is right, 0 to 1; null where there is none. */
	readonly share: number | null;
	/** How many students had none right, one, two and so on. */
	readonly spread: readonly number[];
}

/** What the whole room comes to, in the votes that count. */
export function sumsOf({
	questions,
	students,
}: Pick<Results, "questions" | "students">): Sums {
	const rounds = questions.flatMap((question) =>
		question.rounds.filter(({ counting, right }) => counting && right !== null),
	);
	const judged = rounds.length;
	const given = rounds.reduce((sum, { answered }) => sum + answered, 0);
	const right = rounds.reduce((sum, round) => sum + (round.right ?? 0), 0);
	const active = students.filter(
		(student) => !student.removed && student.answers.length > 0,
	);
	const spread: number[] = Array(judged + 1).fill(0);
	for (const { answers } of active) {
		const own = answers.filter(
			({ counting, correct, partly }) =>
				counting && correct === true && !partly,
		).length;
		const place = Math.min(own, judged);
		spread[place] = (spread[place] ?? 0) + 1;
	}
	const total = spread.reduce((sum, count, own) => sum + count * own, 0);
	return {
		answered: active.length,
		judged,
		mean: active.length === 0 || judged === 0 ? null : total / active.length,
		share: given === 0 ? null : right / given,
		spread: judged === 0 ? [] : spread,
	};
}
