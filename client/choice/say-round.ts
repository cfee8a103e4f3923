import { letter } from "../../shared/kinds/letter.ts";
import type { OptionCounts } from "../../shared/kinds/options.ts";
import type { QuestionResult } from "../../shared/rest.ts";
import { correctOf } from "./value.ts";
import * as words from "./words.en.ts";

type Round = QuestionResult["rounds"][number];

/** Where the wrong answers went, if they went anywhere in particular. */
export function sayWrong({ key }: QuestionResult, round: Round): string {
	const { answered } = round;
	const counts = countsOf(round);
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
		counts.reduce((sum, count) => sum + count, 0) === answered;
	if (isExclusive && first.count === wrong)
		return words.allTheOthersChose(name);
	if (isExclusive && first.count > wrong / 2)
		return words.mostOfTheOthers(name);
	return words.wrongOptionChosenMost(name, first.count);
}

/** What was chosen most, where nothing is right or wrong. */
export function sayMost(_question: QuestionResult, round: Round): string {
	const counts = countsOf(round);
	const best = Math.max(...counts);
	const winners = counts.flatMap((count, index) =>
		count === best ? [letter(index)] : [],
	);
	return words.chosenMost(winners, best);
}

function countsOf({ distribution }: Round): readonly number[] {
	return (distribution as OptionCounts).counts;
}
