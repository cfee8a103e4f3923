import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { openDistributionOf } from "../../server/room/asked.ts";
import { correct } from "../../server/room/corrections.ts";
import { scoreRoom } from "../../server/room/marks.ts";
import { viewForScreen } from "../../server/room/screen-view.ts";
import { sheetOf } from "../../server/room/sheet.ts";
import { viewForStudents } from "../../server/room/student-view.ts";
import { tallyOf, valuesOf } from "../../server/room/tally.ts";
import { meFor2, viewFor2 } from "../../server/transport/version2.ts";
import type { Json } from "../../shared/json.ts";
import { kindOf, moderationOf } from "../../shared/kinds/kinds.ts";
import type { Credit } from "../../shared/kinds/multiple/credit.ts";
import { most } from "../../shared/kinds/poll/other.ts";
import { countOthers } from "../../shared/kinds/poll/others.ts";
import { toQuestion1 } from "../../shared/older-quiz.ts";
import { Question } from "../../shared/quiz.ts";
import { AnswerValue } from "../../shared/student-events.ts";
import { type Dice, diceOf } from "./dice.ts";
import { asked, dawn, question, room, sceneOf } from "./example.ts";
import { resultsOf } from "./whole.ts";

type Kind = Parameters<typeof question>[0];

/** A question that is offered in this manner. */
function offering(kind: Kind, correct: readonly number[], manner: object) {
	const plain = question(kind, correct);
	return { ...plain, ask: { ...(plain.ask as object), ...manner } };
}
const paying = (credit: Credit | null, correct: number[], size = 5) =>
	question("multiple", correct, {
		size,
		key: credit === null ? { correct } : { correct, credit },
	});
const mark = (one: Question, value: Json) =>
	kindOf(one).mark(one.ask, one.key, value);
const read = (one: Question, raw: unknown) => kindOf(one).read(one.ask, raw);

describe("a choice that is right in part", () => {
	const choices: readonly [choice: number[], all: number, ...number[]][] = [
		// Of A to E, A and B are right: all or nothing, per option, plus minus.
		[[0, 1], 1, 1, 1],
		[[0], 0, 4 / 5, 1 / 2],
		[[0, 2], 0, 3 / 5, 0],
		[[0, 1, 2], 0, 4 / 5, 1 / 2],
		[[2], 0, 2 / 5, 0],
		[[2, 3, 4], 0, 0, 0],
		[[0, 1, 2, 3, 4], 0, 2 / 5, 0],
	];

	test("[RM1240] earns by the measure that its author chose: nothing, a share for each option, or right marks less wrong ones", () => {
		for (const [choice, all, perOption, plusMinus] of choices) {
			expect(mark(paying(null, [0, 1]), choice)).toBe(all);
			expect(mark(paying("per-option", [0, 1]), choice)).toBe(perOption);
			expect(mark(paying("plus-minus", [0, 1]), choice)).toBe(plusMinus);
		}
	});

	test("[RM1240] by any measure exactly the right options earn all of it and are alone in that, and all wrong ones nothing", () => {
		for (let seed = 0; seed < 500; seed++) {
			const dice = diceOf(seed);
			const size = 2 + dice.roll(9);
			const some = (): number[] =>
				[...Array(size).keys()].filter(() => dice.chance(50));
			const [correct, choice] = [some(), some()];
			if (correct.length === 0 || choice.length === 0) continue;
			const isExact = String(correct) === String(choice);
			const isOpposite = choice.every((one) => !correct.includes(one));
			for (const credit of ["per-option", "plus-minus", null] as const) {
				const share = mark(paying(credit, correct, size), choice) ?? -1;
				expect(share).toBeGreaterThanOrEqual(0);
				expect(share === 1, `${correct} ${choice}`).toBe(isExact);
				if (isOpposite && choice.length + correct.length === size)
					expect(share).toBe(0);
			}
		}
	});

	test("[RM1241] is told as right in part, counts with its share in the mean, and may be paid so afterwards", () => {
		const one = paying("plus-minus", [0, 1]);
		const sheet = [one];
		const so = asked(room(), 0, { "[0]": 1, "[0,1]": 1, "[2]": 1 });
		const answers = new Map([
			[
				1,
				[[0], [0, 1], [2]].map((value, index) => ({
					seat: `s${index}`,
					value,
					at: dawn,
				})),
			],
		]);
		const seats = ["s0", "s1", "s2"].map((id) => ({
			id,
			name: id,
			joinedAt: dawn,
			removed: false,
		}));
		const marks = scoreRoom(so, sheet, seats, answers).marks.get(0)?.given;
		expect(marks?.get("s0")).toMatchObject({ partly: true, points: 0.5 });
		expect(marks?.get("s1")).toMatchObject({ correct: true, points: 1 });
		const of = (questions: readonly Question[]) =>
			resultsOf(so, questions, seats, answers).questions[0]?.rounds[0];
		expect(of(sheet)).toMatchObject({ right: 1, partly: 1, difficulty: 0.5 });

		const strict = [paying(null, [0, 1])];
		expect(of(strict)).toMatchObject({ right: 1, partly: 0 });
		const corrections = correct(
			so,
			strict,
			0,
			{ is: "key", key: one.key },
			dawn,
			"me",
		);
		if (corrections === null || "error" in corrections)
			throw new Error("refused");
		expect(of(sheetOf({ ...so, corrections }, strict))).toMatchObject({
			right: 1,
			partly: 1,
			difficulty: 0.5,
		});
	});
});

