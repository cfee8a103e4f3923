import {
	type Key,
	least,
	most,
	type Sides,
} from "../../../shared/kinds/pairs/model.ts";
import type { Question } from "../../../shared/quiz.ts";
import { replaced, without } from "../../fields/lists.ts";

export type Pair = { readonly left: string; readonly right: string };

/** The pairs as they are written: what belongs together stands together. */
export function pairsIn({ ask, key }: Pick<Question, "ask" | "key">): Pair[] {
	const { left, right } = ask as Sides;
	const { pairs } = key as Key;
	return left.map((text, index) => ({
		left: text,
		right: right[pairs[index] ?? -1] ?? "",
	}));
}

/** An edit that changes nothing gives the very same question. */
export function withPair(
	question: Question,
	at: number,
	change: Partial<Pair>,
): Question {
	const { left, right } = question.ask as Sides;
	const { pairs } = question.key as Key;
	const place = pairs[at];
	const before = pairsIn(question)[at];
	if (before === undefined || place === undefined) return question;
	const after = { ...before, ...change };
	if (after.left === before.left && after.right === before.right)
		return question;
	return {
		...question,
		ask: {
			left: replaced(left, at, after.left),
			right: replaced(right, place, after.right),
		},
	};
}

/** An empty one at the end, whose right one does not stand there. */
export function addPair(question: Question): Question {
	const pairs = pairsIn(question);
	return pairs.length >= most.pairs
		? question
		: withPairs(question, [...pairs, { left: "", right: "" }]);
}

export function removePair(question: Question, at: number): Question {
	const pairs = pairsIn(question);
	return pairs.length <= least || pairs[at] === undefined
		? question
		: withPairs(question, without(pairs, at));
}

function withPairs(question: Question, pairs: readonly Pair[]): Question {
	return { ...question, ...heldPairs(pairs) };
}

/**
 * On the right they stand in another order than they belong together: one that leads from each place to the next, by a step that
 * comes to all of them.
 */
export function heldPairs(
	pairs: readonly Pair[],
): Pick<Question, "ask" | "key"> {
	const size = pairs.length;
	const step = [3, 5, 7, 1].find((one) => size % one !== 0) ?? 1;
	const places = pairs.map((_, index) => (index * step + 1) % size);
	const right = pairs.map(
		(_, place) => pairs[places.indexOf(place)]?.right ?? "",
	);
	return {
		ask: { left: pairs.map(({ left }) => left), right },
		key: { pairs: places },
	};
}

/** Of a question with options, those are what something belongs to. */
export function holdAsPairs(question: Question) {
	const { left, options } = (question.ask ?? {}) as Partial<Sides> & {
		readonly options?: readonly (string | null)[];
	};
	if (left !== undefined) return { ask: question.ask, key: question.key };
	const texts = (options ?? []).slice(0, most.pairs);
	const pairs = texts.map((text) => ({
		left: (text ?? "").slice(0, most.words),
		right: "",
	}));
	while (pairs.length < least) pairs.push({ left: "", right: "" });
	return heldPairs(pairs);
}
