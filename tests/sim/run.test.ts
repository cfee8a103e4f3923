import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";

function run(...args: string[]) {
	return spawnSync(
		process.execPath,
		["node_modules/tsx/dist/cli.mjs", "tests/sim/run.ts", ...args],
		{ encoding: "utf8" },
	);
}

describe("npm run sim", () => {
	test("[SIM550] plays so many seeds in several processes and tells how fast", () => {
		const { stdout, status } = run("--seeds", "6", "--from", "101");
		expect(stdout).toMatch(
			/6 lectures, \d+ answers saved, 0 red, in \d+ s: [\d.]+ lectures and \d+ answers a second/,
		);
		expect(status).toBe(0);
	});

	test("[SIM550] says what its numbers have to be", () => {
		const { stderr, status } = run("--seeds", "0");
		expect(stderr).toContain("whole numbers");
		expect(status).toBe(2);
	});
});
