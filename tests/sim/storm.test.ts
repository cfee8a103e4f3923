import { afterEach, describe, expect, test, vi } from "vitest";
import { diceOf } from "../room/dice.ts";
import { digest, faultsOf } from "./check.ts";
import type { Hall } from "./hall.ts";
import { lecture } from "./lecture.ts";
import type { Counts } from "./weather.ts";

vi.mock("../../client/link/socket.ts", async () => ({
	connect: (await import("./wire.ts")).connect,
}));

let hall: Hall | null = null;
const total: Counts = {};

afterEach(() => {
	hall?.close();
	hall = null;
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

async function play(seed: number): Promise<Hall> {
	vi.spyOn(Math, "random").mockImplementation(diceOf(seed + 10_000));
	hall = await lecture(seed);
	for (const [what, times] of Object.entries(hall.weather.counts))
		total[what] = (total[what] ?? 0) + times;
	return hall;
}

const seeds = Array.from({ length: 48 }, (_, index) => index + 1);

/** Seeds that once failed, and on what. */
const once = [
	[72, "a slow greeting on a dead connection put out the phone's new one"],
	[368, "the same, with an answer that was never sent again"],
	[87, "a removed student stayed on the leaderboard"],
	[376, "a deadline passed while the store was away"],
] as const;

/** What has to have happened in all lectures together: trouble that hit nobody proves nothing. */
const least: Counts = {
	tap: 1000,
	"changed mind": 200,
	"answer acknowledged": 500,
	"answer in flight at a disconnect": 100,
	"answer sent again": 300,
	"answer doubled": 30,
	"answer refused: closed": 50,
	"answer refused: old-round": 10,
	"answer refused: late": 10,
	"answer refused: busy": 50,
	"arrived after the cut": 10,
	"save done but not told": 50,
	"commit done but not told": 30,
	"act not done": 200,
	"store away": 500,
	"slow store": 300,
	"node crashed": 100,
	"no network": 300,
	"page reloaded": 300,
	"left for good": 20,
	"hint lost": 1000,
	"hint late": 1000,
	"hint doubled": 500,
	"command done": 500,
	"command doubled": 100,
	"command refused: stale": 200,
	"command unknown": 100,
	"student removed": 20,
	"student renamed": 20,
};

describe("lectures in a storm", () => {
	test.each(seeds)("[SIM1] every promise is kept, seed %i", async (seed) => {
		expect(await faultsOf(await play(seed))).toEqual([]);
	});

	test.each(once)("[SIM1] every promise is kept, seed %i: %s", async (seed) => {
		expect(await faultsOf(await play(seed))).toEqual([]);
	});

	test("[SIM2] the same seed plays the same lecture", async () => {
		const first = await digest(await play(5));
		hall?.close();
		vi.unstubAllGlobals();
		vi.restoreAllMocks();
		expect(await digest(await play(5))).toBe(first);
	});

	test("[SIM3] the storm was one: every kind of trouble hit answers and hints on their way", () => {
		for (const [what, times] of Object.entries(least))
			expect(total[what] ?? 0, what).toBeGreaterThanOrEqual(times);
	});
});
