import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { markOption, marksOf, textsOf } from "../../client/choice/edit.ts";
import {
	openDraft,
	reduceDraft,
} from "../../client/instructor/editor/draft.ts";
import { deskOf } from "../../client/kinds/desks.ts";
import { rules as singleRules } from "../../client/kinds/single/desk.ts";
import { kindOf, kinds } from "../../shared/kinds/kinds.ts";
import { Question } from "../../shared/quiz.ts";
import { question, quiz } from "./example.ts";

/** The question after it was turned into each of these kinds, one after the other. */
function through(start: Question, ...names: string[]): Question {
	let draft = openDraft(quiz(start));
	for (const kind of names)
		draft = reduceDraft(draft, { edit: "kind", question: start.id, kind }, 0);
	const [result] = draft.quiz.questions;
	if (result === undefined) throw new Error("no question");
	return result;
}

describe("changing the kind", () => {
	test("[ED11] whatever both kinds hold stays: text, options, marks, explanation, time, points", () => {
		const start = question(
			"a",
			{ explanation: "Because.", seconds: 45, points: 3 },
			[1],
		);
		expect(through(start, "multiple")).toEqual({ ...start, kind: "multiple" });
		const unmarked = through(start, "poll");
		expect(unmarked).toEqual({ ...start, kind: "poll", key: {} });
	});

	test("[ED11] every conversion gives a question that the new kind can hold, and the way back gives the old one", () => {
		for (const from of kinds)
			for (const to of kinds) {
				const blank = { kind: from.name, ...from.blank() };
				const written = question("a", { kind: from.name });
				for (const start of [
					question("a", blank),
					v.is(Question, written) ? written : question("a", blank),
				]) {
					const result = through(start, to.name);
					const name = `${from.name} → ${to.name}`;
					expect(v.is(Question, result), name).toBe(true);
					expect(through(start, to.name, from.name), name).toEqual(start);
				}
			}
	});

	test("[ED11] a kind that prescribes its options gets exactly those, with the mark of the same word", () => {
		const start = question("a", {}, [1], ["maybe", " true"]);
		const { options } = kindOf({ kind: "truefalse" }).blank().ask as {
			options: string[];
		};
		const result = through(start, "truefalse");
		expect(textsOf(result)).toEqual(options);
		expect(marksOf(result)).toEqual([0]);
		expect(marksOf(through(question("a"), "truefalse"))).toEqual([]);
	});

	test("[ED12] several correct options do not become one by chance: none is kept", () => {
		const start = question("a", { kind: "multiple" }, [0, 2]);
		expect(marksOf(through(start, "single"))).toEqual([]);
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
		const start = question("a", { kind: "multiple" }, [0, 2]);
		let draft = openDraft(quiz(start));
		const act = (action: Parameters<typeof reduceDraft>[1]) => {
			draft = reduceDraft(draft, action, 0);
			return draft.quiz.questions[0] ?? start;
		};
		const single = act({ edit: "kind", question: "a", kind: "single" });
		act({
			edit: "own",
			question: markOption(single, singleRules, 1, true),
			path: "key.correct.1",
		});
		expect(
			marksOf(act({ edit: "kind", question: "a", kind: "multiple" })),
		).toEqual([1]);
	});

	test("[ED880] a question of a kind that only a newer version knows is kept as it is, and comes back after a change of kind", () => {
		const strange = question("a", {
			kind: "hologram",
			ask: { beams: 3 },
			key: { angle: 12 },
		});
		const { hold, label } = deskOf("hologram");
		expect(label).toBe("Unknown kind");
		expect(hold(strange)).toEqual({ ask: strange.ask, key: strange.key });
		expect(v.is(Question, through(strange, "single"))).toBe(true);
		expect(through(strange, "single", "hologram")).toEqual(strange);
	});
});
