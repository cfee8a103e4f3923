import {
	copyFileSync,
	mkdtempSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { signedIn } from "../rig/rest.ts";
import { openSample } from "../rig/room.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";
import { type ShellServer, server, startByShell } from "./run.ts";

/** Each test has a server of its own; most of their time they wait, so they do it side by side. */

/** A disk of 64 MB of the server's own: a name space keeps it from this process, which sees it through /proc. */
const smallDisk = (before: string) => `
	exec unshare --map-root-user --mount sh -ec '
		mount -t tmpfs -o size=64m none "$DATA_DIR"
		${before}
		${server}'`;

const rule = { timeout: 60_000 };

describe.concurrent("a disk of its own that", rule, () => {
	/** Begins a server there. */
	type Start = (before: string) => Promise<ShellServer>;
	const onDisk =
		(act: (start: Start, folder: string) => Promise<void>) => async () => {
			const folder = mkdtempSync(join(tmpdir(), "lectern-disk-"));
			let running: ShellServer | null = null;
			const start = async (before: string) => {
				running = await startByShell(smallDisk(before), { DATA_DIR: folder });
				return running;
			};
			try {
				await act(start, folder);
			} finally {
				await (running as ShellServer | null)?.end("SIGKILL");
				rmSync(folder, { recursive: true, force: true });
			}
		};

	it(
		"[CF352] is full keeps the server from starting, in one sentence",
		onDisk(async (start) => {
			const full = await start(
				'head -c 80m /dev/zero >"$DATA_DIR/filler" || :',
			);
			expect(await full.end()).toBe(1);
			expect(full.output().split("\n").filter(isOurs)).toEqual([
				expect.stringMatching(/(lock\.db|lectern\.sqlite).*the disk is full/),
			]);
		}),
	);

	it(
		"[CF352] is read-only keeps the server from starting, in one sentence",
		onDisk(async (start) => {
			const fixed = await start('mount -o remount,ro "$DATA_DIR"');
			expect(await fixed.end()).toBe(1);
			expect(fixed.output().split("\n").filter(isOurs)).toEqual([
				expect.stringMatching(/lock\.db.*the disk is read-only/),
			]);
		}),
	);

	it(
		"[CF351] gets full makes the server say so until there is room, also when nobody writes",
		{
			timeout: 60_000,
		},
		onDisk(async (start, folder) => {
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
		}),
	);
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

const count = 40;

/** A server with a room whose question is open, and a class that is about to answer. */
async function startClass() {
	const base = mkdtempSync(join(tmpdir(), "lectern-gone-"));
	const folder = join(base, "data");
	const shell = await startByShell(server, { DATA_DIR: folder });
	await shell.ready();
	const rest = await signedIn(shell.url);
	const room = await openSample(rest);
	const students = Array.from(
		{ length: count },
		(_, place) => new Student(shell.url, room.code, `S${place}`),
	);
	await waitFor("all to be in", () => room.pulse().joined === count);
	while (room.view().phase !== "open") await room.press();
	let saved = 0;
	let answers: Promise<void>[] = [];

	/** Everybody taps, and for so long nobody is told *saved*; the server says why, and its log once. */
	async function nobodySaves(reason: RegExp): Promise<void> {
		answers = students.map(async (student) => {
			await student.answer(1, 1, [0]);
			saved++;
		});
		await waitFor("the server to say why", async () =>
			reason.test((await shell.reasons())?.join() ?? ""),
		);
		await new Promise((resolve) => setTimeout(resolve, 2000));
		expect(saved).toBe(0);
		const lines = (text: string) =>
			shell
				.output()
				.split("\n")
				.filter((line) => line.includes(text)).length;
		expect(lines("the store cannot save")).toBe(1);
		expect(lines("an event's outcome is unknown")).toBe(1);
	}

	/** The server goes on by itself, and after a kill and a start everything that was told *saved* is there. */
	async function goesOn(): Promise<void> {
		await Promise.all(answers);
		await waitFor(
			"the server to be ready again",
			async () => (await shell.reasons()) === null,
		);
		await shell.end("SIGKILL");
		const again = await startByShell(server, { DATA_DIR: folder });
		try {
			await again.ready();
			const reply = await fetch(`${again.url}/api/rooms/${room.id}/results`, {
				headers: { cookie: rest.cookie ?? "" },
			});
			const { students: found } = (await reply.json()) as {
				students: { answers: unknown[] }[];
			};
			expect(found.flatMap((student) => student.answers)).toHaveLength(count);
		} finally {
			await again.end("SIGKILL");
		}
	}

	return {
		folder,
		file: join(folder, "lectern.sqlite"),
		saved: () => saved,
		nobodySaves,
		goesOn,
		async close() {
			for (const student of students) student.leave();
			room.close();
			await shell.end("SIGKILL");
			rmSync(base, { recursive: true, force: true });
		},
	};
}
type Class = Awaited<ReturnType<typeof startClass>>;

describe.concurrent("a running server whose database", rule, () => {
	const inClass = (act: (taught: Class) => Promise<void>) => async () => {
		const taught = await startClass();
		await act(taught).finally(taught.close);
	};

	it(
		"[CF350] was moved away saves nothing and says why, and goes on when it is back",
		inClass(async ({ file, nobodySaves, goesOn }) => {
			renameSync(file, `${file}.away`);
			await nobodySaves(/lectern\.sqlite was moved or deleted/);
			renameSync(`${file}.away`, file);
			await goesOn();
		}),
	);

	it(
		"[CF350] was moved away with its folder saves nothing and says why, and goes on when it is back",
		inClass(async ({ folder, nobodySaves, goesOn }) => {
			renameSync(folder, `${folder}.away`);
			await nobodySaves(/lectern\.sqlite was moved or deleted/);
			renameSync(`${folder}.away`, folder);
			await goesOn();
		}),
	);

	it(
		"[CF350] lost its write-ahead log saves nothing and says why",
		inClass(async ({ file, nobodySaves, goesOn }) => {
			renameSync(`${file}-wal`, `${file}-wal.away`);
			await nobodySaves(/lectern\.sqlite-wal was moved or deleted/);
			renameSync(`${file}-wal.away`, `${file}-wal`);
			await goesOn();
		}),
	);

	it(
		"[CF350] was deleted saves nothing and says why",
		inClass(async ({ file, nobodySaves }) => {
			rmSync(file);
			await nobodySaves(/lectern\.sqlite was moved or deleted/);
		}),
	);

	it(
		"[CF350] was replaced by a copy saves nothing and says why",
		inClass(async ({ file, saved, nobodySaves }) => {
			copyFileSync(file, `${file}.copy`);
			renameSync(`${file}.copy`, file);
			await nobodySaves(/lectern\.sqlite was replaced by another file/);
			writeFileSync(file, "");
			await new Promise((resolve) => setTimeout(resolve, 500));
			expect(saved()).toBe(0);
		}),
	);
});
