import { spawnSync } from "node:child_process";
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	statSync,
	truncateSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";

/** What of a store's files has been synced (`synced.c`), so that a kill can become a power cut. */
export interface Synced {
	/** Of the process that writes them. */
	readonly environment: Readonly<Record<string, string>>;
	/** What was written and not synced is gone. The process must be dead. */
	lose(folder: string): void;
	remove(): void;
}

export function watchSyncs(): Synced {
	const library = resolve(".cache/faults/synced.so");
	mkdirSync(".cache/faults", { recursive: true });
	const args = ["-shared", "-fPIC", "-O2", "-o", library];
	const done = spawnSync("gcc", [...args, "tests/faults/synced.c", "-ldl"], {
		encoding: "utf8",
	});
	if (done.error !== undefined || done.status !== 0)
		throw new Error(
			`a power cut needs gcc and libc's headers (Debian: apt-get install gcc libc6-dev): ${done.error?.message ?? done.stderr}`,
		);
	const shadow = mkdtempSync(join(tmpdir(), "lectern-synced-"));
	return {
		environment: { LD_PRELOAD: library, LECTERN_SYNCED: shadow },
		lose(folder) {
			if (readdirSync(shadow).length === 0)
				throw new Error("nothing was synced: the watch does not work here");
			const files = readdirSync(folder, { recursive: true })
				.map((name) => join(folder, String(name)))
				.filter((file) => statSync(file).isFile());
			for (const file of files) {
				const kept = join(shadow, basename(file));
				// Memory that processes share, no file.
				if (file.endsWith("-shm")) rmSync(file);
				else if (existsSync(kept)) copyFileSync(kept, file);
				else truncateSync(file, 0);
			}
		},
		remove: () => rmSync(shadow, { recursive: true, force: true }),
	};
}
