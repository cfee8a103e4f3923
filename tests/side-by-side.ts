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
	"cluster/lecture.test.ts",
	"cluster/origins.test.ts",
	"cluster/redis-cluster.test.ts",
	"cluster/rehearse.test.ts",
	"deploy/cfg.test.ts",
	"deploy/command-ways.test.ts",
	"deploy/command.test.ts",
	"deploy/compose.test.ts",
	"deploy/grafana.test.ts",
	"deploy/image.test.ts",
	"deploy/scripts.test.ts",
	"deploy/tls.test.ts",
	"deploy/under-path.test.ts",
	"e2e/engines.test.ts",
	"e2e/odd-phones.test.ts",
	"e2e/rows.test.ts",
	"e2e/survival.test.ts",
	"e2e/upgrade.test.ts",
	"faults/devices.test.ts",
	"faults/mutants.test.ts",
	"hostile/guard.test.ts",
	"hostile/leaks.test.ts",
	"hostile/pages.test.ts",
	"hostile/streams.test.ts",
	"instructor/layout.test.ts",
	"instructor/page.test.ts",
	"privacy/logs.test.ts",
	"privacy/retention.test.ts",
	"sim/mutants.test.ts",
	"sim/storm.test.ts",
	"start/backup.test.ts",
	"start/disk.test.ts",
	"store/assets.test.ts",
	"transport/instructors.test.ts",
]);

/**
 * About time, but most of theirs they wait, and what they hold to a bound is far within it, or as long as something waits by design: several
 * of these wait at once. Each was measured by itself and takes less than three quarters of one core.
 */
export const waiting: ReadonlySet<string> = new Set([
	"client/link.test.ts",
	"client/resting.test.ts",
	"cluster/faults.test.ts",
	"cluster/sessions.test.ts",
	"deploy/balance.test.ts",
	"deploy/failure.test.ts",
	"deploy/guard.test.ts",
	"deploy/patience.test.ts",
	"e2e/at-the-screen.test.ts",
	"e2e/end-at-screen.test.ts",
	"e2e/lecture.test.ts",
	"e2e/line.test.ts",
	"e2e/sound.test.ts",
	"faults/machine.test.ts",
	"faults/short.test.ts",
	"hostile/word.test.ts",
	"start/rehearse.test.ts",
	"store/redis-cluster.test.ts",
	"store/redis-faults.test.ts",
	"store/redis-shards.test.ts",
	"store/redis.test.ts",
	"transport/assets.test.ts",
	"transport/connection-slots.test.ts",
	"transport/half-open.test.ts",
]);

/** Of each group these begin, the longest first: one that begins last keeps the others' places empty. */
export const long: readonly string[] = [
	"faults/short.test.ts",
	"e2e/kinds.test.ts",
	"start/backup.test.ts",
	"cluster/faults.test.ts",
	"deploy/image.test.ts",
	"e2e/sound.test.ts",
	"e2e/lecture.test.ts",
	"cluster/lecture.test.ts",
	"e2e/at-the-screen.test.ts",
	"e2e/end-at-screen.test.ts",
	"start/rehearse.test.ts",
	"deploy/patience.test.ts",
	"deploy/failure.test.ts",
	"faults/machine.test.ts",
	"e2e/line.test.ts",
];

/** What they run, or how they slow it down, is about time. */
const measuring: ReadonlySet<string> = new Set([
	"e2e/line.test.ts",
	"e2e/slow-line.test.ts",
	"start/rehearse.test.ts",
]);

export interface Groups {
	/** Begin no process and hold no page: they share processes, and are loaded once in each. */
	readonly light: readonly string[];
	/** May run three at a time. */
	readonly beside: readonly string[];
	/** Three at a time, too, and none of the others with them: together they keep the machine about as busy as one of those. */
	readonly waiting: readonly string[];
	/** Have the machine for themselves. */
	readonly alone: readonly string[];
}

export function groupsOfTests(): Groups {
	const files = readdirSync(folder, { recursive: true })
		.map(String)
		.filter((file) => file.endsWith(".test.ts"))
		.sort();
	const isTimed = (file: string) =>
		measuring.has(file) || (!patient.has(file) && isAboutTime(file));
	const untimed = files.filter((file) => !isTimed(file));
	return {
		light: untimed.filter(isLight),
		beside: untimed.filter((file) => !isLight(file)),
		waiting: files.filter((file) => isTimed(file) && waiting.has(file)),
		alone: files.filter((file) => isTimed(file) && !waiting.has(file)),
	};
}

/** Neither it nor what it has of the tests' own files takes anything of the rig, where servers and browsers are, or begins a process itself. */
export function isLight(file: string): boolean {
	return ![...withHelpers(file, anyOwn)].some(
		(one) => one.startsWith("rig/") || ofProcesses.test(textOf(one)),
	);
}

const ofProcesses = /"node:(?:child_process|worker_threads|cluster)"/;

/** How soon a file begins in its group: the place among the long ones, or after them. */
export function placeOf(file: string): number {
	const place = long.findIndex((one) => file.endsWith(`/tests/${one}`));
	return place === -1 ? long.length : place;
}

/** By its folder, its words, or those of a helper in its folder. */
export function isAboutTime(file: string): boolean {
	return (
		timed.includes(dirname(file)) ||
		[...withHelpers(file, inFolder)].some((one) => aboutTime.test(textOf(one)))
	);
}

const inFolder = / from "(\.\/[^"]+\.ts)"/g;
const anyOwn = / from "(\.\.?\/[^"]+\.ts)"/g;

/** It and the tests' own files that it has by imports of this form, and they have. */
function withHelpers(
	file: string,
	form: RegExp,
	found = new Set<string>(),
): Set<string> {
	const isOurs = !file.startsWith("..") && existsSync(join(folder, file));
	if (found.has(file) || !isOurs) return found;
	found.add(file);
	for (const [, name = ""] of textOf(file).matchAll(form))
		withHelpers(join(dirname(file), name), form, found);
	return found;
}

function textOf(file: string): string {
	return readFileSync(join(folder, file), "utf8");
}
