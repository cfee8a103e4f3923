import type { QuestionResult } from "../../../shared/rest.ts";
import type { ResultsOverview } from "../../../shared/results.ts";
import { deskOf } from "../../kinds/desks.ts";
import { percent as sayPercent } from "../../kinds/words.en.ts";
import { isolated } from "../../look/Name.tsx";
import * as words from "../../words/results.en.ts";
import { showDate } from "../shell/when.ts";

export type Round = QuestionResult["rounds"][number];

/** What a question's results say, in one or two sentences that a lecturer can act on. */
export function sayQuestion(question: QuestionResult): string {
	const last = question.rounds.at(-1);
	if (last === undefined) return words.notAsked;
	if (last.answered === 0)
		return last.closedAt === null
			? words.openNoAnswersYet
			: words.nobodyAnswered;
	const open = last.closedAt === null ? words.stillOpen : "";
	const where = deskOf(question.kind).sayRound(question, last);
	if (last.difficulty === null)
		return (open + words.answeredWhere(last.answered, where)).trim();
	const before = question.rounds.at(-2);
	const first =
		before !== undefined && before.answered > 0
			? words.hadItRightAt(sayRight(before), sayRight(last))
			: words.hadItRight(sayRight(last));
	return `${open}${first}: ${sayDifficulty(last.difficulty)}. ${where}`.trim();
}

/** "1,204 of 1,830": those with full marks; and how many have a part of them, and what all have in the mean. */
export function sayRight(round: Round): string {
	const { right, partly, answered, difficulty } = round;
	const full = words.ofAll(right ?? 0, answered);
	return partly === 0
		? full
		: words.andPartly(full, partly, percent(difficulty ?? 0));
}

/** The share of full marks, as the room's page tells it; null where nothing is correct, and without answers. */
export function shareRight({ right, answered }: Round): string | null {
	return right === null || answered === 0 ? null : percent(right / answered);
}

/**
 * Item difficulty in words. 30 and 70 % are the bounds of peer instruction (Crouch and Mazur 2001): below, explain
 * again; between, let them discuss; above, go on.
 */
export function sayDifficulty(share: number): string {
	if (share < 0.3) return words.veryHard;
	if (share < 0.5) return words.hard;
	if (share < 0.7) return words.fair;
	if (share < 0.9) return words.easy;
	return words.veryEasy;
}

/** How long the room is kept; empty as long as it runs. */
export function sayKept({ keptUntil }: ResultsOverview): string {
	if (keptUntil === undefined) return "";
	if (keptUntil === null) return words.keptUntilDeleted;
	return words.keptUntil(showDate(keptUntil));
}

/** "First vote", "Second vote", "Vote 3". */
export function nameVote(index: number): string {
	return [words.firstVote, words.secondVote][index] ?? words.vote(index + 1);
}

export function percent(share: number): string {
	return sayPercent(Math.round(share * 100));
}

/** What was changed in what is right. `when`: and on which device, where that is known. */
export function sayCorrection(
	kind: string,
	one:
		| { readonly is: "accept"; readonly group: string }
		| { readonly is: "key" | "unscored" | "to-all" },
	when: string,
): string {
	const say = deskOf(kind).sayGroup ?? ((group: string) => group);
	switch (one.is) {
		case "accept":
			return words.acceptedAt(isolated(say(one.group)), when);
		case "key":
			return words.anotherKeyAt(when);
		case "unscored":
			return words.unscoredAt(when);
		case "to-all":
			return words.toAllAt(when);
	}
}
