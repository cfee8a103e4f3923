import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildIfChanged } from "../../server/cli/ready.mjs";
import type { QuizList } from "../../shared/rest.ts";
import { leash } from "../rig/leash.ts";
import { freePort } from "../rig/process.ts";
import { signedIn } from "../rig/rest.ts";
import { waitFor } from "../rig/wait.ts";
import { makeCertificate } from "./certificate.ts";

describe("npm run cluster", () => {
	let folder: string;
	beforeAll(async () => {
		await buildIfChanged();
		folder = mkdtempSync(join(tmpdir(), "lectern-ways-"));
	}, 240_000);
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	/** It has said where it is, or that it is there. */
	async function start(
		nodes: number,
		environment: Readonly<Record<string, string>> = {},
	) {
		const words = ["server/cli/cluster.mjs", "--nodes", String(nodes)];
		const child = spawn(...leash(process.execPath, words), {
			env: { ...process.env, DATA_DIR: folder, ...environment },
			stdio: ["ignore", "pipe", "pipe"],
		});
		let output = "";
		for (const stream of [child.stdout, child.stderr])
			stream.on("data", (text) => (output += String(text)));
		const exit = new Promise((done) => child.once("close", done));
		await waitFor(
			"the cluster to be there",
			() => {
				if (child.exitCode !== null) throw new Error(output);
				return output.includes("Ctrl-C stops");
			},
			40_000,
		);
		return {
			output,
			async stop() {
				child.kill("SIGINT");
				expect(await exit).toBe(0);
			},
		};
	}

	const statusOf = (url: string) =>
		new Promise((done, fail) =>
			request(url, { rejectUnauthorized: false }, ({ statusCode }) =>
				done(statusCode),
			)
				.once("error", fail)
				.end(),
		);

	it("[DP1853] takes a certificate that is named from where it is called, says the secure address and serves there", {
		timeout: 120_000,
	}, async () => {
		const [port, secure] = [await freePort(), await freePort()];
		const { output, stop } = await start(1, {
			PORT: String(port),
			HTTPS_PORT: String(secure),
			TLS_CERT: relative(process.cwd(), makeCertificate(folder)),
		});
		expect(output).toContain(`https://localhost:${secure}/teach/`);
		expect(await statusOf(`https://localhost:${secure}/teach/`)).toBe(200);
		await stop();
	});

	it("[DP1854] starts Redis alone for a restore, as the words of it say, and has afterwards what the backup had", {
		timeout: 120_000,
	}, async () => {
		const port = await freePort();
		const backup = join(folder, "backup");
		const command = (name: string, ...words: string[]) =>
			spawnSync(process.execPath, [`dist/server/${name}.js`, ...words], {
				env: {
					...process.env,
					REDIS_URL: readFileSync(join(folder, "redis/url"), "utf8").trim(),
				},
				encoding: "utf8",
			});
		const first = await start(1, { PORT: String(port) });
		const lecturer = await signedIn(`http://localhost:${port}`);
		const list = async () =>
			(await lecturer.get("/api/quizzes")).json<QuizList>().quizzes;
		const before = await list();
		expect(before.length).toBeGreaterThan(0);
		expect(command("backup", backup).status).toBe(0);
		for (const { id } of before) await lecturer.delete(`/api/quizzes/${id}`);
		expect(command("restore", "--replace", backup).status).not.toBe(0);
		await first.stop();

		const alone = await start(0, { PORT: String(port) });
		expect(alone.output).toContain("npm run restore -- FILE");
		await expect(fetch(`http://localhost:${port}/healthz`)).rejects.toThrow();
		const restored = command("restore", "--replace", backup);
		expect([restored.status, restored.stdout]).toEqual([
			0,
			expect.stringContaining(`Restored from ${backup}`),
		]);
		await alone.stop();

		const second = await start(1, { PORT: String(port) });
		expect(await list()).toEqual(before);
		await second.stop();
	});
});
