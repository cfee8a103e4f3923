// `npm test`: installs what the tests need, builds, checks, runs every suite and the short bench, and ends with "N passed, N failed".
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { delimiter, join } from "node:path";
import { buildIfChanged, install, root } from "../server/cli/ready.mjs";

/** Programs that the tests run for real, and the Debian package that has each. */
const programs = {
	"chromium-headless-shell": "chromium-headless-shell",
	cog: "cog",
	"firefox-esr": "firefox-esr",
	haproxy: "haproxy",
	nginx: "nginx-light",
	openssl: "openssl",
	"redis-server": "redis-server",
	WebKitWebDriver: "webkit2gtk-driver",
	WPEWebDriver: "wpewebkit-driver",
	Xvfb: "xvfb",
};

const begun = { at: performance.now(), worked: workedSeconds() };
process.chdir(root);
install();
installPrograms();

const filters = process.argv.slice(2);
const isWhole = filters.length === 0;
await Promise.all([
	buildIfChanged(),
	isWhole && check("types", "typescript/bin/tsc", "--noEmit"),
	isWhole &&
		check(
			"lint and format",
			"@biomejs/biome/bin/biome",
			"check",
			"--error-on-warnings",
			".",
		),
]);

mkdirSync(".cache", { recursive: true });
const report = ".cache/tests.json";
const reporters = [
	"--reporter=default",
	"--reporter=./tests/slowest.ts",
	"--reporter=json",
	`--outputFile.json=${report}`,
];
const status = run("node_modules/vitest/vitest.mjs", [
	"run",
	"--config",
	"tests/vitest.config.ts",
	...reporters,
	...filters,
]);
const {
	numPassedTests,
	numFailedTests,
	numPendingTests,
	numFailedTestSuites,
	success,
} = JSON.parse(readFileSync(report, "utf8"));
const failed =
	numFailedTests +
	(numPendingTests ?? 0) +
	(success || numFailedTests > 0 ? 0 : Math.max(numFailedTestSuites, 1));
if (isWhole) bench();
tellTime();
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exit(status !== 0 || failed > 0 || numPassedTests === 0 ? 1 : 0);

/** Beside the build. */
async function check(name, script, ...args) {
	const child = spawn(process.execPath, [`node_modules/${script}`, ...args], {
		stdio: "inherit",
	});
	const [status] = await once(child, "close");
	if (status === 0) return;
	console.error(`${name}: failed`);
	console.log("0 passed, 1 failed");
	process.exit(1);
}

/** Speed and size as ratios, to be read: on a machine that others use they fail nothing. */
function bench() {
	const script = "node_modules/tsx/dist/cli.mjs";
	if (run(script, ["tests/bench/run.ts", "--short"]) !== 0)
		console.log("The short bench did not come to its end.");
}

/** What others did on the machine meanwhile is in it. */
function tellTime() {
	const seconds = (performance.now() - begun.at) / 1000;
	const worked = workedSeconds() - begun.worked;
	console.log(
		`${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s, in which the ${cpus().length} processors of this machine worked ${worked.toFixed(0)} s`,
	);
}

/** Of all processors together, since the machine was started. */
function workedSeconds() {
	return cpus().reduce(
		(sum, { times: { user, nice, sys, irq } }) =>
			sum + (user + nice + sys + irq) / 1000,
		0,
	);
}

function run(script, args) {
	return (
		spawnSync(process.execPath, [script, ...args], { stdio: "inherit" })
			.status ?? 1
	);
}

function installPrograms() {
	const folders = (process.env.PATH ?? "").split(delimiter).concat("/usr/sbin");
	const has = (program) =>
		folders.some((folder) => existsSync(join(folder, program)));
	const missing = Object.entries(programs)
		.filter(([program]) => !has(program))
		.map(([, name]) => name);
	if (missing.length === 0) return;
	const command = `apt-get install -y ${missing.join(" ")}`;
	if (process.getuid?.() !== 0 || !has("apt-get")) {
		console.error(
			`The tests need ${missing.join(", ")}: install with "sudo ${command}" (Debian), or put the programs on PATH.`,
		);
		console.log("0 passed, 1 failed");
		process.exit(1);
	}
	console.log(`Installing ${missing.join(", ")}…`);
	const env = {
		...process.env,
		DEBIAN_FRONTEND: "noninteractive",
		RUNLEVEL: "1",
	};
	spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit", env });
	const done = spawnSync(
		"apt-get",
		["install", "-y", "-qq", "--no-install-recommends", ...missing],
		{ stdio: ["ignore", "ignore", "inherit"], env },
	);
	if (done.status !== 0) {
		console.error(`Could not install ${missing.join(", ")}.`);
		console.log("0 passed, 1 failed");
		process.exit(1);
	}
}
