import { describe, expect, test } from "vitest";
import { tallyOf } from "../../server/room/tally.ts";
import { faultsOf, kindOf } from "../../shared/kinds/kinds.ts";
import { question } from "./example.ts";

const kind = kindOf({ kind: "scale" });
const ask = { labels: ["not at all", "", "", "", "entirely"] };
const asked = { ...question("poll", []), kind: "scale", ask, key: {} };

describe("scale", () => {
	test("[RM1070] an answer is a step of the scale, from 1", () => {
		for (const step of [1, 2, 3, 4, 5]) expect(kind.read(ask, step)).toBe(step);
		for (const raw of [0, 6, -1, 2.5, "2", "no", null, [2], { step: 2 }, 1e9])
			expect(kind.read(ask, raw), JSON.stringify(raw)).toBeNull();
		expect(kind.read(ask, Number.NaN)).toBeNull();
	});

	test("[RM1071] is told with mean, median and spread, which are none where nobody answered", () => {
		const told = (...values: number[]) =>
			kind.distribution(
				ask,
				null,
				tallyOf(
					asked,
					values.map((value) => [value, 1]),
				),
			);
		expect(told(1, 2, 2, 5)).toEqual({
			answered: 4,
			counts: [1, 2, 0, 0, 1],
			mean: 2.5,
			median: 2,
			spread: 1.5,
		});
		expect(told(1, 4)).toMatchObject({ mean: 2.5, median: 2.5, spread: 1.5 });
		expect(told(3)).toMatchObject({ mean: 3, median: 3, spread: 0 });
		expect(told()).toMatchObject({ mean: null, median: null, spread: null });
	});

	test("[RM1072] nothing is right, the ends have words, and there are 2 to 10 steps", () => {
		expect(kind.mark(ask, {}, 3)).toBeNull();
		expect(faultsOf(asked)).toEqual([]);
		for (const labels of [
			["", "yes"],
			["no", " "],
		])
			expect(
				faultsOf({ ...asked, ask: { labels } }).map(({ path }) => path),
			).toEqual(["ask.labels"]);
		for (const labels of [["one"], Array(11).fill("x")])
			expect(faultsOf({ ...asked, ask: { labels } })).toEqual([
				{ path: "kind", code: "unknown-form" },
			]);
	});
});
