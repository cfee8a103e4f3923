import { describe, expect, test } from "vitest";
import {
	openDraft,
	reduceDraft,
} from "../../client/instructor/editor/draft.ts";
import { kinds } from "../../shared/kinds/kinds.ts";
import { type KindName, kindNames, type Question } from "../../shared/quiz.ts";
import { question, quiz } from "./example.ts";

/** The question after it was turned into each of these kinds, one after the other. */
function through(start: Question, ...names: KindName[]): Question | undefined {
	let draft = openDraft(quiz(start));
	for (const kind of names)
		draft = reduceDraft(draft, { edit: "kind", question: start.id, kind }, 0);
	return draft.quiz.questions[0];
}
const marks = (one: Question | undefined) =>
	one?.options.flatMap((option, index) => (option.correct ? [index] : []));

describe("changing the kind", () => {
	test("[ED11] whatever both kinds hold stays: text, options, marks, explanation, time, points", () => {
		const start = question(
			"a",
			{ explanation: "Because.", seconds: 45, points: 3 },
			[1],
		);
		expect(through(start, "multiple")).toEqual({ ...start, kind: "multiple" });
	});

	test("[ED11] every conversion gives a question that the new kind can hold", () => {
		for (const from of kindNames)
			for (const to of kindNames) {
				const { editor } = kinds[to];
				const texts = kinds[from].editor.fixedOptions ?? ["A", "B", "C"];
				const correct = kinds[from].editor.correct === "none" ? [] : [0];
				const result = through(
					question("a", { kind: from }, correct, texts),
					to,
				);
				const most = { none: 0, one: 1, many: 10 }[editor.correct];
				expect(marks(result)?.length, `${from} → ${to}`).toBeLessThanOrEqual(
					most,
				);
				if (editor.fixedOptions !== undefined)
					expect(result?.options.map((option) => option.text)).toEqual(
						editor.fixedOptions,
					);
			}
	});

	test("[ED12] several correct options do not become one by chance: none is kept", () => {
		const start = question("a", { kind: "multiple" }, [0, 2]);
		expect(marks(through(start, "single"))).toEqual([]);
	});

	test("[ED13] the way back restores what the kind in between could not hold", () => {
		const start = question("a", { kind: "multiple" }, [0, 2]);
		for (const between of ["single", "truefalse", "poll"] as const)
			expect(through(start, between, "multiple"), between).toEqual(start);
		expect(through(question("a"), "poll", "truefalse", "single")).toEqual(
			question("a"),
		);
	});

	test("[ED13] marks that were set in between are not overwritten by the older ones", () => {
		let draft = openDraft(quiz(question("a", { kind: "multiple" }, [0, 2])));
		for (const action of [
			{ edit: "kind", question: "a", kind: "single" },
			{ edit: "mark", question: "a", option: 1, correct: true },
			{ edit: "kind", question: "a", kind: "multiple" },
		] as const)
			draft = reduceDraft(draft, action, 0);
		expect(marks(draft.quiz.questions[0])).toEqual([1]);
	});
});
