import { letter } from "../../shared/kinds/letter.ts";
import type { PollCounts } from "../../shared/kinds/poll/model.ts";
import type { QuestionResult } from "../../shared/rest.ts";
import { correctOf } from "./value.ts";
import * as words from "./words.en.ts";

type Round = QuestionResult["rounds"][number];

/** Where the wrong answers went, if they went anywhere in particular, and how many did not know. */
export function sayWrong(question: QuestionResult, round: Round): string {
	const { unsure = 0 } = countsOf(round);
	return [
		sayWrongOption(question, round),
		...(unsure > 0 ? [words.didNotKnow(unsure)] : []),
	]
		.join(" ")
		.trim();
}

function sayWrongOption({ key }: QuestionResult, round: Round): string {
	const { answered } = round;
	const { counts, unsure = 0 } = countsOf(round);
	const wrong = answered - (round.right ?? 0);
	if (wrong < 2) return "";
	const [first, second] = counts
		.map((count, index) => ({ index, count }))
		.filter(({ index }) => !correctOf(key).includes(index))
		.sort((one, other) => other.count - one.count);
	if (first === undefined || first.count === 0 || first.count === second?.count)
		return "";
	const name = letter(first.index);
	const isExclusive =
		counts.reduce((sum, count) => sum + count, unsure) === answered;
	if (isExclusive && first.count === wrong)
		return words.allTheOthersChose(name);
	if (isExclusive && first.count > wrong / 2)
		return words.mostOfTheOthers(name);
	return words.wrongOptionChosenMost(name, first.count);
}

/** What was chosen most, where nothing is right or wrong, and how many said something else. */
export function sayMost(_question: QuestionResult, round: Round): string {
	const { counts, other = 0, unsure = 0 } = countsOf(round);
	const best = Math.max(...counts);
	const winners = counts.flatMap((count, index) =>
		count === best ? [letter(index)] : [],
	);
	return [
		...(best > 0 ? [words.chosenMost(winners, best)] : []),
		...(other > 0 ? [words.saidSomethingElse(other)] : []),
		...(unsure > 0 ? [words.didNotKnow(unsure)] : []),
	].join(" ");
}

function countsOf({ distribution }: Round): PollCounts {
	return distribution as PollCounts;
}
