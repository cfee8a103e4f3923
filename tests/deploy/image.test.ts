import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leash } from "../rig/leash.ts";
import { freePort } from "../rig/process.ts";
import { startRedis } from "../rig/redis.ts";
import { waitFor } from "../rig/wait.ts";
import { buildImage, copyContext, type Image } from "./image.ts";

describe("the image, built by hand", () => {
	let folder: string;
	let image: Image;
	let app: string;
	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), "lectern-image-"));
		const context = join(folder, "context");
		copyContext(context);
		image = await buildImage(context, join(folder, "stages"));
		app = join(image.root, image.workdir);
	}, 300_000);
	afterAll(() => {
		rmSync(folder, { recursive: true, force: true });
	});

	/** Runs the image's command and its health check, as it says. */
	async function run(environment: Record<string, string>): Promise<void> {
		const port = await freePort();
		const env = {
			PATH: process.env.PATH ?? "",
			...image.environment,
			...environment,
			PORT: String(port),
		};
		const [program = "", ...args] = image.command;
		const child: ChildProcess = spawn(...leash(program, args), {
			cwd: app,
			env,
			stdio: ["ignore", "pipe", "pipe"],
		});
		let output = "";
		for (const stream of [child.stdout, child.stderr])
			stream?.on("data", (text) => (output += String(text)));
		const exited = new Promise<number | null>((resolve) =>
			child.once("exit", resolve),
		);
		try {
			const url = `http://127.0.0.1:${port}`;
			await waitFor("the image's server", async () => {
				if (child.exitCode !== null) throw new Error(output);
				const reply = await fetch(`${url}/readyz`).catch(() => null);
				return reply?.ok === true;
			});
			for (const path of ["/", "/teach/", "/screen/"])
				expect((await fetch(url + path)).status).toBe(200);
			const signedIn = await fetch(`${url}/api/instructor`, {
				method: "POST",
				headers: { "content-type": "application/json" },
				body: "{}",
			});
			expect(signedIn.status).toBe(201);
			const [check = "", ...words] = image.health;
			execFileSync(check, words, { cwd: app, env });
		} finally {
			child.kill("SIGTERM");
			expect(await exited).toBe(0);
		}
	}

	it("[DP5] runs on its own, with SQLite", async () => {
		await run({});
		expect(existsSync(join(app, "data/lectern.sqlite"))).toBe(true);
	});

	it("[DP350] has the commands for backups, restores, moves and rehearsals", () => {
		const call = (program: string, ...args: string[]) =>
			execFileSync(process.execPath, [`dist/server/${program}.js`, ...args], {
				cwd: app,
				env: { PATH: process.env.PATH ?? "", ...image.environment },
				encoding: "utf8",
			});
		const backup = join(folder, "backup");
		expect(call("backup", backup)).toContain("read again");
		expect(call("restore", "--replace", backup)).toContain("Restored");
		const library = join(folder, "library.jsonl");
		expect(call("transfer", "export", library)).toContain("Written");
		expect(call("transfer", "import", library)).toContain("room:");
		expect(call("rehearse", "--help")).toContain("lectern rehearse URL");
	});

	it("[DP5] runs as a node, with Redis", async () => {
		const redis = await startRedis();
		try {
			await run({ REDIS_URL: redis.url, DRAIN_SECONDS: "0" });
		} finally {
			await redis.remove();
		}
	});

	it("[DP5] is on a current LTS, not root, and has no tool of the build", () => {
		expect(image.from).toMatch(/^node:24\./);
		expect(image.user).toBe("node");
		expect(image.environment).toMatchObject({ NODE_ENV: "production" });
		for (const tool of ["tsx", "vite", "vitest", "esbuild", "typescript"])
			expect(existsSync(join(app, "node_modules", tool))).toBe(false);
		for (const source of ["server", "client", "shared", "tests", ".git"])
			expect(existsSync(join(app, source))).toBe(false);
		const size = execFileSync("du", ["-sm", image.root], { encoding: "utf8" });
		const megabytes = Number.parseInt(size, 10);
		console.log(`beside its base, the image holds ${megabytes} MB`);
		expect(megabytes).toBeLessThan(100);
	});
});
