import type { QuestionResult, Results } from "../../../shared/rest.ts";
import { deskOf } from "../../kinds/desks.ts";
import { showCount } from "../../kinds/words.ts";
import { showDate } from "../shell/when.ts";

export type Round = QuestionResult["rounds"][number];

/** What a question's results say, in one or two sentences that a lecturer can act on. */
export function sayQuestion(question: QuestionResult): string {
	const last = question.rounds.at(-1);
	if (last === undefined) return "Not asked.";
	if (last.answered === 0)
		return last.closedAt === null
			? "Open, no answers yet."
			: "Nobody answered.";
	const open = last.closedAt === null ? "Still open. " : "";
	const where = deskOf(question.kind).sayRound(question, last);
	if (last.difficulty === null)
		return `${open}${showCount(last.answered)} answered. ${where}`.trim();
	const before = question.rounds.at(-2);
	const first =
		before !== undefined && before.answered > 0
			? `${sayRight(before)} had it right at first, then ${sayRight(last)}`
			: `${sayRight(last)} had it right`;
	return `${open}${first}: ${sayDifficulty(last.difficulty)}. ${where}`.trim();
}

/** How many answers phones sent again after a restore. */
export function sayOffered(offered: number): string {
	return offered === 1
		? "1 answer that was saved before the restore is not in the results."
		: `${showCount(offered)} answers that were saved before the restore are not in the results.`;
}

/** Difficulty is a mean share of the points; every kind so far gives all or nothing, so it counts the right answers. */
export function rightOf(round: Round): number {
	return Math.round((round.difficulty ?? 0) * round.answered);
}

/** "1,204 of 1,830" */
export function sayRight(round: Round): string {
	return `${showCount(rightOf(round))} of ${showCount(round.answered)}`;
}

/**
 * Item difficulty in words. 30 and 70 % are the bounds of peer instruction (Crouch and Mazur 2001): below, explain
 * again; between, let them discuss; above, go on.
 */
export function sayDifficulty(share: number): string {
	if (share < 0.3) return "very hard";
	if (share < 0.5) return "hard";
	if (share < 0.7) return "fair";
	if (share < 0.9) return "easy";
	return "very easy";
}

/** How long the room is kept; empty as long as it runs. */
export function sayKept({ keptUntil }: Results): string {
	if (keptUntil === undefined) return "";
	if (keptUntil === null) return "Kept until you delete it.";
	return `Kept until ${showDate(keptUntil)}, then deleted by itself.`;
}

/** "First vote", "Second vote", "Vote 3". */
export function nameVote(index: number): string {
	return ["First vote", "Second vote"][index] ?? `Vote ${index + 1}`;
}

export function percent(share: number): string {
	return `${Math.round(share * 100)} %`;
}

/** At most two decimals, and only where there are any. */
export function showPoints(points: number): string {
	return String(Math.round(points * 100) / 100);
}