describe("not knowing", () => {
	test("[RM1242] can be said alone, and only where it is offered", () => {
		for (const [kind, correct] of [
			["single", [1]],
			["multiple", [0, 2]],
			["truefalse", [0]],
			["poll", []],
		] as const) {
			const open = offering(kind, correct, { unsure: true });
			expect(read(open, "unsure")).toBe("unsure");
			for (const raw of [["unsure"], [0, "unsure"], "Unsure", { unsure: true }])
				expect(read(open, raw)).toBeNull();
			expect(read(question(kind, correct), "unsure")).toBeNull();
			expect(
				read(offering(kind, correct, { unsure: false }), "unsure"),
			).toBeNull();
			expect(kindOf(open).say(open.ask, "unsure")).toBe("I don’t know");
			const bare = kindOf(open).bare(open.ask);
			expect(kindOf(open).read(bare, "unsure")).toBe("unsure");
		}
	});

	test("[RM1242] earns nothing and costs nothing by any measure, and is counted apart", () => {
		for (const credit of ["per-option", "plus-minus", null] as const)
			expect(mark(paying(credit, [0, 1]), "unsure")).toBe(0);
		const one = offering("single", [1], { unsure: true });
		expect(mark(one, "unsure")).toBe(0);
		const values = valuesOf({ '"unsure"': 3, "[1]": 2 });
		expect(openDistributionOf(one, tallyOf(one, values))).toEqual({
			answered: 5,
			counts: [0, 2, 0, 0],
			unsure: 3,
		});
	});
});

