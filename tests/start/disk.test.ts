import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { signedIn } from "../rig/rest.ts";
import { openSample } from "../rig/room.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";
import { type ShellServer, server, startByShell } from "./run.ts";

/** A disk of 64 MB of the server's own: a name space keeps it from this process, which sees it through /proc. */
const smallDisk = (before: string) => `
	exec unshare --map-root-user --mount sh -ec '
		mount -t tmpfs -o size=64m none "$DATA_DIR"
		${before}
		${server}'`;

describe("a disk of its own that", () => {
	let folder: string;
	let running: ShellServer | null;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "lectern-disk-"));
		running = null;
	});
	afterEach(async () => {
		await running?.end("SIGKILL");
		rmSync(folder, { recursive: true, force: true });
	});
	const start = async (before: string) => {
		running = await startByShell(smallDisk(before), { DATA_DIR: folder });
		return running;
	};

	it("[CF352] is full keeps the server from starting, in one sentence", async () => {
		const full = await start('head -c 80m /dev/zero >"$DATA_DIR/filler" || :');
		expect(await full.end()).toBe(1);
		expect(full.output().split("\n").filter(isOurs)).toEqual([
			expect.stringMatching(/(lock\.db|lectern\.sqlite).*the disk is full/),
		]);
	});

	it("[CF352] is read-only keeps the server from starting, in one sentence", async () => {
		const fixed = await start('mount -o remount,ro "$DATA_DIR"');
		expect(await fixed.end()).toBe(1);
		expect(fixed.output().split("\n").filter(isOurs)).toEqual([
			expect.stringMatching(/lock\.db.*the disk is read-only/),
		]);
	});

	it("[CF351] gets full makes the server say so until there is room, also when nobody writes", {
		timeout: 60_000,
	}, async () => {
		const shell = await start("");
		await shell.ready();
		const room = await openSample(await signedIn(shell.url));
		const students = Array.from(
			{ length: 10 },
			(_, place) => new Student(shell.url, room.code, `S${place}`),
		);
		await waitFor("all to be in", () => room.pulse().joined === 10);
		while (room.view().phase !== "open") await room.press();

		const filler = join(`/proc/${shell.pid}/root`, folder, "filler");
		fill(filler);
		await waitFor(
			"the server to see it by itself",
			async () => (await shell.reasons()) !== null,
		);
		expect((await shell.reasons())?.join()).toContain("the disk is full");

		// What the disk has no room for is not saved, and the server goes on saying so.
		let saved = 0;
		const answers = students.map(async (student) => {
			const stored = await student.answer(1, 1, [0]);
			saved++;
			return stored;
		});
		const end = performance.now() + 3000;
		while (performance.now() < end) {
			expect(await shell.reasons()).not.toBeNull();
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		expect(saved).toBe(0);

		rmSync(filler);
		await Promise.all(answers);
		await waitFor(
			"the server to be ready again",
			async () => (await shell.reasons()) === null,
		);
		await room.move({ do: "close" });
		expect((await room.results()).questions[0]?.rounds[0]).toMatchObject({
			distribution: { counts: expect.arrayContaining([10]) },
		});
		for (const student of students) student.leave();
		room.close();
	});
});

/** Takes all room that is left, to the last byte. */
function fill(path: string): void {
	let written = 0;
	for (let size = 1024 * 1024; size >= 1; size /= 2)
		for (;;)
			try {
				writeFileSync(path, Buffer.alloc(size, 1), { flag: "a" });
				written += size;
			} catch (error) {
				if ((error as { code?: string }).code !== "ENOSPC") throw error;
				break;
			}
	if (written === 0) throw new Error("there was no room to fill");
}

const isOurs = (line: string) => line !== "" && !line.startsWith("head:");
