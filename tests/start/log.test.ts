import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openLineWriter } from "../../server/line-writer.ts";
import { waitFor } from "../rig/wait.ts";
import { type ShellServer, server, startByShell } from "./run.ts";

describe("a server whose log", () => {
	let folder: string;
	let running: ShellServer | null;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "lectern-log-"));
		running = null;
	});
	afterEach(async () => {
		await running?.end("SIGKILL");
		rmSync(folder, { recursive: true, force: true });
	});
	const start = async (script: string) => {
		running = await startByShell(script, {
			DATA_DIR: folder,
			LOG_LEVEL: "info",
			NODE_NAME: "n".repeat(64),
		});
		await running.ready();
		return running;
	};
	const dropped = async ({ url }: ShellServer) => {
		const text = await (await fetch(`${url}/metrics`)).text();
		return Number(/^lectern_log_lines_dropped (\d+)$/m.exec(text)?.[1]);
	};
	/** A line per request, half a MB of them. */
	const writeMuch = async ({ url }: ShellServer) => {
		for (let batch = 0; batch < 40; batch++)
			await Promise.all(
				Array.from({ length: 50 }, async () => {
					const reply = await fetch(`${url}/api/quizzes`);
					await reply.arrayBuffer();
				}),
			);
	};

	it("[CF354] is on a full disk goes on, counts the lines that it left out, and ends when it is told to", async () => {
		const shell = await start(`${server} >/dev/full 2>/dev/full`);
		expect(await dropped(shell)).toBe(0);
		await writeMuch(shell);
		expect(await dropped(shell)).toBeGreaterThan(0);
		expect(await shell.reasons()).toBeNull();
		expect(await shell.end("SIGTERM")).toBe(0);
	});

	it("[CF354] nobody reads goes on, and ends when it is told to", async () => {
		const pipe = join(folder, "pipe");
		const shell = await start(
			`mkfifo "${pipe}" && exec 3<>"${pipe}" && ${server} >&3`,
		);
		await writeMuch(shell);
		expect(await dropped(shell)).toBeGreaterThan(0);
		expect(await shell.reasons()).toBeNull();
		shell.child.kill("SIGTERM");
		await waitFor("its end", () => shell.child.exitCode !== null, 5000);
		expect(shell.child.exitCode).toBe(0);
	});

	it("[CF354] loses its reader goes on, and ends when it is told to", async () => {
		const shell = await start(server);
		shell.child.stdout?.destroy();
		await writeMuch(shell);
		expect(await dropped(shell)).toBeGreaterThan(0);
		expect(await shell.reasons()).toBeNull();
		expect(await shell.end("SIGTERM")).toBe(0);
	});

	it("[CF354] goes to a file has every line in it", async () => {
		const file = join(folder, "log");
		const shell = await start(`${server} >"${file}"`);
		for (let count = 0; count < 20; count++)
			await fetch(`${shell.url}/api/quizzes`, {
				headers: { "x-request-id": `request-number-${count}` },
			});
		expect(await shell.end("SIGTERM")).toBe(0);
		let text = "";
		for await (const some of createReadStream(file, "utf8")) text += some;
		for (let count = 0; count < 20; count++)
			expect(text).toContain(`"request-number-${count}"`);
	});
});

describe("a line that comes after the log's end", () => {
	it("[CF354] is left out, and ends nothing: what was on its way may fail late", async () => {
		const lines = openLineWriter();
		await lines.end();
		for (let count = 1; count < 4; count++) {
			lines.write("late");
			expect(lines.dropped).toBe(count);
		}
	});
});
