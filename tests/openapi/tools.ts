import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const here = join(import.meta.dirname, "tools");
const cache = resolve(".cache");
const lock = readFileSync(join(here, "package-lock.json"));
const versions = createHash("sha256").update(lock).digest("hex").slice(0, 12);
/** Too heavy for everybody's installation, so they are installed where they are needed, at the versions of a lock file. */
export const folder = join(cache, `openapi-${versions}`);

/** Installs what is not there yet; throws when that fails. Two files of tests may do so at once: each in a folder of its own, and the first that is whole stays. */
export function installTools(): void {
	if (existsSync(folder)) return;
	mkdirSync(cache, { recursive: true });
	const fresh = mkdtempSync(join(cache, "openapi-new-"));
	try {
		for (const file of ["package.json", "package-lock.json"])
			copyFileSync(join(here, file), join(fresh, file));
		const done = spawnSync("npm", ["ci", "--ignore-scripts"], {
			cwd: fresh,
			encoding: "utf8",
		});
		if (done.status !== 0)
			throw new Error(`Could not install the OpenAPI tools: ${done.stderr}`);
		try {
			renameSync(fresh, folder);
		} catch (error) {
			if (!existsSync(folder)) throw error;
		}
	} finally {
		rmSync(fresh, { recursive: true, force: true });
	}
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
