import { describe, expect, test } from "vitest";
import { tallyOf } from "../../server/room/tally.ts";
import { faultsOf, kindOf, sayFault } from "../../shared/kinds/kinds.ts";
import type { OrderCounts } from "../../shared/kinds/order/counts.ts";
import {
	hidesOrder,
	measures,
	type Order,
	shareBy,
} from "../../shared/kinds/order/measures.ts";
import { arranged, hidesFirst, shuffled } from "../../shared/kinds/shuffled.ts";
import { diceOf } from "./dice.ts";
import { question } from "./example.ts";

const kind = kindOf({ kind: "order" });
const ask = { items: ["SYN-ACK", "ACK", "SYN"] };
const key = { orders: [[2, 0, 1]], measure: "tau" };
const asked = (more: object = {}) => ({
	...question("poll", []),
	kind: "order",
	ask,
	key,
	...more,
});

/** All orders of so many items. */
function ordersOf(items: number): Order[] {
	if (items === 0) return [[]];
	return ordersOf(items - 1).flatMap((order) =>
		Array.from({ length: items }, (_, at) => [
			...order.slice(0, at),
			items - 1,
			...order.slice(at),
		]),
	);
}

describe("order", () => {
	test("[RM1220] an answer puts each item at a place of its own", () => {
		expect(kind.read(ask, [2, 0, 1])).toEqual([2, 0, 1]);
		for (const raw of [
			[0, 1],
			[0, 1, 2, 2],
			[0, 1, 1],
			[0, 1, 3],
			[0, 1, -1],
			[0, 1, 0.5],
			[0, 1, "2"],
			new Array(3),
			{ 0: 0, 1: 1, 2: 2, length: 3 },
			null,
		])
			expect(kind.read(ask, raw), JSON.stringify(raw)).toBeNull();
	});

	test("[RM1221] what is partly right earns by the measure that the key names", () => {
		const items = { items: ["a", "b", "c", "d"] };
		const shares = (given: Order) =>
			measures.map((measure) =>
				kind.mark(items, { orders: [[0, 1, 2, 3]], measure }, given),
			);
		expect(measures).toEqual(["tau", "concordant", "places", "all"]);
		expect(shares([0, 1, 2, 3])).toEqual([1, 1, 1, 1]);
		// Two neighbours changed: one of six pairs is wrong.
		expect(shares([1, 0, 2, 3])).toEqual([4 / 6, 5 / 6, 1 / 2, 0]);
		// The last first: three are wrong, and nobody is in place.
		expect(shares([3, 0, 1, 2])).toEqual([0, 3 / 6, 0, 0]);
		expect(shares([3, 2, 1, 0])).toEqual([0, 0, 0, 0]);
	});

	test("[RM1221] by pairs it is Kendall's tau: who guesses earns half of it as a share of pairs, and hardly any as tau", () => {
		const right: Order = [3, 1, 4, 0, 2];
		const items = { items: [..."abcde"] };
		const mean = { tau: 0, concordant: 0 };
		const all = ordersOf(right.length);
		expect(new Set(all.map(String)).size).toBe(120);
		for (const given of all) {
			// As Kendall has it, by the sign of each difference of ranks in both.
			let sum = 0;
			for (let one = 0; one < 5; one++)
				for (let other = 0; other < one; other++)
					sum += Math.sign(
						(right.indexOf(one) - right.indexOf(other)) *
							(given.indexOf(one) - given.indexOf(other)),
					);
			const tau = sum / 10;
			const by = (measure: string) =>
				kind.mark(items, { orders: [right], measure }, given) ?? -1;
			expect(by("tau")).toBeCloseTo(Math.max(0, tau), 12);
			expect(by("concordant")).toBeCloseTo((tau + 1) / 2, 12);
			mean.tau += by("tau") / all.length;
			mean.concordant += by("concordant") / all.length;
		}
		expect(mean.concordant).toBeCloseTo(0.5, 12);
		expect(mean.tau).toBeLessThan(0.2);
	});

	test("[RM1222] is counted by order, most frequent first, and by place, and said in words", () => {
		const tally = tallyOf(asked(), [
			[[2, 0, 1], 3],
			[[0, 2, 1], 2],
			[[2, 1, 0], 3],
		]);
		expect(kind.distribution(ask, null, tally)).toEqual({
			answered: 8,
			orders: [
				{ order: [2, 0, 1], count: 3 },
				{ order: [2, 1, 0], count: 3 },
				{ order: [0, 2, 1], count: 2 },
			],
			others: 0,
			counts: [
				[2, 3, 3],
				[0, 3, 5],
				[6, 2, 0],
			],
		});
		expect(kind.say(ask, [2, 0, 1])).toBe("1. SYN; 2. SYN-ACK; 3. ACK");
		expect(kind.say(kind.bare(ask), [2, 0, 1])).toBe("1. C; 2. A; 3. B");
	});

	test("[RM1222] of a hall in which hardly two agree the places are told exactly", () => {
		const dice = diceOf(12);
		const items = { items: [..."abcdefghij"] };
		const values = Array.from({ length: 5000 }, () => shuffled(10, dice));
		const told = kind.distribution(
			items,
			null,
			tallyOf(
				{ kind: "order", ask: items },
				values.map((value): [Order, number] => [value, 1]),
			),
		) as OrderCounts;
		for (let item = 0; item < 10; item++)
			for (let place = 0; place < 10; place++)
				expect(told.counts[item]?.[place]).toBe(
					values.filter((value) => value[place] === item).length,
				);
		// Nor is a place forgotten where only as many put an item as agreed on each of many orders.
		const agreed = Array.from({ length: 150 }, (_, seed): [Order, number] => [
			[...shuffled(9, diceOf(seed)), 9],
			2,
		]);
		const alone: [Order, number] = [[9, 0, 1, 2, 3, 4, 5, 6, 7, 8], 2];
		const tied = tallyOf({ kind: "order", ask: items }, [...agreed, alone]);
		expect(tied.left).toBeGreaterThan(0);
		const { counts } = kind.distribution(items, null, tied) as OrderCounts;
		expect([counts[9]?.[0], counts[9]?.[9]]).toEqual([2, 300]);
		const counted = told.orders.reduce((sum, { count }) => sum + count, 0);
		expect(counted + told.others).toBe(5000);
		expect(JSON.stringify(told).length).toBeLessThan(4096);
	});

	test("[RM1223] what is empty, twice there, in no order or shown in the right one is told", () => {
		expect(faultsOf(asked())).toEqual([]);
		const paths = (more: object) =>
			faultsOf(asked(more)).map(({ path }) => path);
		// By the number in the right order, in which they are written.
		const empty = faultsOf(asked({ ask: { items: ["b", "c", " "] } }));
		expect(empty.map(({ path }) => path)).toEqual(["ask.items.2"]);
		expect(empty.map(sayFault)).toEqual(["Item 1 is empty."]);
		expect(paths({ ask: { items: ["a", "b", "a "] } })).toEqual(["ask.items"]);
		for (const orders of [[], [[0, 1]], [[0, 1, 1]], [[2, 0, 1], [0]]])
			expect(paths({ key: { ...key, orders } }), String(orders)).toEqual([
				"key.orders",
			]);
		expect(paths({ key: { ...key, orders: [[0, 1, 2]] } })).toEqual([
			"ask.items",
		]);
	});

	test("[RM1224] another order is accepted by its group, and earns as the right one does", () => {
		const wider = kind.accept?.(ask, key, "210");
		expect(wider).toEqual({ ...key, orders: [...key.orders, [2, 1, 0]] });
		expect(kind.mark(ask, wider ?? null, [2, 1, 0])).toBe(1);
		expect(kind.mark(ask, wider ?? null, [2, 0, 1])).toBe(1);
		expect(kind.accept?.(ask, key, "201")).toEqual(key);
		for (const group of ["", "21", "211", "~2-0", "2 0", "1 2", "2100"])
			expect(kind.accept?.(ask, key, group), group).toBeNull();
		const full = { ...key, orders: Array(10).fill([2, 0, 1]) };
		expect(kind.accept?.(ask, full, "210")).toBeNull();
	});

	test("[RM1229] what phones see first is not the right order, looks like chance, and is the same for the same question", () => {
		for (let size = 2; size <= 10; size++) {
			const seen = new Set<string>();
			for (let seed = 0; seed < 200; seed++) {
				const places = arranged(`q-${seed}`, size);
				expect(arranged(`q-${seed}`, size)).toEqual(places);
				expect([...places].sort((a, b) => a - b)).toEqual([
					...Array(size).keys(),
				]);
				expect(places.some((place, index) => place !== index)).toBe(true);
				seen.add(String(places));
			}
			// Of two there is but one other; of three there are five.
			const orders = ordersOf(Math.min(size, 5)).length - 1;
			expect(seen.size).toBeGreaterThanOrEqual(Math.min(orders, 80));
			// Nor do only those that belong to none stand elsewhere.
			for (let seed = 0; seed < 200; seed++) {
				const places = arranged(`q-${seed}`, size + 2, hidesFirst(size));
				expect(
					places.slice(0, size).some((place, index) => place !== index),
				).toBe(true);
			}
		}
	});

	test("[RM1475] who sends the items as they stand on phones earns nothing by it", () => {
		for (let size = 3; size <= 10; size++)
			for (let seed = 0; seed < 200; seed++) {
				const right = arranged(`q-${seed}`, size, hidesOrder);
				expect(shareBy("tau", right, [...right.keys()])).toBe(0);
				expect(
					shareBy("concordant", right, [...right.keys()]),
				).toBeLessThanOrEqual(0.5);
			}
	});
});
