import { describe, expect, test, vi } from "vitest";
import { mutants } from "./mutants.ts";
import { play } from "./play.ts";

vi.mock("../../client/link/socket.ts", async () => ({
	connect: (await import("./wire.ts")).connect,
}));

/** The worst of them, the epoch that is judged at the edge only, is red first in the 37th. */
const most = 80;
/** So many lectures on a machine that has other work, ms. */
const mostMs = 60_000;

describe("planted between the parts", () => {
	test.each(Object.keys(mutants))(
		"[SIM552] %s: some seed is red",
		async (name) => {
			for (let seed = 1; seed <= most; seed++) {
				const { faults } = await play(seed, mutants[name]);
				if (faults.length > 0) return;
			}
			expect.fail(`none of ${most} lectures was red`);
		},
		mostMs,
	);
});
