import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { openDistributionOf } from "../../server/room/asked.ts";
import { tallyOf, valuesOf } from "../../server/room/tally.ts";
import type { Groups } from "../../shared/kinds/kind.ts";
import {
	faultsOfQuiz,
	kindOf,
	kinds,
	sayFault,
} from "../../shared/kinds/kinds.ts";
import { limits } from "../../shared/limits.ts";
import { type Question, Quiz } from "../../shared/quiz.ts";
import { question, sheet } from "./example.ts";

const [single, multiple, truefalse, poll] = sheet as [
	Question,
	Question,
	Question,
	Question,
];
const read = (asked: Question, raw: unknown) =>
	kindOf(asked).read(asked.ask, raw);

describe("reading a choice", () => {
	test("[RM60] one option where one is asked for, any number of different ones where many are", () => {
		for (const asked of [single, truefalse, poll]) {
			expect(read(asked, [0])).toEqual([0]);
			expect(read(asked, [1])).toEqual([1]);
			expect(read(asked, [0, 1])).toBeNull();
		}
		expect(read(multiple, [2])).toEqual([2]);
		expect(read(multiple, [0, 1, 2, 3])).toEqual([0, 1, 2, 3]);
	});

	test("[RM61] a choice has one form: ascending", () => {
		expect(read(multiple, [3, 0, 2])).toEqual([0, 2, 3]);
		expect(
			read(
				question("multiple", [9], { size: 10 }),
				[9, 1, 0, 2, 3, 4, 5, 6, 7, 8],
			),
		).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
	});

	test("[RM62] whatever else a phone sends is no choice", () => {
		const hostile: unknown[] = [
			undefined,
			null,
			0,
			"0",
			"",
			"[0]",
			true,
			{},
			{ length: 1, 0: 0 },
			[],
			[4],
			[-1],
			[1.5],
			[Number.NaN],
			[Number.POSITIVE_INFINITY],
			[2 ** 53],
			["0"],
			["length"],
			["__proto__"],
			["constructor"],
			[null],
			[undefined],
			[true],
			[[0]],
			[{}],
			[0n],
			[0, 0],
			[0, 4],
			[0, 1, 2, 3, 3],
			[0, 1, 2, 3, 4],
			Array.from({ length: 1000 }, () => 0),
			Array.from({ length: 1000 }, (_, index) => index),
			new Array(1),
			Object.assign(new Array(2), { 1: 0 }),
			new Uint8Array([0]),
			() => [0],
		];
		for (const asked of sheet)
			for (const [index, raw] of hostile.entries())
				expect(read(asked, raw), `${asked.kind}, ${index}`).toBeNull();
		expect(read(truefalse, [2])).toBeNull();
	});

	test("[RM62] minus zero is zero", () => {
		expect(Object.is((read(single, [-0]) as number[])[0], 0)).toBe(true);
	});
});

describe("counting", () => {
	test("[RM63] each answer counts once, each chosen option once", () => {
		const count = (asked: Question, values: Groups) =>
			openDistributionOf(asked, tallyOf(asked, valuesOf(values)));
		expect(count(multiple, { "[0,2]": 5, "[1]": 2, "[0]": 1 })).toEqual({
			answered: 8,
			counts: [6, 2, 5, 0],
		});
		expect(count(single, { "[3]": 4 })).toEqual({
			answered: 4,
			counts: [0, 0, 0, 4],
		});
		for (const asked of sheet)
			expect(count(asked, {})).toEqual({
				answered: 0,
				counts: asked === truefalse ? [0, 0] : [0, 0, 0, 0],
			});
	});
});

