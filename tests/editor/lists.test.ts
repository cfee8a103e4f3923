import { describe, expect, test } from "vitest";
import { listIn } from "../../client/fields/list-line.ts";
import { desk as orderDesk } from "../../client/kinds/order/desk.tsx";
import {
	holdAsOrder,
	itemsIn,
	withItems,
	withMeasure,
	withoutOrder,
} from "../../client/kinds/order/edit.ts";
import { desk as pairsDesk } from "../../client/kinds/pairs/desk.tsx";
import {
	holdAsPairs,
	othersIn,
	pairsIn,
	withOthers,
	withPair,
	withMeasure as withPairMeasure,
} from "../../client/kinds/pairs/edit.ts";
import { desk as ratingDesk } from "../../client/kinds/rating/desk.tsx";
import { holdAsRating, withPart } from "../../client/kinds/rating/edit.ts";
import { faultsOf, kindOf } from "../../shared/kinds/kinds.ts";
import type { Key } from "../../shared/kinds/order/model.ts";
import type { Question } from "../../shared/quiz.ts";
import { question } from "../room/example.ts";

const blank = (kind: string, id = "q-1"): Question => ({
	...question("poll", []),
	id,
	kind,
	...kindOf({ kind }).blank(),
});
const options = question("single", [1]);

describe("questions that are lists", () => {
	test("[ED1230] items are written in their right order, and stand on phones in another one, which is the question's own", () => {
		const words = [..."abcdefghij"];
		const orders = new Set<string>();
		for (let size = 3; size <= words.length; size++)
			for (const id of ["q-1", "q-2", "q-3", "q-4"]) {
				const items = words.slice(0, size);
				const written = withItems(blank("order", id), items, false);
				expect(itemsIn(written)).toEqual(items);
				expect(faultsOf(written)).toEqual([]);
				orders.add(JSON.stringify(written.ask));
			}
		expect(orders.size).toBeGreaterThan(24);
		const written = withItems(blank("order"), words, false);
		expect(withItems(written, words, false)).toBe(written);
		expect(withItems(written, [...words, "k"], false)).toBe(written);
		expect(withItems(written, ["a", "b"], false)).toBe(written);
	});

	test("[ED1230] an order that is right as well stays while the items are only spelled anew", () => {
		const written = withItems(blank("order"), ["a", "b", "c"], false);
		const [right = []] = (written.key as Key).orders;
		const [one = 0, two = 0, three = 0] = right;
		const wider = {
			...written,
			key: { ...(written.key as Key), orders: [right, [two, one, three]] },
		};
		const spelled = withItems(wider, ["A", "b", "c"], true);
		expect(itemsIn(spelled)).toEqual(["A", "b", "c"]);
		const said = kindOf(spelled).say(
			spelled.ask,
			(spelled.key as Key).orders[1] ?? [],
		);
		expect(said).toBe("1. b; 2. A; 3. c");
		expect((withoutOrder(spelled, 1).key as Key).orders).toHaveLength(1);
		expect(withoutOrder(spelled, 0)).toBe(spelled);
		const moved = withItems(wider, ["b", "a", "c"], false);
		expect((moved.key as Key).orders).toHaveLength(1);
		expect(orderDesk.differences(wider, wider)).toEqual([]);
		expect(orderDesk.differences(wider, moved)).toHaveLength(2);
		expect(
			orderDesk.differences(wider, withMeasure(wider, "all")),
		).toHaveLength(1);
		expect(orderDesk.differences(wider, options)).toHaveLength(2);
	});

	test("[ED1231] what belongs to none stands among the others on the right", () => {
		let now = withPair(blank("pairs"), 0, { left: "a", right: "A" });
		now = withPair(now, 1, { left: "b", right: "B" });
		now = withOthers(now, ["X", "Y"]);
		expect(pairsIn(now)).toEqual([
			{ left: "a", right: "A" },
			{ left: "b", right: "B" },
		]);
		expect([...othersIn(now)].sort()).toEqual(["X", "Y"]);
		expect(faultsOf(now)).toEqual([]);
		expect(withOthers(now, othersIn(now))).toBe(now);
		expect(withOthers(now, [..."123456789"])).toBe(now);
		const strict = withPairMeasure(now, "all");
		expect(withPair(strict, 0, { right: "AA" }).key).toMatchObject({
			measure: "all",
		});
		expect(pairsDesk.differences(now, strict)).toHaveLength(1);
		expect(pairsDesk.differences(now, withOthers(now, ["X"]))).toHaveLength(1);
	});

	test("[ED1232] the texts of a list are kept when it becomes another kind's: options, items, statements, what something belongs to", () => {
		const four = ["Option 1", "Option 2", "Option 3", "Option 4"];
		const order = { ...options, kind: "order", ...holdAsOrder(options) };
		expect(itemsIn(order)).toEqual(four);
		const rated = { ...options, kind: "rating", ...holdAsRating(options) };
		expect(rated.ask).toMatchObject({ statements: four });
		expect(pairsIn(holdAsPairs(rated)).map(({ left }) => left)).toEqual(four);
		const two = question("single", [0], { size: 2 });
		expect(itemsIn({ ...two, ...holdAsOrder(two) })).toEqual([
			...four.slice(0, 2),
			"",
		]);
		const scale = { ...blank("scale"), ask: { labels: ["no", "yes"] } };
		expect(holdAsRating(scale).ask).toEqual({
			statements: ["", ""],
			labels: ["no", "yes"],
		});
	});

	test("[ED1232] a rating has two to eight statements and two to seven steps", () => {
		const now = blank("rating");
		expect(withPart(now, { statements: ["", ""] })).toBe(now);
		expect(withPart(now, { statements: ["a"] })).toBe(now);
		expect(withPart(now, { statements: Array(9).fill("a") })).toBe(now);
		expect(withPart(now, { labels: Array(8).fill("a") })).toBe(now);
		const rated = withPart(now, { statements: ["a", "b"] });
		expect(ratingDesk.differences(now, rated)).toHaveLength(1);
		expect(ratingDesk.differences(now, options)).toHaveLength(2);
	});

	test("[ED1233] a pasted list is read line by line, without its numbers, letters and dashes", () => {
		expect(
			listIn("1. SYN\r\n2) SYN-ACK\n\n  3: ACK \n- FIN\n• RST\n* PSH\n"),
		).toEqual(["SYN", "SYN-ACK", "ACK", "FIN", "RST", "PSH"]);
		expect(listIn("A) SYN\nB) ACK")).toEqual(["SYN", "ACK"]);
		expect(listIn("i) SYN\nii) ACK\niii) FIN")).toEqual(["SYN", "ACK", "FIN"]);
		// What only looks alike stays.
		expect(listIn("E. coli\nC. elegans")).toEqual(["E. coli", "C. elegans"]);
		expect(listIn("3.5 s\n-1\n10.0.0.1\ne.g. this")).toEqual([
			"3.5 s",
			"-1",
			"10.0.0.1",
			"e.g. this",
		]);
	});
});