describe("words of one's own in a poll", () => {
	const open = offering("poll", [], { other: true });
	const said = (text: string) => read(open, { other: text });

	test("[RM1243] are stored as short texts are, and only where they are asked for", () => {
		expect(said("  a \t b\u200b ")).toEqual({ other: "a b" });
		expect(said("e\u0301")).toEqual({ other: "é" });
		for (const raw of ["", " ", "\u200b", "\u2800"])
			expect(said(raw)).toBeNull();
		for (const raw of [
			{ other: 1 },
			{ other: ["a"] },
			{ other: "a", more: 1 },
			{},
			["other"],
			"other",
			[{ other: "a" }],
		])
			expect(read(open, raw)).toBeNull();
		for (const one of [question("poll", []), question("single", [0])])
			expect(read(one, { other: "a" })).toBeNull();
		expect(kindOf(open).say(open.ask, { other: "tea" })).toBe("Other: tea");
	});

	test("[RM1243] are bounded in what one sees as characters, and in bytes", () => {
		const family = "👨‍👩‍👧‍👦";
		expect(said("x".repeat(most.graphemes))).not.toBeNull();
		expect(said("x".repeat(most.graphemes + 1))).toBeNull();
		expect(said("語".repeat(most.graphemes))).not.toBeNull();
		expect(said(family.repeat(5))).not.toBeNull();
		expect(said(family.repeat(most.graphemes))).toBeNull();
		const bytes = (value: Json) => Buffer.byteLength(JSON.stringify(value));
		for (const text of ['"\\'.repeat(30), "語".repeat(60), family.repeat(9)]) {
			const value = said(text);
			expect(bytes(value)).toBeLessThanOrEqual(kindOf(open).mostBytes);
			expect(v.is(AnswerValue, value)).toBe(true);
		}
	});

	test("[RM1244] no picture has them: it tells how many there are", () => {
		const values = valuesOf({
			'{"other":"Tea"}': 2,
			'{"other":"coffee"}': 1,
			"[0]": 4,
		});
		const told = openDistributionOf(open, tallyOf(open, values));
		expect(told).toEqual({ answered: 7, counts: [4, 0, 0, 0], other: 3 });
		expect(
			kindOf(open).distribution(open.ask, {}, tallyOf(open, values)),
		).toEqual(told);
	});

	test("[RM1403] where the class may see them they are groups of their own, and one whatever their case", () => {
		const shown = offering("poll", [], { other: true, otherShown: true });
		expect(kindOf(shown).groups(shown.ask, { other: "Tea" })).toEqual([
			"other",
			'"Tea',
		]);
		const values = valuesOf({
			'{"other":"Tea"}': 2,
			'{"other":"tea"}': 1,
			"[0]": 4,
		});
		const tally = tallyOf(shown, values);
		expect(tally.groups).toEqual({ "0": 4, other: 3, '"Tea': 3 });
		expect(openDistributionOf(shown, tally)).toEqual({
			answered: 7,
			counts: [4, 0, 0, 0],
			other: 3,
			said: [{ text: "Tea", count: 3 }],
		});
		for (const one of [open, offering("poll", [], { otherShown: true })])
			expect(moderationOf(one)).toBeUndefined();
		expect(moderationOf(shown)).toBeDefined();
	});

	test("[RM1403] however many different ones there are, each option is counted, and what is told of them is bounded", () => {
		const shown = offering("poll", [], { other: true, otherShown: true });
		const values: [Json, number][] = Array.from({ length: 400 }, (_, index) => [
			{ other: `${index} 語 ${"x".repeat(40)}` },
			2,
		]);
		const tally = tallyOf(shown, [...values, [[3], 1]]);
		expect(tally.left).toBe(200);
		const told = openDistributionOf(shown, tally);
		expect(told).toMatchObject({ counts: [0, 0, 0, 1], other: 800 });
		expect(Buffer.byteLength(JSON.stringify(told))).toBeLessThan(4000);
	});

	test("[RM1244] are put together by what does not tell texts apart, spelled as most did", () => {
		expect(
			countOthers(["Tea", "tea", "TEA", "te a", "tea", "Café", "cafe"]),
		).toEqual([
			{ text: "tea", count: 4 },
			{ text: "Café", count: 1 },
			{ text: "cafe", count: 1 },
			{ text: "te a", count: 1 },
		]);
		expect(countOthers([])).toEqual([]);
	});
});

