import "./desk.css";
import type { Key } from "../../../shared/kinds/pairs/model.ts";
import { wordsOf } from "../../text/words-of.ts";
import type { DeskPart } from "../part.ts";
import { percentOf } from "../percent.ts";
import { SmallShares } from "../SmallShares.tsx";
import { Edit } from "./Edit.tsx";
import { holdAsPairs, othersIn, pairsIn } from "./edit.ts";
import { Pairs } from "./Pairs.tsx";
import { plain } from "./plain.ts";
import { countsOf, leftName, pairsOf, sidesOf } from "./value.ts";
import * as words from "./words.en.ts";

/** Of all answers, in per cent, those that have what belongs to each of the left ones. */
function sharesOf(key: unknown, distribution: unknown): number[] {
	const { answered = 0, counts = [] } = countsOf(distribution) ?? {};
	const pairs = pairsOf(key as never) ?? [];
	return pairs.map((place, index) =>
		percentOf(counts[index]?.[place] ?? 0, answered),
	);
}

export const desk: DeskPart = {
	label: words.label,
	hint: words.hint,
	note: null,
	Edit,
	plain,
	Preview: ({ question, isRevealed }) => (
		<Pairs
			ask={question.ask}
			key_={isRevealed ? question.key : null}
			distribution={null}
			before={null}
			mine={null}
			size="phone"
		/>
	),
	Small: ({ question, distribution }) => (
		<SmallShares shares={sharesOf(question.key, distribution)} />
	),
	hold: holdAsPairs,
	differences(mine, theirs) {
		const said = (one: typeof mine) => {
			const { left = [], right = [] } = (one.ask ?? {}) as {
				left?: readonly string[];
				right?: readonly string[];
			};
			return left.length === 0
				? JSON.stringify(right)
				: JSON.stringify([pairsIn(one), othersIn(one)]);
		};
		const measureOf = ({ key }: typeof mine) =>
			((key ?? {}) as Partial<Key>).measure ?? "each";
		return [
			...(said(mine) === said(theirs) ? [] : [words.itsPairs]),
			...(measureOf(mine) === measureOf(theirs) ? [] : [words.howItIsMarked]),
		];
	},
	sayRound(question, { distribution, answered }) {
		const shares = sharesOf(question.key, distribution);
		const fewest = Math.min(...shares);
		const index = shares.indexOf(fewest);
		return answered === 0 || fewest > 90
			? ""
			: words.foundLeast(
					wordsOf(leftName(sidesOf(question.ask), index)),
					fewest,
				);
	},
};
