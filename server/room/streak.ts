import { markIn, type RoundMarks, type Scores } from "./marks.ts";

/**
 * How many answers of this seat were right in a row, up to that to this question: full marks, by the rounds that count, in the order in which
 * they were asked. Any other answer, and none, begins it anew. What nobody was judged by is as if it had not been asked.
 */
export function streakAt(
	{ marks }: Scores,
	seat: string,
	question: number,
): number {
	let streak = 0;
	for (const [asked, round] of marks) {
		if (isJudged(round))
			streak = markIn(round, seat)?.correct === true ? streak + 1 : 0;
		if (asked === question) break;
	}
	return streak;
}

/** Of a round either all answers are judged or none: those of a poll are not, nor are those to what nobody has said what is right in. */
function isJudged(round: RoundMarks): boolean {
	const [first] = round.given.values();
	return first !== undefined && first.correct !== null;
}