describe("what an author may add to a question with options", () => {
	test("[RM1245] is left out where it is not so: a question of before stays the same text, with the same answers and pictures", () => {
		for (const [kind, correct] of [
			["single", [1]],
			["multiple", [0, 2]],
			["truefalse", [0]],
			["poll", []],
		] as const) {
			const one = question(kind, correct);
			expect(JSON.stringify(v.parse(Question, one))).toBe(JSON.stringify(one));
			expect(Object.keys(kindOf(one).bare(one.ask) as object)).toEqual([
				"options",
			]);
			const told = openDistributionOf(one, tallyOf(one, [[[0], 1]]));
			expect(Object.keys(told)).toEqual(["answered", "counts"]);
		}
	});

	test("[RM1245] has one form", () => {
		const fits = (one: unknown) => v.is(Question, one);
		const all = { shuffled: true, pinned: 1, unsure: true };
		for (const kind of ["single", "multiple", "poll"] as const)
			expect(fits(offering(kind, [0], all))).toBe(true);
		expect(fits(offering("poll", [], { other: true }))).toBe(true);
		expect(fits(paying("plus-minus", [0]))).toBe(true);
		for (const bad of [
			offering("single", [0], { other: true }),
			offering("single", [0], { shuffled: 1 }),
			offering("single", [0], { shuffled: null }),
			offering("single", [0], { pinned: -1 }),
			offering("single", [0], { pinned: 11 }),
			offering("single", [0], { pinned: 0.5 }),
			offering("single", [0], { unsure: "yes" }),
			{ ...question("multiple", [0]), key: { correct: [0], credit: "half" } },
			{
				...question("single", [0]),
				key: { correct: [0], credit: "plus-minus" },
			},
			{ ...question("poll", []), key: { credit: "plus-minus" } },
		])
			expect(fits(bad), JSON.stringify(bad)).toBe(false);
	});
});

describe("an order of each phone's own", () => {
	const sheet = [offering("single", [1], { shuffled: true, pinned: 1 })];
	const told = (textOnPhones: boolean) => {
		const so = room();
		const here = { ...so, settings: { ...so.settings, textOnPhones } };
		const opened = asked(here, 0, { "[1]": 1 });
		const scene = sceneOf(opened, sheetOf(opened, sheet));
		return [
			viewForStudents(scene, "epoch", dawn),
			viewForScreen(scene, "epoch", dawn, null),
			resultsOf(opened, scene.sheet, [], new Map()),
		].map((view) => JSON.stringify(view).includes("shuffled"));
	};

	test("[RM1246] is told to everybody, but where phones show letters alone: those are the screen's", () => {
		expect(told(true)).toEqual([true, true, true]);
		expect(told(false)).toEqual([false, false, false]);
	});

	test("[RM1246] a room's questions are made once for one sheet", () => {
		const so = room();
		const settings = { ...so.settings, textOnPhones: false };
		const here = { ...so, settings };
		expect(sheetOf(here, sheet)).toBe(sheetOf(here, sheet));
		expect(sheetOf(so, sheet)).toBe(sheet);
		expect(sheetOf(here, sheet)[0]?.id).toBe(sheet[0]?.id);
	});
});

describe("pages of version 2", () => {
	const dice: Dice = diceOf(1);

	test("[RM1247] show such questions in the author's order, know what is correct, and hear of answers as choices", () => {
		const one = {
			...offering("multiple", [0, 2], { shuffled: true, unsure: true }),
			key: { correct: [0, 2], credit: "plus-minus" },
		};
		const so = asked(room(), 0, { "[0]": 1 });
		const view = viewFor2(viewForStudents(sceneOf(so, [one]), "epoch", dawn));
		expect(view).toMatchObject({
			asked: { input: "many", optionCount: 4 },
			solution: { correct: [0, 2] },
		});
		expect(JSON.stringify(view)).not.toContain("shuffled");
		expect(toQuestion1(one)?.options.map(({ correct }) => correct)).toEqual([
			true,
			false,
			true,
			false,
		]);
		const poll = offering("poll", [], { other: true });
		expect(toQuestion1(poll)?.options).toHaveLength(4);
		const me = (value: Json) =>
			meFor2({
				roomId: "r",
				epoch: "e",
				version: 1,
				name: "Ada",
				answer: { round: 1, seq: 1, value },
				mark: { index: 0, value, correct: null, points: 0 },
				standing: null,
				marks: [{ index: 0, value, correct: null, points: dice.roll(1) }],
			});
		for (const value of ["unsure", { other: "tea" }])
			expect(me(value)).toMatchObject({
				answer: { choice: [] },
				mark: { choice: [] },
				marks: [{ choice: [] }],
			});
		expect(me([1])).toMatchObject({ answer: { choice: [1] } });
		expect(me(null)).toMatchObject({ mark: { choice: null } });
	});
});
