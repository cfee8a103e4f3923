import "./desk.css";
import type { Key } from "../../../shared/kinds/order/model.ts";
import { wordsOf } from "../../text/words-of.ts";
import type { DeskPart } from "../part.ts";
import { percentOf } from "../percent.ts";
import { SmallShares } from "../SmallShares.tsx";
import { Accept } from "./Accept.tsx";
import { Edit } from "./Edit.tsx";
import { holdAsOrder, itemsIn } from "./edit.ts";
import { Orders } from "./Orders.tsx";
import { plain } from "./plain.ts";
import { countsOf, itemsOf, rightOf, sayGroup } from "./value.ts";
import * as words from "./words.en.ts";

/** By place, of all answers in per cent: those that have the right item there. */
function sharesOf(key: unknown, distribution: unknown): number[] {
	const { answered = 0, counts = [] } = countsOf(distribution) ?? {};
	const [right = []] = rightOf(key as never);
	return right.map((item, place) =>
		percentOf(counts[item]?.[place] ?? 0, answered),
	);
}

export const desk: DeskPart = {
	label: words.label,
	hint: words.hint,
	note: null,
	Edit,
	Accept,
	plain,
	Preview: ({ question, isRevealed }) => (
		<Orders
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
	hold: holdAsOrder,
	sayGroup,
	differences(mine, theirs) {
		const itemsOfAny = (one: typeof mine) =>
			one.kind === mine.kind ? JSON.stringify(itemsIn(one)) : "";
		const keyOfAny = (one: typeof mine) => {
			const { measure, orders = [] } = (one.key ?? {}) as Partial<Key>;
			return JSON.stringify([measure, orders.slice(1)]);
		};
		return [
			...(itemsOfAny(mine) === itemsOfAny(theirs) ? [] : [words.itsItems]),
			...(keyOfAny(mine) === keyOfAny(theirs) ? [] : [words.whatIsCorrect]),
		];
	},
	sayRound(question, { distribution, answered }) {
		const shares = sharesOf(question.key, distribution);
		const fewest = Math.min(...shares);
		const place = shares.indexOf(fewest);
		const item = rightOf(question.key)[0]?.[place] ?? 0;
		return answered === 0 || fewest > 90
			? ""
			: words.foundLeast(
					wordsOf(itemsOf(question.ask)[item] ?? ""),
					place + 1,
					fewest,
				);
	},
};
