import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { openDistributionOf } from "../../server/room/asked.ts";
import { tallyOf, valuesOf } from "../../server/room/tally.ts";
import type { Json } from "../../shared/json.ts";
import {
	askedKinds,
	faultsOf,
	isJudged,
	kindOf,
} from "../../shared/kinds/kinds.ts";
import { groupLimits, limits } from "../../shared/limits.ts";
import { Question } from "../../shared/quiz.ts";
import { AnswerValue } from "../../shared/student-events.ts";
import { diceOf } from "./dice.ts";
import { anyAnswer, question } from "./example.ts";
import { anyQuestion } from "./quizzes-by-chance.ts";

const textOf = (value: Json) => JSON.stringify(value);
const bytesOf = (value: Json) => Buffer.byteLength(textOf(value));

/** The same value with the fields of its objects in another order, as another program may write it. */
function shuffled(value: Json): Json {
	if (Array.isArray(value)) return value.map(shuffled);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.map(([name, part]): [string, Json] => [name, shuffled(part)])
			.reverse(),
	);
}

const hostile: unknown[] = [
	undefined,
	null,
	true,
	0,
	-0,
	1.5,
	Number.NaN,
	Number.POSITIVE_INFINITY,
	2 ** 53,
	0n,
	"",
	" ",
	"\u0000",
	"\ud800",
	"x".repeat(limits.answer),
	"語".repeat(limits.answer),
	[],
	[[]],
	[null],
	[undefined],
	new Array(3),
	Array.from({ length: 1000 }, (_, index) => index),
	Array.from({ length: 1000 }, () => "x"),
	{},
	{ length: 2, 0: 0, 1: 1 },
	JSON.parse('{"__proto__":[0]}'),
	Object.create(null),
	new Map(),
	new Uint8Array([0, 1]),
	Buffer.from("[0]"),
	new Date(0),
	() => [0],
	Symbol("0"),
];

/** A store that is given more refuses it, and the answers beside it. */
function expectBounded(groups: readonly string[]): void {
	expect(groups.length).toBeGreaterThan(0);
	expect(groups.length).toBeLessThanOrEqual(groupLimits.ofAnswer);
	expect(new Set(groups).size).toBe(groups.length);
	for (const group of groups)
		expect(group.length).toBeLessThanOrEqual(groupLimits.name);
}

