import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { groupsOfTests, placeOf } from "./side-by-side.ts";

const { light, beside, waiting, alone } = groupsOfTests();
const filesOf = (group: readonly string[]) =>
	group.map((file) => `tests/${file}`);

/** What takes long first, else as vitest has it: large files before small ones. */
class LongFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]) {
		const sorted = await super.sort(files);
		return sorted.sort(
			(one, other) => placeOf(one.moduleId) - placeOf(other.moduleId),
		);
	}
}

export default defineConfig({
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	root: fileURLToPath(new URL("..", import.meta.url)),
	test: {
		testTimeout: 20_000,
		hookTimeout: 60_000,
		sequence: { sequencer: LongFirst },
		// As long as `waitFor` of the rig: a test that polls says what comes, not how fast a busy machine is. Where that is what it is about, it measures.
		expect: { poll: { timeout: 15_000 } },
		projects: [
			{
				extends: true,
				test: {
					name: "light",
					include: filesOf(light),
					maxWorkers: 2,
					isolate: false,
					testTimeout: 40_000,
					sequence: { groupOrder: 1 },
				},
			},
			{
				extends: true,
				test: {
					name: "side by side",
					include: filesOf(beside),
					// Three on two cores: one of them mostly waits for a browser, a child or a deadline.
					maxWorkers: 3,
					// Each as long as it may take by itself, three times: the cores are shared.
					testTimeout: 60_000,
					sequence: { groupOrder: 2 },
				},
			},
			{
				extends: true,
				test: {
					name: "waiting",
					include: filesOf(waiting),
					maxWorkers: 3,
					testTimeout: 60_000,
					sequence: { groupOrder: 2 },
				},
			},
			{
				extends: true,
				test: {
					name: "alone",
					include: filesOf(alone),
					// Two cores: files one after another keep timings of real sockets and browsers honest.
					fileParallelism: false,
					sequence: { groupOrder: 4 },
				},
			},
		],
	},
});