describe("what a quiz may be", () => {
	const quiz: Quiz = {
		v: 2,
		title: "A quiz",
		description: "",
		questions: [...sheet],
	};
	const fits = (raw: unknown) => v.safeParse(Quiz, raw).success;
	const but = (more: object) => ({
		...quiz,
		questions: [{ ...single, ...more }],
	});

	test("[RM64] a draft may be unfinished", () => {
		expect(fits(quiz)).toBe(true);
		expect(fits({ ...quiz, title: "", questions: [] })).toBe(true);
		expect(
			fits(
				but({
					text: "",
					ask: { options: ["", ""] },
					key: { correct: [] },
				}),
			),
		).toBe(true);
	});

	test("[RM65] what is over a limit, of another type or unknown is refused", () => {
		const options = (count: number) => ({
			ask: { options: Array.from({ length: count }, String) },
		});
		const bad = [
			null,
			[],
			"quiz",
			{ ...quiz, extra: 1 },
			{ ...quiz, v: 1 },
			{ ...quiz, v: 3 },
			{ ...quiz, v: undefined },
			{ ...quiz, title: 1 },
			{ ...quiz, title: "x".repeat(limits.title + 1) },
			{ ...quiz, questions: [single, single] },
			{
				...quiz,
				questions: Array.from({ length: limits.questions + 1 }, (_, index) => ({
					...single,
					id: `q${index}`,
				})),
			},
			but({ kind: "essay" }),
			but({ kind: "__proto__" }),
			but({ id: "" }),
			but({ id: "a b" }),
			but({ extra: 1 }),
			but(options(1)),
			but(options(11)),
			but({ ask: { options: ["a", 1] } }),
			but({ ask: { options: ["a", null] } }),
			but({ ask: { options: ["a", "x".repeat(limits.optionText + 1)] } }),
			but({ ask: { options: ["a", "b"], correct: [0] } }),
			but({ ask: ["a", "b"] }),
			but({ ask: null }),
			but({ key: {} }),
			but({ key: null }),
			but({ key: { correct: 1 } }),
			but({ key: { correct: ["1"] } }),
			but({ key: { correct: [-1] } }),
			but({ key: { correct: [0.5] } }),
			but({ key: { correct: [limits.optionsMax] } }),
			but({ key: { correct: Array(limits.optionsMax + 1).fill(0) } }),
			but({ key: { correct: [0], more: 1 } }),
			but({ kind: "poll", key: { correct: [0] } }),
			but({ options: [{ text: "a", correct: true }] }),
			but({ seconds: 0 }),
			but({ seconds: 4.5 + 1 }),
			but({ seconds: limits.secondsMax + 1 }),
			but({ seconds: undefined }),
			but({ points: -1 }),
			but({ points: 1.5 }),
			but({ points: limits.points + 1 }),
			but({ points: Number.NaN }),
			but({ explanation: "x".repeat(limits.explanation + 1) }),
		];
		for (const [index, raw] of bad.entries())
			expect(fits(raw), `number ${index}`).toBe(false);
		expect(fits(but({ points: 0, seconds: 5, ...options(10) }))).toBe(true);
	});

	test("[RM66] what keeps a quiz from being asked is told for each question", () => {
		const told = (of: Parameters<typeof faultsOfQuiz>[0]) =>
			faultsOfQuiz(of).map((fault) => [fault.path, sayFault(fault)]);
		const faults = (...questions: Question[]) => told({ ...quiz, questions });
		expect(told(quiz)).toEqual([]);
		expect(told({ title: " ", questions: [] })).toEqual([
			["title", "The quiz has no title."],
			["questions", "The quiz has no questions."],
		]);
		expect(
			faults(
				question("single", []),
				question("single", [0, 1]),
				question("multiple", []),
				question("truefalse", []),
				question("truefalse", [0, 1]),
			),
		).toEqual([
			[
				"questions.0.key.correct",
				"Question 1: Mark exactly one option as right.",
			],
			[
				"questions.1.key.correct",
				"Question 2: Mark exactly one option as right.",
			],
			[
				"questions.2.key.correct",
				"Question 3: Mark at least one option as right.",
			],
			[
				"questions.3.key.correct",
				"Question 4: Say whether the statement is true or false.",
			],
			[
				"questions.4.key.correct",
				"Question 5: Say whether the statement is true or false.",
			],
		]);
		const texts = question("poll", [], {
			text: " ",
			ask: { options: ["a", " ", " a", "b"] },
		});
		expect(faults(single, texts)).toEqual([
			["questions.1.text", "Question 2: The question has no text."],
			["questions.1.ask.options.1", "Question 2: Option B is empty."],
			[
				"questions.1.ask.options",
				"Question 2: Two options have the same text.",
			],
		]);
		expect(faults({ ...truefalse, ask: single.ask })).toEqual([
			[
				"questions.0.ask.options",
				"Question 1: True or false has exactly two options.",
			],
		]);
	});

	test("[RM66] every kind name has its kind", () => {
		const names = kinds.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		for (const kind of kinds) expect(kindOf({ kind: kind.name })).toBe(kind);
	});
});
