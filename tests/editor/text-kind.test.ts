import { describe, expect, test } from "vitest";
import { convert } from "../../client/instructor/editor/convert.ts";
import { deskOf } from "../../client/kinds/desks.ts";
import {
	addAccepted,
	keyOf,
	removeAccepted,
	withAccepted,
	withStrictness,
	withTypos,
} from "../../client/kinds/text/edit.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import type { Key } from "../../shared/kinds/text/accepted.ts";
import type { TextCount } from "../../shared/kinds/text/counts.ts";
import type { Question } from "../../shared/quiz.ts";
import type { QuestionResult } from "../../shared/rest.ts";
import { question } from "./example.ts";

const kind = kindOf({ kind: "text" });
const desk = deskOf("text");

function asked(...texts: string[]): Question {
	const accepted = texts.map((text) => ({ text, share: 1 }));
	const { ask } = kind.blank();
	return question("a", { kind: "text", ask, key: { accepted, typos: 0 } });
}

const textsOf = (of: Pick<Question, "key">) =>
	(of.key as Key).accepted.map(({ text }) => text);

describe("a question that is answered with a text", () => {
	test("[ED920] has 1 to 20 right answers, each with its share; an edit that changes nothing is none", () => {
		const start = asked("Rome");
		const two = addAccepted(start, 0);
		expect(textsOf(two)).toEqual(["Rome", ""]);
		const half = withAccepted(two, 1, { text: "R*", share: 0.5 });
		expect(keyOf(half).accepted[1]).toEqual({ text: "R*", share: 0.5 });
		expect(textsOf(removeAccepted(half, 0))).toEqual(["R*"]);
		expect(keyOf(withTypos(half, 2))).toEqual({ ...keyOf(half), typos: 2 });
		expect(withStrictness(half, { caseCounts: true }).ask).toEqual({
			...(half.ask as object),
			caseCounts: true,
		});
		const full = asked(...Array.from({ length: 20 }, String));
		for (const same of [
			[start, removeAccepted(start, 0)],
			[start, withAccepted(start, 0, { text: "Rome" })],
			[start, withAccepted(start, 1, { text: "Milan" })],
			[start, withTypos(start, 0)],
			[half, removeAccepted(half, 2)],
			[full, addAccepted(full, 3)],
		])
			expect(same[1]).toBe(same[0]);
	});

	test("[ED921] takes the correct options of one with options as what is right, each as it is written", () => {
		const options = [" 2*3 ", "b\\c", "no", "x".repeat(250)];
		const multiple = question("a", { kind: "multiple" }, [0, 1, 3], options);
		const { key } = convert(multiple, "text", null).question;
		expect(textsOf({ key })).toEqual(["2\\*3", "b\\\\c"]);
		const marked = (text: string) => kind.mark(kind.blank().ask, key, text);
		expect([marked("2*3"), marked("b\\c"), marked("2x3")]).toEqual([1, 1, 0]);
		expect(convert(question("a", {}, []), "text", null).question).toMatchObject(
			kind.blank(),
		);
	});

	test("[ED922] differs from another in what is right, or in how exactly that is read", () => {
		const mine = asked("Rome");
		const differences = (theirs: Question) => desk.differences(mine, theirs);
		expect(differences(asked("Rome"))).toEqual([]);
		expect(differences(asked("Roma"))).toEqual(["what is right"]);
		expect(differences(withAccepted(mine, 0, { share: 0.5 }))).toEqual([
			"what is right",
		]);
		for (const other of [
			withTypos(mine, 1),
			withStrictness(mine, { spacesCount: true }),
		])
			expect(differences(other)).toEqual(["how exactly it is read"]);
		for (const other of [question("a"), { ...mine, ask: null, key: null }])
			expect(differences(other)).toContain("what is right");
	});

	test("[ED923] says which wrong answer was given most, where one was", () => {
		const said = (...groups: [string, number, boolean | null][]) => {
			const distribution = {
				answered: 9,
				groups: groups.map(
					([text, count, isRight]): TextCount => ({ text, count, isRight }),
				),
				others: { answers: 0, groups: 0 },
			};
			return desk.sayRound(
				asked("Rome") as unknown as QuestionResult,
				{ distribution } as unknown as QuestionResult["rounds"][number],
			);
		};
		expect(said(["rome", 5, true], ["milan", 3, false])).toBe(
			"Of those not right the answer given most was “\u2068milan\u2069”, 3 times.",
		);
		// What earns a part, or may be right, is not said to be wrong.
		expect(said(["roma", 5, null], ["a…", 4, null], ["x", 2, false])).toContain(
			"x",
		);
		expect(said(["a", 2, false], ["b", 2, false])).toBe("");
		expect(said(["rome", 5, true], ["b", 1, false])).toBe("");
		expect(said()).toBe("");
	});
});
