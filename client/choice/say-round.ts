import { letter } from "../../shared/kinds/letter.ts";
import type { OptionCounts } from "../../shared/kinds/options.ts";
import type { QuestionResult } from "../../shared/rest.ts";
import { listed, showCount } from "../kinds/words.ts";
import { correctOf } from "./value.ts";

type Round = QuestionResult["rounds"][number];

/** Where the wrong answers went, if they went anywhere in particular. */
export function sayWrong({ key }: QuestionResult, round: Round): string {
	const { answered } = round;
	const counts = countsOf(round);
	const wrong = answered - Math.round((round.difficulty ?? 0) * answered);
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
		return `All the others chose ${name}.`;
	if (isExclusive && first.count > wrong / 2)
		return `Most of the others chose ${name}.`;
	return `The wrong option chosen most was ${name}, ${times(first.count)}.`;
}

/** What was chosen most, where nothing is right or wrong. */
export function sayMost(_question: QuestionResult, round: Round): string {
	const counts = countsOf(round);
	const best = Math.max(...counts);
	const winners = counts.flatMap((count, index) =>
		count === best ? [letter(index)] : [],
	);
	const many = winners.length > 1;
	return `${listed(winners)} ${many ? "were" : "was"} chosen most, ${times(best)}${many ? " each" : ""}.`;
}

function times(count: number): string {
	return `${showCount(count)} ${count === 1 ? "time" : "times"}`;
}

function countsOf({ distribution }: Round): readonly number[] {
	return (distribution as OptionCounts).counts;
}
