import type { InstructorView, RoundSummary } from "../../../shared/views.ts";

/** Where the room stands, as a sentence: for the head of the page and for screen readers. */
export function sayPhase(view: InstructorView): string {
	const question = `Question ${(view.question ?? 0) + 1}`;
	switch (view.phase) {
		case "lobby":
			return "Waiting for students";
		case "ready":
			return `${question} is ready to open`;
		case "open":
			return `${question} is open`;
		case "closed":
			return `${question} is closed`;
		case "revealed":
			return `${question} is revealed`;
		case "ended":
			return "The room has ended";
	}
}

/** What became of a question's rounds, oldest first: "61 % → 84 % correct", "42 answers", "closed, not revealed". */
export function sayRounds(rounds: readonly RoundSummary[]): string {
	const marked = rounds.every(
		({ state, shareCorrect }) => state === "revealed" && shareCorrect !== null,
	);
	if (marked)
		return `${rounds.map((round) => percent(round.shareCorrect ?? 0)).join(" → ")} correct`;
	return rounds.map(sayRound).join(" → ");
}

function sayRound({ state, shareCorrect, distribution }: RoundSummary): string {
	switch (state) {
		case "open":
			return "open";
		case "closed":
			return "closed, not revealed";
		case "revealed":
			if (shareCorrect !== null) return `${percent(shareCorrect)} correct`;
			return distribution?.answered === 0
				? "no answers"
				: `${distribution?.answered ?? 0} answers`;
	}
}

function percent(share: number): string {
	return `${Math.round(share * 100)} %`;
}

export function count(number: number, one: string, many: string): string {
	return `${number} ${number === 1 ? one : many}`;
}
