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
import { server, startByShell } from "./run.ts";

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

/** Each with a server of its own, side by side: most of their time they wait. */
describe.concurrent("a running server whose database", () => {
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
