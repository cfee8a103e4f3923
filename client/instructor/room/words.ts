import { numberAt, slidePartsOf } from "../../../shared/kinds/kinds.ts";
import type { Alarm, Primary, RoundSummary } from "../../../shared/views.ts";
import { percent as sayPercent } from "../../kinds/words.en.ts";
import * as words from "../../words/room.en.ts";
import type { Known } from "./known.ts";

/** Where the room stands, as a sentence: for the head of the page and for screen readers. */
export function sayPhase({
	view,
	sheet,
}: Pick<Known, "view" | "sheet">): string {
	const question = numberAt(sheet, view.question ?? 0);
	switch (view.phase) {
		case "lobby":
			return words.waitingForStudents;
		case "ready":
			if (view.parts !== null) return words.slideIsShown(question);
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

/** What a question is now, in a word or two. */
export function sayState(round: RoundSummary | null, isNow: boolean): string {
	if (round === null) return isNow ? words.nextToOpen : words.notAskedYet;
	switch (round.state) {
		case "open":
			return words.open;
		case "closed":
			return words.isClosedNow;
		case "revealed":
			return words.isRevealedNow;
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
	return sayPercent(Math.round(share * 100));
}

export function count(number: number, one: string, many: string): string {
	return `${number} ${number === 1 ? one : many}`;
}

/** What this step does, as its button says it. */
export function sayStep(
	{ command, talk }: Primary,
	{ view, sheet }: Pick<Known, "view" | "sheet">,
): string {
	switch (command.do) {
		case "goto": {
			const number = numberAt(sheet, command.question);
			const place = sheet[command.question];
			const parts = (place && slidePartsOf(place)) ?? null;
			const isFirst = view.phase === "lobby";
			if (parts === null)
				return isFirst ? words.startWith(number) : words.nextQuestion(number);
			if (command.question === view.question)
				return words.nextPart(command.parts ?? 1, parts.length);
			return isFirst ? words.startWithSlide(number) : words.nextSlide(number);
		}
		case "open": {
			const number = numberAt(sheet, command.question);
			if (talk) return words.letThemTalk;
			if (command.question === view.question)
				return view.phase === "ready"
					? words.openQuestion(number)
					: words.askAgainQuestion(number);
			return view.phase === "lobby"
				? words.startWith(number)
				: words.nextQuestion(number);
		}
		case "close":
			if (command.shows === undefined) return words.close;
			return command.shows === "answer" && hasAnswerStep(view)
				? words.closeAndShowAnswer
				: words.closeAndShowBars;
		case "wait":
			return words.keepItOpen;
		case "reveal":
			if (command.shows === "why") return words.showWhy;
			if (command.shows === "place") return words.showPlace[placeNext(view)];
			return hasAnswerStep(view) ? words.revealAnswer : words.revealBars;
		case "end":
			return words.end;
		default:
			// Of a server that knows more than this page: it is sent as it came.
			command satisfies never;
			return words.nextStep;
	}
}

/** The steps of a row with their names, but those that this page has none for: a later server may know more. */
export function namedSteps({ steps }: Pick<Known["view"], "steps">) {
	return steps.flatMap(({ step, is }) =>
		Object.hasOwn(words.stepNames, step)
			? [{ step, is, name: words.stepNames[step] }]
			: [],
	);
}

/** Which place of the podium the next press shows. */
function placeNext({ steps }: Known["view"]): "third" | "second" | "first" {
	const step = steps.find(({ is }) => is === "next")?.step;
	return step === "third" || step === "second" ? step : "first";
}

function hasAnswerStep({ steps }: Known["view"]): boolean {
	return steps.some(({ step }) => step === "answer");
}

/** Why newcomers wait. */
export function sayAlarm({ joined, rush }: Alarm): string {
	return rush === null
		? words.manyJoined(joined)
		: words.manyCame(rush.newcomers, rush.withinMs / 1000);
}
