import { describe, expect, test } from "vitest";
import { tallyOf } from "../../server/room/tally.ts";
import { faultsOf, kindOf } from "../../shared/kinds/kinds.ts";
import { question } from "./example.ts";

const kind = kindOf({ kind: "rating" });
const ask = {
	statements: ["I could follow", "It was too fast", "More of it"],
	labels: ["no", "", "yes"],
};
const asked = (more: object = {}) => ({
	...question("poll", []),
	kind: "rating",
	ask,
	key: {},
	...more,
});

describe("rating of statements", () => {
	test("[RM1225] an answer rates each statement or leaves it out, and one at least is rated", () => {
		for (const given of [
			[1, 3, 2],
			[null, 2, null],
		])
			expect(kind.read(ask, given)).toEqual(given);
		for (const raw of [
			[null, null, null],
			[1, 2],
			[1, 2, 3, 1],
			[0, 1, 1],
			[4, 1, 1],
			[1.5, 1, 1],
			["1", 1, 1],
			[undefined, 1, 1],
			new Array(3),
			{ 0: 1, 1: 1, 2: 1, length: 3 },
			2,
			null,
		])
			expect(kind.read(ask, raw), JSON.stringify(raw)).toBeNull();
	});

	test("[RM1226] is counted by statement and step, with the mean of those who rated it, and said in words; nothing is right", () => {
		const tally = tallyOf(asked(), [
			[[1, 3, null], 2],
			[[2, null, null], 1],
		]);
		expect(tally.groups).toEqual({ "0:1": 2, "1:3": 2, "0:2": 1 });
		expect(kind.distribution(ask, null, tally)).toEqual({
			answered: 3,
			counts: [
				[2, 1, 0],
				[0, 0, 2],
				[0, 0, 0],
			],
			means: [1.33, 3, null],
		});
		expect(kind.say(ask, [2, null, 3])).toBe(
			"I could follow: 2; More of it: 3, yes",
		);
		expect(kind.say(kind.bare(ask), [2, null, 3])).toBe("1: 2; 3: 3");
		expect(kind.mark(ask, {}, [2, null, 3])).toBeNull();
	});

	test("[RM1227] what is empty or twice there, and ends without words, are told", () => {
		expect(faultsOf(asked())).toEqual([]);
		const paths = (more: object) =>
			faultsOf(asked({ ask: { ...ask, ...more } })).map(({ path }) => path);
		expect(paths({ statements: ["a", " ", "c"] })).toEqual([
			"ask.statements.1",
		]);
		// What is left empty at the end is not asked.
		expect(paths({ statements: ["a", "b", ""] })).toEqual([]);
		expect(
			kind.trimmed?.({ ...ask, statements: ["a", "b", " ", ""] }, {}),
		).toEqual({ ...ask, statements: ["a", "b"] });
		expect(paths({ statements: ["a", ""] })).toEqual(["ask.statements.1"]);
		expect(paths({ statements: ["a", "a ", "c"] })).toEqual(["ask.statements"]);
		expect(paths({ labels: ["no", "perhaps", " "] })).toEqual(["ask.labels"]);
	});
});
