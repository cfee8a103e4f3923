import { describe, expect, test } from "vitest";
import {
	addPair,
	holdAsPairs,
	pairsIn,
	removePair,
	withPair,
} from "../../client/kinds/pairs/edit.ts";
import { faultsOf, kindOf } from "../../shared/kinds/kinds.ts";
import type { Key } from "../../shared/kinds/pairs/model.ts";
import { question } from "../room/example.ts";

const blank = {
	...question("poll", []),
	kind: "pairs",
	...kindOf({ kind: "pairs" }).blank(),
};

describe("pairs in the editor", () => {
	test("[ED1024] what belongs together is written in one row, and never stands in that order on the right", () => {
		let now = blank;
		const words = ["a", "b", "c", "d", "e", "f", "g", "h"];
		while (pairsIn(now).length < words.length) now = addPair(now);
		expect(addPair(now)).toBe(now);
		words.forEach((word, index) => {
			now = withPair(now, index, { left: word, right: word.toUpperCase() });
		});
		for (let size = words.length; size >= 2; size--) {
			const pairs = pairsIn(now);
			expect(pairs).toHaveLength(size);
			for (const { left, right } of pairs)
				expect(right).toBe(left.toUpperCase());
			expect(faultsOf(now)).toEqual([]);
			const { pairs: places } = now.key as Key;
			expect(places.some((place, index) => place !== index)).toBe(true);
			if (size > 2) now = removePair(now, 1);
		}
		expect(removePair(now, 0)).toBe(now);
		expect(withPair(now, 0, {})).toBe(now);
	});

	test("[ED1025] a question with options keeps their words", () => {
		const held = { ...blank, ...holdAsPairs(question("single", [1])) };
		expect(pairsIn(held)).toHaveLength(4);
		expect(pairsIn(held)[0]).toEqual({ left: "Option 1", right: "" });
		expect(holdAsPairs(held)).toEqual({ ask: held.ask, key: held.key });
	});
});
