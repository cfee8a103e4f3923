import { spawn } from "node:child_process";
import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	rmSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QuizList } from "../../shared/rest.ts";
import { leash } from "../rig/leash.ts";
import { signIn } from "../rig/lecture.ts";
import { freePort } from "../rig/process.ts";
import { waitFor } from "../rig/wait.ts";

describe("npm run cluster", () => {
	let folder: string;
	let port: number;
	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), "lectern-cluster-"));
		port = await freePort();
	});
	afterAll(() => {
		rmSync(folder, { recursive: true, force: true });
	});

	function run(args: string[], environment: Record<string, string> = {}) {
		const child = spawn(
			...leash(process.execPath, ["server/cli/cluster.mjs", ...args]),
			{
				env: {
					...process.env,
					DATA_DIR: folder,
					PORT: String(port),
					...environment,
				},
				stdio: ["ignore", "pipe", "pipe"],
			},
		);
		let output = "";
		for (const stream of [child.stdout, child.stderr])
			stream.on("data", (text) => (output += String(text)));
		const exit = new Promise<number | null>((resolve) =>
			child.once("close", resolve),
		);
		const says = (words: string) =>
			waitFor(
				`the cluster to say "${words}"`,
				() => {
					if (child.exitCode !== null) throw new Error(`it ended: ${output}`);
					return output.includes(words);
				},
				40_000,
			);
		// Only where the sources changed since the last build.
		const said = () => output.replace("Building…\n", "");
		return { child, exit, says, output: said };
	}

	/** Processes that this command started, by the folder that each has in its environment. */
	const running = () =>
		readdirSync("/proc")
			.filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
			.filter((pid) => {
				try {
					const environment = readFileSync(`/proc/${pid}/environ`, "latin1");
					// Redis writes its title over its environment, but works in its folder.
					const works = readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
					return works || environment.includes(`DATA_DIR=${folder}`);
				} catch {
					return false;
				}
			});
	const nodeNamed = (name: string) =>
		Number(
			running().find((pid) =>
				readFileSync(`/proc/${pid}/environ`, "latin1").includes(
					`\0NODE_NAME=${name}\0`,
				),
			),
		);

	it("[DP22] starts all, says what ends, stops all at Ctrl-C, and finds its data again", {
		timeout: 120_000,
	}, async () => {
		const first = run(["--nodes", "2"]);
		await first.says("Ctrl-C stops them all");
		expect(first.output()).toContain(`http://localhost:${port}/teach/`);
		expect(first.output()).toMatch(
			new RegExp(`Phones +http://[\\w.]+:${port}\n`),
		);
		expect(first.output()).toContain("2 nodes");
		// Redis, two nodes, HAProxy's master and worker, and the command itself.
		expect(running()).toHaveLength(6);
		const lecturer = await signIn(`http://localhost:${port}`);

		process.kill(nodeNamed("node1"), "SIGKILL");
		await first.says("node1 ended (SIGKILL)");
		const { quizzes } = await lecturer.get<QuizList>("/api/quizzes");
		expect(quizzes.length).toBeGreaterThan(0);

		first.child.kill("SIGINT");
		expect(await first.exit).toBe(0);
		expect(running()).toEqual([]);

		const second = run(["--nodes", "1"]);
		await second.says("Ctrl-C stops them all");
		const again = await lecturer.get<QuizList>("/api/quizzes");
		expect(again.quizzes).toEqual(quizzes);

		const taken = run([], { PORT: String(await freePort()) });
		expect(await taken.exit).toBe(1);
		expect(taken.output()).toMatch(/^Another cluster uses .*\n$/);

		process.kill(nodeNamed("node1"), "SIGKILL");
		expect(await second.exit).toBe(1);
		expect(second.output()).toContain("and it was the last. Stopping.");
		expect(running()).toEqual([]);
	});

	it("[DP23] says in one line that the port is taken", async () => {
		const other = createServer().listen(port);
		const { exit, output } = run([]);
		expect(await exit).toBe(1);
		expect(output()).toBe(
			`Another program uses port ${port}. Choose one: PORT=3001 npm run cluster\n`,
		);
		await new Promise((resolve) => other.close(resolve));
	});

	it.each([["redis-server", { PATH: "/nowhere" }]])(
		"[DP23] says in one line that %s is missing",
		async (program, environment) => {
			const { exit, output } = run([], environment);
			expect(await exit).toBe(1);
			expect(output()).toBe(
				`${program} is not installed. On Debian or Ubuntu: apt-get install ${program}\n`,
			);
		},
	);

	it.each([
		["--nodes", "0"],
		["--nodes", "9"],
		["--nodes", "many"],
		["--knots", "3"],
	])("[DP23] says how many nodes it takes: %s %s", async (...args) => {
		const { exit, output } = run(args);
		expect(await exit).toBe(1);
		expect(output()).toBe(
			"Say how many nodes, 1 to 8: npm run cluster -- --nodes 3\n",
		);
	});
});
