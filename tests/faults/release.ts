import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildServer } from "./build.ts";

/** What was released last. Its servers are what an upgrade finds. */
const released = "d46c5d9";

function run(folder: string, program: string, ...args: string[]): void {
	const done = spawnSync(program, args, {
		cwd: folder,
		encoding: "utf8",
		maxBuffer: 256 * 1024 * 1024,
	});
	if (done.error !== undefined || done.status !== 0)
		throw new Error(
			`an upgrade needs the release ${released} from the repository's history, and its packages: ${program} ${args.join(" ")}: ${done.error?.message ?? done.stderr}`,
		);
}

/** The server of the release, with its own packages; made once. Resolves to what starts it. */
export async function buildRelease(): Promise<string> {
	const folder = join(".cache/releases", released);
	if (!existsSync(folder)) {
		const making = `${folder}-${process.pid}`;
		mkdirSync(making, { recursive: true });
		try {
			run(".", "git", "archive", "-o", join(making, "all.tar"), released);
			run(making, "tar", "-xf", "all.tar");
			run(making, "npm", "ci", "--ignore-scripts", "--omit=dev", "--silent");
			renameSync(making, folder);
		} finally {
			rmSync(making, { recursive: true, force: true });
		}
	}
	return buildServer("release", {}, folder);
}