describe.each(askedKinds.map((kind) => [kind.name, kind] as const))(
	"the kind %s",
	(name, kind) => {
		const questions = Array.from({ length: 25 }, (_, seed) =>
			anyQuestion(diceOf(seed), kind),
		);

		test("[RM850] has blank questions that fit its schemas and are told to be unfinished, and ready ones", () => {
			const blank = { ...questions[0], ...kind.blank(), text: "" };
			expect(v.is(Question, blank)).toBe(true);
			expect(faultsOf(blank as Question).length).toBeGreaterThan(0);
			for (const asked of questions) {
				expect(v.is(Question, asked)).toBe(true);
				expect(faultsOf(asked)).toEqual([]);
			}
		});

		test("[RM851] reads every sample answer back to itself, also after a way through JSON", () => {
			for (const [seed, asked] of questions.entries()) {
				const dice = diceOf(seed);
				for (let count = 0; count < 100; count++) {
					const value = anyAnswer(dice, asked);
					expect(kind.read(asked.ask, value)).toEqual(value);
					const stored: Json = JSON.parse(textOf(value));
					expect(textOf(kind.read(asked.ask, stored))).toBe(textOf(value));
				}
			}
		});

		test("[RM852] reads equal answers to equal texts", () => {
			for (const [seed, asked] of questions.entries()) {
				const dice = diceOf(seed);
				for (let count = 0; count < 100; count++) {
					const value = anyAnswer(dice, asked);
					const again = kind.read(asked.ask, shuffled(value));
					expect(textOf(again)).toBe(textOf(value));
					// Read twice it is what it was.
					expect(textOf(kind.read(asked.ask, again))).toBe(textOf(value));
				}
			}
		});

		test("[RM853] has no answer whose text is longer than it says, and none that the wire does not take", () => {
			expect(kind.mostBytes).toBeLessThanOrEqual(limits.answer);
			for (const [seed, asked] of questions.entries()) {
				const dice = diceOf(seed);
				const read = hostile.map((raw) => kind.read(asked.ask, raw));
				const given = Array.from({ length: 100 }, () => anyAnswer(dice, asked));
				for (const value of [...given, ...read.filter((one) => one !== null)]) {
					expect(bytesOf(value)).toBeLessThanOrEqual(kind.mostBytes);
					expect(v.is(AnswerValue, value)).toBe(true);
				}
			}
		});

		test("[RM854] throws at nothing that a phone sends, and stores no more than what is canonical", () => {
			for (const asked of questions)
				for (const raw of hostile) {
					const value = kind.read(asked.ask, raw);
					if (value === null) continue;
					expect(kind.read(asked.ask, value)).toEqual(value);
					expectBounded(kind.groups(asked.ask, value));
					expect(typeof kind.say(asked.ask, value)).toBe("string");
				}
		});

		test("[RM855] tells of 2,000 answers in at most 4 kB, before the reveal and after, and forgets none", () => {
			for (const [seed, asked] of questions.entries()) {
				const dice = diceOf(seed);
				const groups: Record<string, number> = {};
				for (let count = 0; count < 2000; count++) {
					const text = textOf(anyAnswer(dice, asked));
					groups[text] = (groups[text] ?? 0) + 1;
				}
				const tally = tallyOf(asked, valuesOf(groups));
				for (const told of [
					openDistributionOf(asked, tally),
					kind.distribution(asked.ask, asked.key, tally),
				]) {
					expect(told.answered).toBe(2000);
					expect(bytesOf(told)).toBeLessThanOrEqual(4096);
				}
			}
		});

		test("[RM856] counts an answer in few groups with short names", () => {
			for (const [seed, asked] of questions.entries()) {
				const dice = diceOf(seed);
				for (let count = 0; count < 100; count++) {
					const value = anyAnswer(dice, asked);
					const groups = kind.groups(asked.ask, value);
					expectBounded(groups);
					expect(tallyOf(asked, [[value, 3]])).toMatchObject({
						answered: 3,
						groups: Object.fromEntries(groups.map((group) => [group, 3])),
						left: 0,
					});
				}
			}
		});

		test("[RM857] marks an answer with a share of 0 to 1, or never with any", () => {
			const shares = new Set<number | null>();
			for (const [seed, asked] of questions.entries()) {
				const dice = diceOf(seed);
				for (let count = 0; count < 100; count++)
					shares.add(kind.mark(asked.ask, asked.key, anyAnswer(dice, asked)));
			}
			if (!questions.some(isJudged)) return expect([...shares]).toEqual([null]);
			expect(shares.has(0)).toBe(true);
			expect(shares.has(1)).toBe(true);
			for (const share of shares) {
				expect(share).toBeGreaterThanOrEqual(0);
				expect(share).toBeLessThanOrEqual(1);
			}
		});

		test("[RM858] says every answer in words, other ones in other words", () => {
			for (const [seed, asked] of questions.entries()) {
				const dice = diceOf(seed);
				const said = new Map<string, string>();
				for (let count = 0; count < 100; count++) {
					const value = anyAnswer(dice, asked);
					const words = kind.say(asked.ask, value);
					expect(words.trim()).not.toBe("");
					expect(said.get(words) ?? textOf(value)).toBe(textOf(value));
					said.set(words, textOf(value));
				}
			}
		});

		test("[RM859] asks without words in a form that the same answers fit", () => {
			for (const [seed, asked] of questions.entries()) {
				const dice = diceOf(seed);
				const bare = kind.bare(asked.ask);
				expect(textOf(bare)).not.toMatch(/w\d+-\d+/);
				for (let count = 0; count < 100; count++) {
					const value = anyAnswer(dice, asked);
					expect(kind.read(bare, value)).toEqual(value);
					expect(kind.read(asked.ask, kind.sample(bare, dice))).not.toBeNull();
				}
			}
		});

		test("[RM860] is known by its name alone, and by no other", () => {
			expect(kindOf({ kind: name })).toBe(kind);
			for (const other of [
				`${name} `,
				name.toUpperCase(),
				"",
				"__proto__",
				"constructor",
			])
				expect(kindOf({ kind: other }).name).toBe("unknown");
		});
	},
);

describe("a kind that this version does not know", () => {
	const asked: Question = {
		...question("poll", []),
		kind: "matching",
		ask: { pairs: [["a", "b"]], options: ["x"] },
		key: { pairs: [[0, 0]] },
	};
	const kind = kindOf(asked);

	test("[RM861] is told as what keeps its question from being asked", () => {
		expect(faultsOf(asked)).toEqual([{ path: "kind", code: "unknown-kind" }]);
		expect(v.is(Question, asked)).toBe(false);
	});

	test("[RM862] takes no answer, earns nothing, and throws at nothing", () => {
		const samples = askedKinds.flatMap((known) => {
			const one = anyQuestion(diceOf(1), known);
			return [anyAnswer(diceOf(1), one), one.ask, one.key];
		});
		for (const raw of [...hostile, ...samples, { pairs: [[0, 0]] }]) {
			expect(kind.read(asked.ask, raw)).toBeNull();
			expect(kind.mark(asked.ask, asked.key, raw as Json)).toBeNull();
			expect(kind.groups(asked.ask, raw as Json)).toEqual([]);
			expect(kind.say(asked.ask, raw as Json)).toBe("");
		}
		expect(kind.sample(asked.ask, diceOf(1))).toBeNull();
		expect(kind.bare(asked.ask)).toBeNull();
		expect(
			openDistributionOf(asked, tallyOf(asked, [[{ pairs: [[0, 0]] }, 7]])),
		).toEqual({
			answered: 7,
		});
	});
});

describe("a key that names what is not asked", () => {
	test("[RM863] is a fault: an option beyond the last one, or the same twice", () => {
		for (const [one, correct] of [
			["single", [4]],
			["truefalse", [2]],
			["multiple", [0, 4]],
			["multiple", [9]],
			["multiple", [1, 1]],
		] as const) {
			const asked = question(one, correct);
			expect(v.is(Question, asked)).toBe(true);
			expect(faultsOf(asked)).toContainEqual({
				path: "key.correct",
				code: "correct-no-option",
			});
		}
	});
});
