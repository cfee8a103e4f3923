import { describe, expect, it } from "vitest";
import { orderFor } from "../../client/choice/order.ts";

const ask = (size: number, more: object = {}) => ({
	options: Array.from({ length: size }, (_, index) => `Option ${index}`),
	shuffled: true,
	...more,
});
const seats = Array.from({ length: 2400 }, (_, index) => `seat-${index}`);

describe("a phone's own order of options", () => {
	it("[CL1248] is the same each time for one seat, and has each option once", () => {
		for (const seat of seats.slice(0, 100))
			for (const size of [2, 4, 10]) {
				const order = orderFor(seat, ask(size));
				expect(orderFor(seat, structuredClone(ask(size)))).toEqual(order);
				expect([...order].sort((a, b) => a - b)).toEqual([
					...Array(size).keys(),
				]);
			}
	});

	it("[CL1248] is no likelier than the others, and another one for the next question", () => {
		const counts = new Map<string, number>();
		let alike = 0;
		for (const seat of seats) {
			const order = String(orderFor(seat, ask(4)));
			counts.set(order, (counts.get(order) ?? 0) + 1);
			const next = { ...ask(4), options: ["w", "x", "y", "z"] };
			if (String(orderFor(seat, next)) === order) alike++;
		}
		expect(counts.size).toBe(24);
		// 100 are expected of each, with a standard deviation of 10.
		for (const count of counts.values()) {
			expect(count).toBeGreaterThan(50);
			expect(count).toBeLessThan(150);
		}
		expect(alike).toBeGreaterThan(50);
		expect(alike).toBeLessThan(150);
	});

	it("[CL1248] leaves the pinned ones last, in the author's order", () => {
		for (const seat of seats.slice(0, 100)) {
			expect(orderFor(seat, ask(5, { pinned: 2 })).slice(3)).toEqual([3, 4]);
			expect(orderFor(seat, ask(3, { pinned: 3 }))).toEqual([0, 1, 2]);
			expect(orderFor(seat, ask(3, { pinned: 9 }))).toEqual([0, 1, 2]);
		}
		const firsts = seats.map(
			(seat) => orderFor(seat, ask(3, { pinned: 1 }))[0],
		);
		expect(new Set(firsts)).toEqual(new Set([0, 1]));
	});

	it("[CL1248] is the author's where nothing says otherwise", () => {
		for (const shuffled of [undefined, false])
			expect(
				orderFor("seat", { options: ["a", "b", "c"], shuffled } as never),
			).toEqual([0, 1, 2]);
	});
});
