import { describe, expect, test } from "vitest";
import { sayFaultIn } from "../../shared/fault.ts";
import { faultsOf, kindOf } from "../../shared/kinds/kinds.ts";
import { faultWords } from "../../shared/kinds/pairs/faults.en.ts";
import { question } from "./example.ts";

const kind = kindOf({ kind: "pairs" });
const ask = { left: ["cat", "dog", "cow"], right: ["moo", "meow", "woof"] };
const key = { pairs: [1, 2, 0] };
const asked = (more: object = {}) => ({
	...question("poll", []),
	kind: "pairs",
	ask,
	key,
	...more,
});

describe("pairs", () => {
	test("[RM1020] an answer matches those on the left with another one on the right each", () => {
		expect(kind.read(ask, [1, 2, 0])).toEqual([1, 2, 0]);
		for (const raw of [
			[1, 2],
			[1, 2, 0, 0],
			[1, 1, 0],
			[1, 2, 3],
			[1, 2, -2],
			[-1, -1, -1],
			[1, 2, 0.5],
			[1, 2, "0"],
			new Array(3),
			{ 0: 1, 1: 2, 2: 0, length: 3 },
			null,
		])
			expect(kind.read(ask, raw), JSON.stringify(raw)).toBeNull();
	});

	test("[RM1472] what is matched in part is an answer: it earns its part, what was not chosen is not counted and not said", () => {
		expect(kind.read(ask, [1, -1, -1])).toEqual([1, -1, -1]);
		expect(kind.mark(ask, key, [1, -1, -1])).toBe(1 / 3);
		expect(kind.mark(ask, { ...key, measure: "all" }, [1, 2, -1])).toBe(0);
		expect(kind.groups(ask, [1, -1, 0])).toEqual(["0-1", "2-0"]);
		expect(kind.say(ask, [1, -1, 0])).toBe("cat: meow; cow: moo");
		expect(faultsOf({ ...asked(), key: { pairs: [1, 2, -1] } })).not.toEqual(
			[],
		);
	});

	test("[RM1021] each pair earns its part of the points", () => {
		expect(kind.mark(ask, key, [1, 2, 0])).toBe(1);
		expect(kind.mark(ask, key, [1, 0, 2])).toBe(1 / 3);
		expect(kind.mark(ask, key, [2, 0, 1])).toBe(0);
	});

	test("[RM1022] is counted by pair, and said in words", () => {
		const groups = { "0-1": 2, "0-2": 1, "1-2": 3, "2-0": 2, "2-1": 1 };
		expect(
			kind.distribution(ask, null, { answered: 3, groups, left: 0 }),
		).toEqual({
			answered: 3,
			counts: [
				[0, 2, 1],
				[0, 0, 3],
				[2, 1, 0],
			],
		});
		expect(kind.say(ask, [1, 2, 0])).toBe("cat: meow; dog: woof; cow: moo");
	});

	test("[RM1023] what is missing, twice there, or belongs to nothing is told", () => {
		expect(faultsOf(asked())).toEqual([]);
		const paths = (more: object) =>
			faultsOf(asked(more)).map(({ path }) => path);
		expect(paths({ ask: { ...ask, left: ["cat", " ", "cow"] } })).toEqual([
			"ask.left.1",
		]);
		expect(paths({ ask: { ...ask, right: ["moo", "moo ", "woof"] } })).toEqual([
			"ask.right",
		]);
		// By the numbers that stand in the editor, where what belongs together is one row.
		const empty = { ask: { left: ["a", ""], right: ["", "d"] } };
		expect(
			faultsOf(asked({ ...empty, key: { pairs: [1, 0] } })).map((fault) =>
				sayFaultIn(faultWords, fault),
			),
		).toEqual(["Left 2 is empty.", "What belongs to 2 is empty."]);
		for (const pairs of [[], [0, 1], [0, 1, 1], [0, 1, 3]])
			expect(paths({ key: { pairs } })).toEqual(["key.pairs"]);
		expect(
			paths({ ask: { left: ["a", "b"], right: ["c", "d", "e"] } }),
		).toEqual(["key.pairs"]);
	});

	test("[RM1228] on the right there can be more, which belong to none, and the author can want all or nothing", () => {
		const more = { ...ask, right: [...ask.right, "oink"] };
		expect(faultsOf(asked({ ask: more }))).toEqual([]);
		expect(kind.read(more, [1, 3, 0])).toEqual([1, 3, 0]);
		expect(kind.mark(more, key, [1, 3, 0])).toBe(2 / 3);
		const all = { ...key, measure: "all" };
		expect(faultsOf(asked({ ask: more, key: all }))).toEqual([]);
		expect(kind.mark(more, all, [1, 3, 0])).toBe(0);
		expect(kind.mark(more, all, [1, 2, 0])).toBe(1);
		const empty = { ...ask, right: [...ask.right, " "] };
		expect(
			faultsOf(asked({ ask: empty })).map((fault) =>
				sayFaultIn(faultWords, fault),
			),
		).toEqual(["One that belongs to none is empty."]);
		const fewer = { ...ask, right: ["moo", "meow"] };
		expect(faultsOf(asked({ ask: fewer })).map(({ path }) => path)).toEqual([
			"key.pairs",
		]);
	});
});
