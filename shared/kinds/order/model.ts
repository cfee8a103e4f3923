import * as v from "valibot";
import { type Fault, faultMaker } from "../../fault.ts";
import { lengthFirst } from "../../length-first.ts";
import { limits } from "../../limits.ts";
import { plainText } from "../../plain-text.ts";
import { defineKind } from "../kind.ts";
import { letter } from "../letter.ts";
import { sampleWords } from "../options.ts";
import { arranged, shuffled } from "../shuffled.ts";
import { countOrders, groupsOf, isOrder, orderIn } from "./counts.ts";
import { faultWords } from "./faults.en.ts";
import { type Measure, measures, type Order, shareBy } from "./measures.ts";

/** As phones and screens show them at first, which is not the right order. Empty where the words stay on the screen. */
export type Items = { readonly items: readonly string[] };
/** The first is the right order; others are right, too. */
export type Key = {
	readonly orders: readonly Order[];
	readonly measure: Measure;
};

export const most = { items: 10, words: limits.optionText, orders: 10 };
export const least = 3;

const Place = v.pipe(
	v.number(),
	v.integer(),
	v.minValue(0),
	v.maxValue(most.items - 1),
);
const Permutation = lengthFirst(
	most.items,
	v.pipe(v.array(Place), v.maxLength(most.items)),
);

const fault = faultMaker(faultWords);

/** Items to be put in order. A value says of each place, first to last, which of the items stands there. */
export const order = defineKind<Items, Key, Order>({
	name: "order",
	ask: v.strictObject({
		items: lengthFirst(
			most.items,
			v.pipe(
				v.array(v.pipe(v.string(), v.maxLength(most.words))),
				v.minLength(least),
				v.maxLength(most.items),
			),
		),
	}),
	key: v.strictObject({
		orders: lengthFirst(
			most.orders,
			v.pipe(v.array(Permutation), v.maxLength(most.orders)),
		),
		measure: v.picklist(measures),
	}),
	// One digit for each place, commas between them, brackets.
	mostBytes: 2 * most.items + 1,
	isJudged: true,
	blank: () => ({
		ask: { items: ["", "", ""] },
		key: { orders: [[1, 2, 0]], measure: "tau" },
	}),
	faultWords,
	faults: faultsOf,
	read: ({ items }, raw) => (isOrder(raw, items.length) ? [...raw] : null),
	mark: (_ask, { orders, measure }, value) =>
		Math.max(0, ...orders.map((right) => shareBy(measure, right, value))),
	sampleAsk: (dice) => ({
		items: sampleWords(
			least + Math.floor(dice() * (most.items - least + 1)),
			dice,
		),
	}),
	sampleKey: ({ items }, dice) => ({
		orders: [arranged(String(dice()), items.length)],
		measure: measures[Math.floor(dice() * measures.length)] ?? "all",
	}),
	sample: ({ items }, dice) => shuffled(items.length, dice),
	groups: (_ask, value) => groupsOf(value),
	accept({ items }, { orders, measure }, group) {
		const right = orderIn(group, items.length);
		if (right === null || orders.length >= most.orders) return null;
		const known = orders.some((one) => String(one) === String(right));
		return { orders: known ? orders : [...orders, right], measure };
	},
	distribution: ({ items }, _key, tally) => countOrders(items.length, tally),
	say: ({ items }, value) =>
		value
			.map(
				(item, place) =>
					`${place + 1}. ${plainText(items[item] ?? "") || letter(item)}`,
			)
			.join("; "),
	bare: ({ items }) => ({ items: items.map(() => "") }),
	texts: ({ items }) => items,
});

function faultsOf({ items }: Items, { orders }: Key): Fault[] {
	const isRight =
		orders.length > 0 && orders.every((one) => isOrder(one, items.length));
	const right = isRight ? (orders[0] ?? []) : items.map((_, item) => item);
	const typed = items.map((text) => text.trim());
	const faults = right.flatMap((item, place) =>
		typed[item] === ""
			? [fault(`ask.items.${item}`, "item-missing", { number: place + 1 })]
			: [],
	);
	const full = typed.filter((text) => text !== "");
	if (new Set(full).size < full.length)
		faults.push(fault("ask.items", "items-alike"));
	if (!isRight) faults.push(fault("key.orders", "no-order"));
	else if (right.every((item, place) => item === place))
		faults.push(fault("ask.items", "shown-in-order"));
	return faults;
}
