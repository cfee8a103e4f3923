import { describe, expect, test } from "vitest";
import { rankInSteps } from "../../server/room/marks.ts";
import { placesOf } from "../../server/room/places.ts";
import type { Room } from "../../server/room/state.ts";
import { atOnce } from "../../server/room/steps.ts";
import { room } from "./example.ts";

/** A room in which these questions were revealed in this order, and what each earned whom. */
function played(...earned: readonly Record<string, number>[]) {
	const so = {
		...room(),
		rounds: earned.map((_, question) => ({ question, revealed: true })),
	} as unknown as Room;
	const names = [...new Set(earned.flatMap((one) => Object.keys(one)))];
	const seats = names.map((name) => ({ id: name, name, removed: false }));
	const marks = new Map(
		earned.map((one, question) => [
			question,
			{
				given: new Map(
					Object.entries(one).map(([seat, points]) => [
						seat,
						{ value: null, correct: true, points },
					]),
				),
				others: null,
			},
		]),
	);
	return placesOf(so, atOnce(rankInSteps(seats, marks)));
}

describe("places on a screen", () => {
	test("[RM1589] who shares one is told by number, three by name, and nobody without points has one", () => {
		const told = played({ a: 5, b: 5, c: 5, d: 5, e: 3, f: 2, g: 2, h: 0 });
		expect(told).toEqual([
			{ rank: 1, name: "a", score: 5, of: 4 },
			{ rank: 1, name: "b", score: 5, of: 4 },
			{ rank: 1, name: "c", score: 5, of: 4 },
			{ rank: 5, name: "e", score: 3 },
			{ rank: 6, name: "f", score: 2, of: 2 },
			{ rank: 6, name: "g", score: 2, of: 2 },
		]);
		expect(played({ a: 0 })).toEqual([]);
	});

	test("[RM1590] there are five, however many students there are, and each tells where the last question has moved it", () => {
		const first = { a: 9, b: 8, c: 7, d: 6, e: 5, f: 4, g: 0 };
		const told = played(first, { g: 20, a: 1 });
		expect(told.map(({ name, rank, moved }) => [name, rank, moved])).toEqual([
			["g", 1, 6],
			["a", 2, -1],
			["b", 3, -1],
			["c", 4, -1],
			["d", 5, -1],
		]);
	});
});
