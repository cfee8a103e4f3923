import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** Whose tests are about time for the most part: crowds, proxies, clusters and faults. */
const timed = ["bench", "cluster", "deploy", "faults", "hostile", "load"];

/** What stands in a test that reads a clock or a meter, or waits for a fixed while. A browser that waits for what it looks for does neither. */
const aboutTime =
	/performance\.now|hrtime|cpuUsage|eventLoop|setTimeout(?:\(| as)|waitForTimeout|\bsleep\(|rig\/loop\.ts/;

/** These wait, but for nothing that a slow machine would make another. Each was looked at. */
export const patient: ReadonlySet<string> = new Set([
	"client/erased.test.ts",
	"client/offers.test.ts",
	"cluster/builds.test.ts",
	"deploy/command.test.ts",
	"deploy/under-path.test.ts",
	"e2e/engines.test.ts",
	"e2e/odd-phones.test.ts",
	"e2e/upgrade.test.ts",
	"instructor/layout.test.ts",
	"instructor/page.test.ts",
	"privacy/logs.test.ts",
	"sim/mutants.test.ts",
	"sim/storm.test.ts",
	"start/backup.test.ts",
	"start/disk.test.ts",
	"store/assets.test.ts",
	"transport/instructors.test.ts",
]);

/** What they run, or how they slow it down, is about time. */
const measuring: ReadonlySet<string> = new Set([
	"e2e/line.test.ts",
	"e2e/slow-line.test.ts",
	"start/rehearse.test.ts",
]);

/** Files of tests: those that may run two at a time, and those that have the machine for themselves. */
export function groupsOfTests(): { beside: string[]; alone: string[] } {
	const files = readdirSync(folder, { recursive: true })
		.map(String)
		.filter((file) => file.endsWith(".test.ts"))
		.sort();
	const isAlone = (file: string) =>
		measuring.has(file) || (!patient.has(file) && isAboutTime(file));
	return {
		beside: files.filter((file) => !isAlone(file)),
		alone: files.filter(isAlone),
	};
}

/** By its folder, its words, or those of a helper in its folder. */
export function isAboutTime(file: string): boolean {
	return (
		timed.includes(dirname(file)) ||
		[...withHelpers(file)].some((one) => aboutTime.test(textOf(one)))
	);
}

function withHelpers(file: string, found = new Set<string>()): Set<string> {
	if (found.has(file) || !existsSync(join(folder, file))) return found;
	found.add(file);
	for (const [, name = ""] of textOf(file).matchAll(/ from "(\.\/[^"]+\.ts)"/g))
		withHelpers(join(dirname(file), name), found);
	return found;
}

function textOf(file: string): string {
	return readFileSync(join(folder, file), "utf8");
}
