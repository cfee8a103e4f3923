import { letter } from "../../../shared/kinds/options.ts";
import type { QuestionResult, Results } from "../../../shared/rest.ts";
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
	if (last.difficulty === null) return open + sayPoll(last);
	const before = question.rounds.at(-2);
	const first =
		before !== undefined && before.answered > 0
			? `${sayRight(before)} had it right at first, then ${sayRight(last)}`
			: `${sayRight(last)} had it right`;
	return [
		`${open}${first}: ${sayDifficulty(last.difficulty)}.`,
		sayWrong(question, last),
	]
		.join(" ")
		.trim();
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

/** Where the wrong answers went, if they went anywhere in particular. */
function sayWrong(question: QuestionResult, round: Round): string {
	const wrong = round.answered - rightOf(round);
	if (wrong < 2) return "";
	const [first, second] = ranked(
		question,
		round,
		(index) => question.options[index]?.correct !== true,
	);
	if (first === undefined || first.count === 0 || first.count === second?.count)
		return "";
	const name = letter(first.index);
	const exclusive =
		round.counts.reduce((sum, count) => sum + count, 0) === round.answered;
	if (exclusive && first.count === wrong)
		return `All the others chose ${name}.`;
	if (exclusive && first.count > wrong / 2)
		return `Most of the others chose ${name}.`;
	return `The wrong option chosen most was ${name}, ${showCount(first.count)} times.`;
}

function sayPoll(round: Round): string {
	const best = Math.max(...round.counts);
	const winners = round.counts.flatMap((count, index) =>
		count === best ? [letter(index)] : [],
	);
	const many = winners.length > 1;
	const answered = `${showCount(round.answered)} answered.`;
	return `${answered} ${listed(winners)} ${many ? "were" : "was"} chosen most, ${showCount(best)} times${many ? " each" : ""}.`;
}

function ranked(
	question: QuestionResult,
	round: Round,
	which: (index: number) => boolean,
): { index: number; count: number }[] {
	return question.options
		.map((_, index) => ({ index, count: round.counts[index] ?? 0 }))
		.filter(({ index }) => which(index))
		.sort((one, other) => other.count - one.count);
}

function listed(words: readonly string[]): string {
	return words.length < 2
		? words.join("")
		: `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
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

export function showCount(count: number): string {
	return count.toLocaleString("en");
}

/** At most two decimals, and only where there are any. */
export function showPoints(points: number): string {
	return String(Math.round(points * 100) / 100);
}
