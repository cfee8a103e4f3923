import * as v from "valibot";
import { describe, expect, test } from "vitest";
import {
	addOption,
	creditOf,
	type Manner,
	mannerOf,
	markOption,
	moveOption,
	moveOptionTo,
	removeOption,
	setCredit,
	setManner,
	setText,
} from "../../client/choice/edit.ts";
import { deskOf } from "../../client/kinds/desks.ts";
import { rules as multiple } from "../../client/kinds/multiple/desk.ts";
import { rules as poll } from "../../client/kinds/poll/desk.ts";
import { rules as truefalse } from "../../client/kinds/truefalse/desk.ts";
import { Question } from "../../shared/quiz.ts";
import { question } from "./example.ts";

const several = question("a", { kind: "multiple" }, [0, 2]);
const all: Manner = { shuffled: true, pinned: 1, unsure: true };

describe("what an author chooses beside the options", () => {
	test("[ED1249] is left out again as it was before it was chosen", () => {
		const chosen = setManner(several, multiple, all);
		expect(chosen.ask).toEqual({ ...(several.ask as object), ...all });
		expect(setManner(chosen, multiple, all)).toBe(chosen);
		const paid = setCredit(chosen, multiple, "plus-minus");
		expect(creditOf(paid)).toBe("plus-minus");
		expect(setCredit(paid, multiple, "plus-minus")).toBe(paid);
		expect(v.is(Question, paid)).toBe(true);
		const off = setManner(paid, multiple, { shuffled: false, unsure: false });
		expect(setCredit(off, multiple, null)).toEqual(several);
		expect(setManner(several, multiple, { unsure: false })).toBe(several);
		// What cannot be last without an order is not kept for it.
		expect(mannerOf(off, multiple)).toEqual({});
	});

	test("[ED1249] stays through every edit of the options", () => {
		const paid = setCredit(
			setManner(several, multiple, all),
			multiple,
			"per-option",
		);
		for (const edited of [
			setText(paid, multiple, 0, "new"),
			addOption(paid, multiple, 0),
			removeOption(paid, multiple, 0),
			moveOption(paid, multiple, 0, 1),
			markOption(paid, multiple, 1, true),
		]) {
			expect(edited).not.toBe(paid);
			expect(mannerOf(edited, multiple)).toEqual(all);
			expect(creditOf(edited)).toBe("per-option");
			expect(v.is(Question, edited)).toBe(true);
		}
	});

	test("[ED1408] an option that is dragged takes its mark along, and the others keep their order", () => {
		const texts = (one: Question) => (one.ask as { options: string[] }).options;
		const [first, ...rest] = texts(several);
		const moved = moveOptionTo(several, multiple, 0, rest.length);
		expect(texts(moved)).toEqual([...rest, first]);
		const wasMarked = (several.key as { correct: number[] }).correct.map(
			(at) => texts(several)[at],
		);
		const isMarked = (moved.key as { correct: number[] }).correct.map(
			(at) => texts(moved)[at],
		);
		expect(isMarked.sort()).toEqual(wasMarked.sort());
		expect(moveOptionTo(moved, multiple, rest.length, 0)).toEqual(several);
		expect(moveOptionTo(several, multiple, 1, 1)).toBe(several);
		expect(moveOptionTo(several, multiple, 0, 99)).toBe(several);
		expect(moveOptionTo(several, truefalse, 0, 1)).toBe(several);
	});

	test("[ED1249] a kind takes what it can hold of it, and differences are named", () => {
		const paid = setCredit(
			setManner(several, multiple, all),
			multiple,
			"per-option",
		);
		const held = (kind: string, from = paid) => {
			const one = { ...from, kind, ...deskOf(kind).hold(from) };
			expect(v.is(Question, one), kind).toBe(true);
			return one;
		};
		expect(held("single")).toMatchObject({ ask: all, key: { correct: [] } });
		expect(held("poll").ask).toMatchObject(all);
		expect(held("truefalse").ask).toEqual({
			options: ["True", "False"],
			unsure: true,
		});
		const other = setManner(held("poll"), poll, { other: true });
		expect(other.ask).toMatchObject({ ...all, other: true });
		expect(held("multiple", other).ask).toEqual(paid.ask);
		const shown = setManner(other, poll, { otherShown: true });
		expect(shown.ask).toMatchObject({ other: true, otherShown: true });
		expect(setManner(shown, poll, { other: false }).ask).toEqual(
			held("poll").ask,
		);
		expect(
			setManner(held("truefalse"), truefalse, { shuffled: true, other: true }),
		).toEqual(held("truefalse"));
		const { differences } = deskOf("multiple");
		expect(differences(paid, several)).toEqual([
			"how its options are offered",
			"what a part of them earns",
		]);
		expect(differences(paid, paid)).toEqual([]);
	});
});
