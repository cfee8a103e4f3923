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

const seeds = Array.from({ length: 400 }, (_, index) => index + 1);

describe("lectures in a storm", () => {
	test.each(seeds)("[SIM1] every promise is kept, seed %i", async (seed) => {
		expect(await faultsOf(await play(seed))).toEqual([]);
	});

	test("[SIM2] the same seed plays the same lecture", async () => {
		const first = await digest(await play(5));
		hall?.close();
		vi.unstubAllGlobals();
		vi.restoreAllMocks();
		expect(await digest(await play(5))).toBe(first);
	});

	test("[SIM3] the storm was one", () => {
		console.log(total);
	});
});
