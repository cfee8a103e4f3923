import { spawn, spawnSync } from "node:child_process";
import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	rmSync,
	statSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildIfChanged } from "../../server/cli/ready.mjs";
import type { QuizList, RoomList } from "../../shared/rest.ts";
import { leash } from "../rig/leash.ts";
import { freePort } from "../rig/process.ts";
import { signedIn } from "../rig/rest.ts";
import { openSample } from "../rig/room.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";

describe("npm run cluster", () => {
	let folder: string;
	let port: number;
	beforeAll(async () => {
		await buildIfChanged();
		folder = mkdtempSync(join(tmpdir(), "lectern-cluster-"));
		port = await freePort();
	}, 240_000);
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
			) ?? 0,
		);

	const found = (isIt: (command: string) => boolean) =>
		Number(
			running().find((pid) =>
				isIt(readFileSync(`/proc/${pid}/cmdline`, "latin1")),
			) ?? 0,
		);
	const redisPid = () => found((command) => command.includes("redis-server"));
	// HAProxy's master is the older one of the two.
	const proxyPid = () => found((command) => command.includes("haproxy"));

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
		const lecturer = await signedIn(`http://localhost:${port}`);

		const list = async () =>
			(await lecturer.get("/api/quizzes")).json<QuizList>();
		const { quizzes } = await list();
		expect(quizzes.length).toBeGreaterThan(0);

		first.child.kill("SIGINT");
		expect(await first.exit).toBe(0);
		expect(running()).toEqual([]);

		const second = run(["--nodes", "1"]);
		await second.says("Ctrl-C stops them all");
		const again = await list();
		expect(again.quizzes).toEqual(quizzes);

		const taken = run([], { PORT: String(await freePort()) });
		expect(await taken.exit).toBe(1);
		expect(taken.output()).toMatch(/^Another cluster uses .*\n$/);

		second.child.kill("SIGINT");
		expect(await second.exit).toBe(0);
		expect(running()).toEqual([]);
	});

	it("[DP351] starts Redis, a node and the proxy again when they are killed, with everything that was saved", {
		timeout: 120_000,
	}, async () => {
		const cluster = run(["--nodes", "2"]);
		await cluster.says("Ctrl-C stops them all");
		const url = `http://localhost:${port}`;
		const room = await openSample(await signedIn(url));
		const students = Array.from(
			{ length: 10 },
			(_, place) => new Student(url, room.code, `S${place}`),
		);
		await waitFor("all to be in", () => room.pulse().joined === 10);
		do await room.press();
		while (room.view().phase !== "open");
		const answer = (some: readonly Student[]) =>
			Promise.all(some.map((student) => student.answer(1, 1, [0])));
		await answer(students.slice(0, 5));

		for (const [name, pid] of [
			["redis", redisPid],
			["node1", () => nodeNamed("node1")],
			["node2", () => nodeNamed("node2")],
			["proxy", proxyPid],
		] as const) {
			process.kill(pid(), "SIGKILL");
			await cluster.says(`${name} ended (SIGKILL). It is started again.`);
			await waitFor(`${name} to be back`, () => pid() > 0);
		}
		await answer(students);
		await waitFor("all to be counted", () => room.pulse().answered === 10);
		await room.move({ do: "close" });
		const { students: found } = await room.results();
		expect(found.flatMap(({ answers }) => answers)).toHaveLength(10);
		for (const student of students) student.leave();
		room.close();

		// What ends again and again is not started for ever.
		for (let time = 1; time < 5; time++) {
			await waitFor("node1 to run", () => nodeNamed("node1") > 0);
			process.kill(nodeNamed("node1"), "SIGKILL");
			await waitFor("its end to be told", () =>
				time === 4
					? cluster.output().includes("Stopping.")
					: cluster.output().split("node1 ended").length > time + 1,
			);
		}
		expect(await cluster.exit).toBe(1);
		expect(cluster.output()).toContain(
			"node1 ended (SIGKILL), 5 times within a minute.",
		);
		expect(running()).toEqual([]);
	});

	it("[DP1140] spreads rooms over three Redis masters; one that is killed in mid-lecture comes back, and no answer is lost", {
		timeout: 120_000,
	}, async () => {
		const words = ["--nodes", "2", "--redis-cluster"];
		const cluster = run(words);
		await cluster.says("2 nodes behind one proxy, 3 Redis masters");
		const url = `http://localhost:${port}`;
		const lecturer = await signedIn(url);
		const list = async <T>(path: string) =>
			(await lecturer.get(path)).json<T>();
		const class40 = spawn(
			...leash(process.execPath, [
				...["dist/server/rehearse.js", url, "--json", "--students", "40"],
				...["--joining", "1", "--questions", "2", "--seconds", "2"],
			]),
			{
				env: { ...process.env, LECTERN_KEY: lecturer.cookie ?? "" },
				stdio: ["ignore", "pipe", "inherit"],
			},
		);
		let told = "";
		class40.stdout.on("data", (text) => (told += String(text)));
		const over = new Promise((resolve) => class40.once("close", resolve));
		await waitFor("a question", async () => {
			const { rooms } = await list<RoomList>("/api/rooms");
			return rooms.some(({ phase }) => phase === "open");
		});
		process.kill(redisPid(), "SIGKILL");
		await cluster.says("ended (SIGKILL). It is started again.");
		expect([await over, JSON.parse(told)]).toEqual([
			0,
			expect.objectContaining({ joined: 40, found: 80, faults: [] }),
		]);
		const { quizzes } = await list<QuizList>("/api/quizzes");
		cluster.child.kill("SIGINT");
		expect(await cluster.exit).toBe(0);
		expect(running()).toEqual([]);

		// On other ports, with another password.
		const second = run(words);
		await second.says("Ctrl-C stops them all");
		expect(await list<QuizList>("/api/quizzes")).toMatchObject({ quizzes });
		second.child.kill("SIGINT");
		expect(await second.exit).toBe(0);
	});

	it("[DP620] lets its operator's commands find Redis, and nobody else", {
		timeout: 60_000,
	}, async () => {
		const cluster = run(["--nodes", "1"]);
		await cluster.says("Ctrl-C stops them all");
		const file = join(folder, "redis", "url");
		expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
		const REDIS_URL = readFileSync(file, "utf8").trim();
		const listed = spawnSync(
			process.execPath,
			["dist/server/operator.js", "instructors"],
			{ env: { ...process.env, REDIS_URL }, encoding: "utf8" },
		);
		expect([listed.status, listed.stdout]).toEqual([
			0,
			expect.stringMatching(/^\d+ in all$/m),
		]);
		cluster.child.kill("SIGINT");
		expect(await cluster.exit).toBe(0);
	});

	it("[DP352] keeps Redis to this user: a password that no list of processes shows, a folder that nobody else reads", {
		timeout: 60_000,
	}, async () => {
		const cluster = run(["--nodes", "1"]);
		await cluster.says("Ctrl-C stops them all");
		const data = join(folder, "redis");
		const conf = join(data, "redis.conf");
		const [, password = ""] =
			/^requirepass (\S{32})$/m.exec(readFileSync(conf, "utf8")) ?? [];
		expect(password).not.toBe("");
		const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
		expect(mode(data)).toBe("700");
		expect(mode(conf)).toBe("600");
		for (const name of readdirSync(data, { recursive: true }))
			expect(Number.parseInt(mode(join(data, String(name))), 8) & 0o077).toBe(
				0,
			);
		for (const pid of running())
			expect(readFileSync(`/proc/${pid}/cmdline`, "latin1")).not.toContain(
				password,
			);
		const url = /redis:\/\/\S+?@[\d.]+:\d+/.exec(
			readFileSync(`/proc/${nodeNamed("node1")}/environ`, "latin1"),
		)?.[0];
		const ask = async (password: string) => {
			const client = new Redis(Number(new URL(url ?? "").port), {
				password,
				retryStrategy: null,
				lazyConnect: true,
			});
			client.on("error", () => {});
			try {
				await client.connect();
				return await client.ping();
			} catch (error) {
				return String(error);
			} finally {
				client.disconnect();
			}
		};
		expect(await ask("")).not.toBe("PONG");
		expect(await ask(password)).toBe("PONG");
		cluster.child.kill("SIGINT");
		expect(await cluster.exit).toBe(0);
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
		["--nodes", "0.5", "1 to 8 nodes"],
		["--nodes", "9", "1 to 8 nodes"],
		["--nodes", "many", "1 to 8 nodes"],
		["--knots", "3", "'--knots'"],
	])("[DP23] says how it is called: %s %s", async (option, value, wrong) => {
		const { exit, output } = run([option, value]);
		expect(await exit).toBe(2);
		expect(output().split("\n")[0]).toContain(wrong);
		for (const known of ["--nodes", "--redis-cluster"])
			expect(output()).toMatch(new RegExp(`^  ${known} `, "m"));
	});

	it("[DP23] says how it is called when that is asked for", async () => {
		const { exit, output } = run(["--help"]);
		expect(await exit).toBe(0);
		expect(output()).toContain("npm run cluster -- [--nodes 3]");
	});
});
