import { isOrder } from "../../../shared/kinds/order/counts.ts";
import {
	hidesOrder,
	type Measure,
	type Order,
} from "../../../shared/kinds/order/measures.ts";
import {
	type Items,
	type Key,
	least,
	most,
} from "../../../shared/kinds/order/model.ts";
import { arranged, rotated } from "../../../shared/kinds/shuffled.ts";
import type { Question } from "../../../shared/quiz.ts";
import { without } from "../../fields/lists.ts";
import { fitted, linesOf } from "../lines.ts";

type Written = Pick<Question, "ask" | "key">;

export const keyOf = ({ key }: Pick<Question, "key">) => key as Key;

/** The right order; where a key has none, that of the items. */
export function rightIn({ ask, key }: Written): Order {
	const { items } = ask as Items;
	const [right] = (key as Key).orders;
	return isOrder(right, items.length) ? right : items.map((_, item) => item);
}

/** The items as they are written: in their right order. */
export function itemsIn(question: Written): string[] {
	const { items } = question.ask as Items;
	return rightIn(question).map((item) => items[item] ?? "");
}

/**
 * With these items, in their right order. Other orders that are right as well stay as long as the items are the same but for their spelling. An edit that
 * changes nothing gives the very same question.
 */
export function withItems(
	question: Question,
	items: readonly string[],
	isSpelling: boolean,
): Question {
	if (items.length < least || items.length > most.items) return question;
	if (JSON.stringify(items) === JSON.stringify(itemsIn(question)))
		return question;
	const right = rightIn(question);
	const others = isSpelling ? keyOf(question).orders.slice(1) : [];
	const written = others.map((order) =>
		order.map((item) => right.indexOf(item)),
	);
	return { ...question, ...held(question, items, written) };
}

/** As it is stored: in an order of the question's own. `others`: right as well, by the places in the right one. */
function held(
	{ id, key }: Pick<Question, "id" | "key">,
	items: readonly string[],
	others: readonly Order[],
): Written {
	const isBlank = items.every((text) => text === "");
	const places = isBlank
		? rotated(items.length)
		: arranged(id, items.length, hidesOrder);
	return {
		ask: {
			items: items.map((_, place) => items[places.indexOf(place)] ?? ""),
		},
		key: {
			orders: [
				places,
				...others.map((order) => order.map((item) => places[item] ?? 0)),
			],
			measure: (key as Partial<Key>).measure ?? "tau",
		},
	};
}

/** Items in their right order, to be stored under an id. */
export function heldItems(items: readonly string[], measure: Measure): Written {
	return held({ id: "", key: { measure } }, items, []);
}

/** The same items as they are stored under this id. */
export function arrange(question: Question): Question {
	return { ...question, ...held(question, itemsIn(question), []) };
}

export function withMeasure(question: Question, measure: Measure): Question {
	const key = keyOf(question);
	return measure === key.measure
		? question
		: { ...question, key: { ...key, measure } };
}

/** Without one of the other orders that are right as well. */
export function withoutOrder(question: Question, at: number): Question {
	const key = keyOf(question);
	return at < 1 || key.orders[at] === undefined
		? question
		: { ...question, key: { ...key, orders: without(key.orders, at) } };
}

/** Of a question with a list of texts, those are the items, in the order in which they stand. */
export function holdAsOrder(question: Question): Written {
	const { items } = (question.ask ?? {}) as Partial<Items>;
	if (items !== undefined) return { ask: question.ask, key: question.key };
	const lines = fitted(linesOf(question), {
		least,
		most: most.items,
		words: most.words,
	});
	return held({ ...question, key: {} }, lines, []);
}
