import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { groupsOfTests } from "./side-by-side.ts";

const { beside, alone } = groupsOfTests();
const filesOf = (group: readonly string[]) =>
	group.map((file) => `tests/${file}`);

export default defineConfig({
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	root: fileURLToPath(new URL("..", import.meta.url)),
	test: {
		testTimeout: 20_000,
		hookTimeout: 60_000,
		projects: [
			{
				extends: true,
				test: {
					name: "side by side",
					include: filesOf(beside),
					maxWorkers: 2,
					// Each as long as it may take by itself, twice: both cores are shared.
					testTimeout: 40_000,
					sequence: { groupOrder: 1 },
				},
			},
			{
				extends: true,
				test: {
					name: "alone",
					include: filesOf(alone),
					// Two cores: files one after another keep timings of real sockets and browsers honest.
					fileParallelism: false,
					sequence: { groupOrder: 2 },
				},
			},
		],
	},
});
