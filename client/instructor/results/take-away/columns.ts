import type { Gradebook } from "../../../../shared/gradebook.ts";
import * as words from "../../../words/take-away.en.ts";

interface Choice {
	readonly value: string;
	readonly label: string;
}

/** As spreadsheets call a column: 0 is A, 26 is AA. */
function letterOf(column: number): string {
	const rest = Math.floor(column / 26);
	const last = String.fromCharCode(65 + (column % 26));
	return rest === 0 ? last : letterOf(rest - 1) + last;
}

export function columnChoices({ columns }: Gradebook): Choice[] {
	return columns.map(({ head }, at) => ({
		value: String(at),
		label: words.column(letterOf(at), head),
	}));
}

/** Each column, and two side by side that hold the halves of a name, in both orders. */
export function studentChoices(told: Gradebook): Choice[] {
	const single = columnChoices(told);
	const isName = (at: number) =>
		/name|nom\b|apellido|cognome|achternaam/i.test(
			told.columns[at]?.head ?? "",
		);
	const pairs = single.slice(1).flatMap((_, before) => {
		const [first, second] = [before, before + 1];
		const isBest =
			told.by.length === 2 &&
			told.by.every((at) => at === first || at === second);
		if (!isBest && !(isName(first) && isName(second))) return [];
		return [
			[first, second],
			[second, first],
		];
	});
	const both = pairs.map(([first = 0, second = 0]) => ({
		value: `${first},${second}`,
		label: words.twoColumns(
			single[first]?.label ?? "",
			single[second]?.label ?? "",
		),
	}));
	return [...single, ...both];
}
