import { spawnSync } from "node:child_process";
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const here = import.meta.dirname;
/** Too heavy for everybody's installation, so they are installed where they are needed, at the versions of a lock file. */
export const folder = resolve(".cache/openapi");

/** Installs what is not there yet; throws when that fails. */
export function installTools(): void {
	const lock = readFileSync(join(here, "tools/package-lock.json"), "utf8");
	const mark = join(folder, "installed.json");
	if (existsSync(mark) && readFileSync(mark, "utf8") === lock) return;
	mkdirSync(folder, { recursive: true });
	// Two files of tests run side by side, and only one of them installs.
	const turn = join(folder, "installing");
	try {
		mkdirSync(turn);
	} catch {
		for (let waited = 0; existsSync(turn) && waited < 240; waited++)
			spawnSync("sleep", ["0.5"]);
		rmSync(turn, { recursive: true, force: true });
		return installTools();
	}
	for (const file of ["package.json", "package-lock.json"])
		copyFileSync(join(here, "tools", file), join(folder, file));
	const done = spawnSync("npm", ["ci", "--ignore-scripts"], {
		cwd: folder,
		encoding: "utf8",
	});
	rmSync(turn, { recursive: true, force: true });
	if (done.status !== 0)
		throw new Error(`Could not install the OpenAPI tools: ${done.stderr}`);
	writeFileSync(mark, lock);
}

/** Runs a tool's program; its output, or throws with it. */
export function runTool(script: string, ...args: string[]): string {
	const path = join(folder, "node_modules", script);
	const done = spawnSync(process.execPath, [path, ...args], {
		cwd: folder,
		encoding: "utf8",
	});
	if (done.status !== 0)
		throw new Error(`${script}: ${done.stdout}${done.stderr}`);
	return done.stdout;
}

/** A tool's module; what it is, its caller says. */
export function loadTool<T>(name: string): T {
	return createRequire(join(folder, "package.json"))(name) as T;
}
