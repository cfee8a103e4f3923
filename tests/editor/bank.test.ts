import { expect, test } from "vitest";
import {
	copiesOf,
	hasRoomFor,
	isPicked,
	pick,
} from "../../client/instructor/editor/bank.ts";
import { limits } from "../../shared/limits.ts";
import { question, quiz } from "./example.ts";

const of = (quiz: string, question: string) => ({ quiz, question });

test("[ED1350] questions are picked from any quiz, in the order of picking, each once", () => {
	const first = pick([], [of("b", "1")], true);
	const second = pick(first, [of("a", "1"), of("b", "1")], true);
	expect(second).toEqual([of("b", "1"), of("a", "1")]);
	expect(isPicked(second, of("a", "2"))).toBe(false);
	expect(pick(second, [of("b", "1"), of("c", "1")], false)).toEqual([
		of("a", "1"),
	]);
	const full = quiz(
		...Array.from({ length: limits.questions - 1 }, (_, at) =>
			question(`q${at}`),
		),
	);
	expect(hasRoomFor(full, first)).toBe(true);
	expect(hasRoomFor(full, second)).toBe(false);
});

test("[ED1350] copies are the same but for ids of their own, also where two have one id", () => {
	const into = quiz(question("a"));
	const copies = copiesOf([question("a"), question("a")], into);
	const ids = new Set(["a", ...copies.map(({ id }) => id)]);
	expect(ids.size).toBe(3);
	for (const copy of copies)
		expect({ ...copy, id: "a" }).toEqual(question("a"));
});
