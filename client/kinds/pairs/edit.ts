import {
	type Key,
	least,
	most,
	type Sides,
} from "../../../shared/kinds/pairs/model.ts";
import {
	arranged,
	hidesFirst,
	rotated,
} from "../../../shared/kinds/shuffled.ts";
import type { Question } from "../../../shared/quiz.ts";
import { replaced, without } from "../../fields/lists.ts";
import { fitted, linesOf } from "../lines.ts";

type Written = Pick<Question, "ask" | "key">;
export type Pair = { readonly left: string; readonly right: string };

export const keyOf = ({ key }: Pick<Question, "key">) => key as Key;

/** The pairs as they are written: what belongs together stands together. */
export function pairsIn({ ask, key }: Written): Pair[] {
	const { left, right } = ask as Sides;
	const { pairs } = key as Key;
	return left.map((text, index) => ({
		left: text,
		right: right[pairs[index] ?? -1] ?? "",
	}));
}

/** Where on the right those stand that belong to none. */
export function otherPlaces({ ask, key }: Written): number[] {
	const { pairs } = key as Key;
	return [...(ask as Sides).right.keys()].filter(
		(place) => !pairs.includes(place),
	);
}

export function othersIn(question: Written): string[] {
	const { right } = question.ask as Sides;
	return otherPlaces(question).map((place) => right[place] ?? "");
}

/** An edit that is not possible, or changes nothing, gives the very same question. */
export function withPair(
	question: Question,
	at: number,
	change: Partial<Pair>,
): Question {
	const before = pairsIn(question);
	const pair = before[at];
	if (pair === undefined) return question;
	const after = replaced(before, at, { ...pair, ...change });
	return JSON.stringify(after) === JSON.stringify(before)
		? question
		: withAll(question, after, othersIn(question));
}

/** An empty one at the end. */
export function addPair(question: Question): Question {
	const pairs = pairsIn(question);
	const empty = { left: "", right: "" };
	return pairs.length >= most.pairs ||
		(question.ask as Sides).right.length >= most.right
		? question
		: withAll(question, [...pairs, empty], othersIn(question));
}

export function removePair(question: Question, at: number): Question {
	const pairs = pairsIn(question);
	return pairs.length <= least || pairs[at] === undefined
		? question
		: withAll(question, without(pairs, at), othersIn(question));
}

/** What belongs to none: typed, added (at the end), removed. */
export function withOthers(
	question: Question,
	others: readonly string[],
): Question {
	const pairs = pairsIn(question);
	return pairs.length + others.length > most.right ||
		JSON.stringify(others) === JSON.stringify(othersIn(question))
		? question
		: withAll(question, pairs, others);
}

export const measures = ["each", "all"] as const;
export type Measure = (typeof measures)[number];

export function withMeasure(question: Question, measure: Measure): Question {
	const { pairs, measure: before = "each" } = keyOf(question);
	if (before === measure) return question;
	return {
		...question,
		key: measure === "all" ? { pairs, measure } : { pairs },
	};
}

/** The same pairs as they are stored under this id. */
export function arrange(question: Question): Question {
	return withAll(question, pairsIn(question), othersIn(question));
}

function withAll(
	question: Question,
	pairs: readonly Pair[],
	others: readonly string[],
): Question {
	const { ask, key } = heldPairs(question.id, pairs, others);
	return { ...question, ask, key: { ...keyOf(question), ...key } };
}

/** On the right they stand in an order of the question's own, which is not the one in which they belong together. */
export function heldPairs(
	id: string,
	pairs: readonly Pair[],
	others: readonly string[],
): { readonly ask: Sides; readonly key: Key } {
	const written = [...pairs.map(({ right }) => right), ...others];
	const size = written.length;
	const isBlank = pairs.every(({ left, right }) => left + right === "");
	const order = isBlank
		? rotated(size)
		: arranged(id, size, hidesFirst(pairs.length));
	// What belongs to none has no order but this one.
	const places = [
		...order.slice(0, pairs.length),
		...order.slice(pairs.length).sort((one, other) => one - other),
	];
	return {
		ask: {
			left: pairs.map(({ left }) => left),
			right: written.map((_, place) => written[places.indexOf(place)] ?? ""),
		},
		key: { pairs: places.slice(0, pairs.length) },
	};
}

/** Of a question with a list of texts, those are what something belongs to. */
export function holdAsPairs(question: Question): Written {
	const { left } = (question.ask ?? {}) as Partial<Sides>;
	if (left !== undefined) return { ask: question.ask, key: question.key };
	const lines = fitted(linesOf(question), {
		least,
		most: most.pairs,
		words: most.words,
	});
	return heldPairs(
		question.id,
		lines.map((left) => ({ left, right: "" })),
		[],
	);
}
