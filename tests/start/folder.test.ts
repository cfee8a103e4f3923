import {
	chmodSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ShellServer, server, startByShell } from "./run.ts";

describe("the data folder", () => {
	let base: string;
	let folder: string;
	let started: ShellServer[];
	beforeEach(() => {
		base = mkdtempSync(join(tmpdir(), "lectern-folder-"));
		folder = join(base, "data");
		started = [];
	});
	afterEach(async () => {
		for (const shell of started) await shell.end("SIGKILL");
		rmSync(base, { recursive: true, force: true });
	});
	const start = async (script = server) => {
		const shell = await startByShell(script, { DATA_DIR: folder });
		started.push(shell);
		return shell;
	};
	const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
	const files = () =>
		readdirSync(folder, { withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ name }) => name);
	const modes = () => [
		mode(folder),
		...new Set(files().map((name) => mode(join(folder, name)))),
	];

	it("[CF356] and all files in it are for this user alone, whatever the umask, and what older versions left too", async () => {
		const first = await start(`umask 000; ${server}`);
		await first.ready();
		expect(files()).toEqual(
			expect.arrayContaining(["lectern.sqlite", "lectern.sqlite-wal"]),
		);
		expect(modes()).toEqual(["700", "600"]);
		// Killed, so that its write-ahead log stays.
		await first.end("SIGKILL");
		chmodSync(folder, 0o755);
		for (const name of readdirSync(folder))
			chmodSync(join(folder, name), 0o644);
		const second = await start(`umask 000; ${server}`);
		await second.ready();
		expect(modes()).toEqual(["700", "600"]);
	});

	it("[CF356] stays open where others have business in it: /tmp's kind", async () => {
		folder = base;
		chmodSync(base, 0o1777);
		await (await start()).ready();
		expect(statSync(base).mode & 0o7777).toBe(0o1777);
		expect(mode(join(base, "lectern.sqlite"))).toBe("600");
	});

	it("[CF355] is one process's: a second one is told whose, and starts when that was killed", async () => {
		const first = await start();
		await first.ready();
		const second = await start();
		expect(await second.end()).toBe(1);
		expect(second.output()).toMatch(
			new RegExp(
				`^Another Lectern uses this folder already: process ${first.pid} on .*\n$`,
			),
		);
		expect(await first.reasons()).toBeNull();
		await first.end("SIGKILL");
		const third = await start();
		await third.ready();
	});

	it("[CF355] that is a file, or below one, is told in words", async () => {
		writeFileSync(folder, "");
		const shell = await start();
		expect(await shell.end()).toBe(1);
		expect(shell.output()).toMatch(/lock\.db cannot be used: .*is a file/);
	});

	it("[CF750] where none can be made ends the start in one line", async () => {
		for (const nowhere of ["/proc/x", "/proc/x/y/z"]) {
			folder = nowhere;
			const shell = await start();
			expect(await shell.end()).toBe(1);
			expect(shell.output()).toMatch(
				/^\/proc\/x.*lock\.db cannot be used: no folder can be made there\..*\n$/,
			);
		}
	});
});
