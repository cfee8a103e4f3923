import type { InstructorView, RoundSummary } from "../../../shared/views.ts";
import * as words from "../../words/room.en.ts";

/** Where the room stands, as a sentence: for the head of the page and for screen readers. */
export function sayPhase(view: InstructorView): string {
	const question = (view.question ?? 0) + 1;
	switch (view.phase) {
		case "lobby":
			return words.waitingForStudents;
		case "ready":
			return words.isReadyToOpen(question);
		case "open":
			return words.isOpen(question);
		case "closed":
			return words.isClosed(question);
		case "revealed":
			return words.isRevealed(question);
		case "ended":
			return words.theRoomHasEnded;
	}
}

/** What became of a question's rounds, oldest first: "61 % → 84 % correct", "42 answers", "closed, not revealed". */
export function sayRounds(rounds: readonly RoundSummary[]): string {
	const marked = rounds.every(
		({ state, shareCorrect }) => state === "revealed" && shareCorrect !== null,
	);
	if (marked)
		return words.shareCorrect(
			rounds.map((round) => percent(round.shareCorrect ?? 0)).join(" → "),
		);
	return rounds.map(sayRound).join(" → ");
}

function sayRound({ state, shareCorrect, distribution }: RoundSummary): string {
	switch (state) {
		case "open":
			return words.open;
		case "closed":
			return words.closedNotRevealed;
		case "revealed":
			if (shareCorrect !== null)
				return words.shareCorrect(percent(shareCorrect));
			return words.answers(distribution?.answered ?? 0);
	}
}

function percent(share: number): string {
	return `${Math.round(share * 100)} %`;
}

export function count(number: number, one: string, many: string): string {
	return `${number} ${number === 1 ? one : many}`;
}
