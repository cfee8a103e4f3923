import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kinds } from "../../shared/kinds/kinds.ts";
import { faults } from "./catalog.ts";
import { writtenAt } from "./lecture.ts";
import { type Outcome, passed, play, storyOfRed, tableOf } from "./play.ts";
import { openCluster, type Site } from "./site.ts";

/** Fixed, so that a red run can be played again: `npm run faults -- --only F4 --seed 4`. */
const seeds: Readonly<Record<string, number>> = {
	F1: 1,
	F2: 2,
	F4: 4,
	F6: 6,
	F10: 15,
	F11: 11,
};

describe("three nodes, two hundred students", () => {
	let site: Site;
	const outcomes: Outcome[] = [];
	beforeAll(async () => {
		site = await openCluster({ name: "plain" });
	});
	afterAll(async () => {
		await site.close();
		console.log(tableOf(outcomes));
	});

	for (const fault of faults.filter(({ short }) => short))
		it(`[FT5] lose, double and leak nothing: ${fault.id}, ${fault.is}`, {
			timeout: 90_000,
		}, async () => {
			const seed = seeds[fault.id];
			if (seed === undefined) throw new Error(`${fault.id} has no seed`);
			const size = { students: 180, phones: 20 };
			const outcome = await play(fault, site, seed, size);
			outcomes.push(outcome);
			expect(passed(outcome), storyOfRed(outcome)).toBe(true);
		});

	it("[FT1070] every kind of question is asked under them", () => {
		const asked = faults
			.filter(({ short }) => short)
			.flatMap(({ id, rounds }) =>
				Array.from({ length: rounds }, (_, index) =>
					writtenAt((seeds[id] ?? 0) + index, false),
				),
			);
		expect(new Set(asked.map(({ kind }) => kind)).size).toBe(kinds.length);
	});
});
