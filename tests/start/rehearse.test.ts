import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WrongUse } from "../../server/cli/command.ts";
import { compare } from "../../server/cli/rehearse/comparison.ts";
import { readKey } from "../../server/cli/rehearse/key.ts";
import { readOptions } from "../../server/cli/rehearse/options.ts";
import { findTarget } from "../../server/cli/rehearse/target.ts";
import type { HandOver, MadeWords, SessionList } from "../../shared/account.ts";
import type { QuizList, Results, RoomList } from "../../shared/rest.ts";
import { leash } from "../rig/leash.ts";
import { startNginx } from "../rig/nginx.ts";
import { freePort, type ServerProcess, startServer } from "../rig/process.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { waitFor } from "../rig/wait.ts";

/** The command as it is in the image, with this key in its environment. */
function rehearse(key: string, ...words: string[]) {
	const child = spawn(
		...leash(process.execPath, ["dist/server/rehearse.js", ...words]),
		{
			env: { ...process.env, LECTERN_KEY: key },
			stdio: ["ignore", "pipe", "pipe"],
		},
	);
	const said = { out: "", err: "" };
	child.stdout.on("data", (text) => (said.out += String(text)));
	child.stderr.on("data", (text) => (said.err += String(text)));
	const done = new Promise<{ code: number | null; out: string; err: string }>(
		(resolve) => child.once("close", (code) => resolve({ code, ...said })),
	);
	return { child, said, done };
}

const quick = ["--joining", "1", "--seconds", "1"];
const small = [...quick, "--students", "60", "--questions", "2"];
const tiny = [...quick, "--students", "12", "--questions", "1"];

/** What a rehearsal must leave as it was. */
async function tracesOf(rest: Rest): Promise<unknown> {
	const of = async <T>(path: string) => (await rest.get(path)).json<T>();
	const { quizzes } = await of<QuizList>("/api/quizzes");
	const { rooms } = await of<RoomList>("/api/rooms");
	const { sessions } = await of<SessionList>("/api/instructor/sessions");
	return { quizzes, rooms, sessions: sessions.map(({ id }) => id) };
}

describe("lectern rehearse, on one machine", () => {
	let server: ServerProcess;
	let anna: Rest;
	let key: string;
	let before: unknown;
	beforeAll(async () => {
		server = await startServer();
		anna = await signedIn(server.url);
		key = anna.cookie ?? "";
		before = await tracesOf(anna);
	});
	afterAll(async () => {
		await server?.remove();
	});

	it("[CF1140] plays a class, tells in plain words that every answer is in the results, and leaves nothing behind", {
		timeout: 60_000,
	}, async () => {
		const { code, out, err } = await rehearse(key, server.url, ...small).done;
		expect([code, err]).toEqual([0, expect.stringContaining("60 of 60")]);
		const times = " +p50 .+ p95 .+ p99 .+\n";
		expect(out).toMatch(new RegExp(`^60 of 60 joined${times}`));
		expect(out).toMatch(new RegExp(`120 of 120 answers saved${times}`));
		expect(out).toContain(
			"All 120 that were called saved are in the results, as they were given.\n",
		);
		expect(out).toMatch(/\nWhat would limit you:\n {2}\S/);
		expect(out).toMatch(/\nEvery answer counts\.\n$/);
		expect(await tracesOf(anna)).toEqual(before);
	});

	describe("a target that is none of one's own", () => {
		const asked: string[] = [];
		const other = createServer((request, reply) => {
			asked.push(`${request.method} ${request.url}`);
			reply.setHeader("content-type", "application/json");
			reply.end('{"openapi":"3.1.0","info":{"title":"Pets","version":"3"}}');
		});
		let url: string;
		beforeAll(async () => {
			await new Promise<void>((go) => other.listen(0, "127.0.0.1", go));
			url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
		});
		afterAll(() => void other.close());

		it("[CF1141] refuses what is no Lectern, after one look and without a word of the key", async () => {
			const { code, out, err } = await rehearse(key, url, ...tiny).done;
			expect([code, out]).toEqual([2, ""]);
			expect(err).toContain("is no Lectern");
			expect(asked).toEqual(["GET /api/openapi.json"]);
		});

		it("[CF1141] says why there is no answer", async () => {
			const port = await freePort();
			const { code, err } = await rehearse(key, `http://127.0.0.1:${port}`)
				.done;
			expect([code, err]).toEqual([2, expect.stringContaining("ECONNREFUSED")]);
		});

		it.each([
			["", "An instructor's key is needed"],
			[`a.b.${"A".repeat(22)}`, "That key opens nothing there"],
			["http://x/teach/#/take-over/AAAAAAAAAAAAAAAAAAAAAA", "link"],
			["these are no words of any instructor here today", ""],
		])("[CF1141] refuses who has no instructor's key: %s", async (no, why) => {
			const { code, out, err } = await rehearse(no, server.url, ...tiny).done;
			expect([code, out]).toEqual([2, ""]);
			expect(err).toContain(why);
			expect(await tracesOf(anna)).toEqual(before);
		});

		it("[CF1141] says how it is called", async () => {
			const given = [url, "--key", "on-the-command-line"];
			const { code, out, err } = await rehearse(key, ...given).done;
			expect([code, out]).toEqual([2, ""]);
			expect(err).toContain("lectern rehearse URL [--students 500]");
			expect(err).not.toMatch(/^\s+at /m);
		});

		it.each([
			[],
			["http://127.0.0.1:1", "http://127.0.0.1:2"],
			["http://127.0.0.1:1", "--students", "0"],
			["http://127.0.0.1:1", "--students", "many"],
			["http://127.0.0.1:1", "--seconds", "301"],
			["http://127.0.0.1:1", "--fast"],
		])("[CF1141] takes no wrong call: %s %s %s", (...words) => {
			expect(() => readOptions(words)).toThrow(WrongUse);
		});

		it.each(["quiz.example.edu", "ftp://quiz.example.edu"])(
			"[CF1141] takes no wrong address: %s",
			async (typed) => {
				await expect(findTarget(typed)).rejects.toThrow(WrongUse);
			},
		);

		it("[CF1141] says that there is no such file", () => {
			expect(() => readKey("/nowhere/at/all", {})).toThrow("Cannot read");
		});
	});

	it("[CF1142] takes a link of another device when that one agrees, and its own session ends with it", {
		timeout: 60_000,
	}, async () => {
		const { id, path } = (
			await anna.post("/api/instructor/hand-over")
		).json<HandOver>();
		const run = rehearse(server.url + path, server.url, ...tiny);
		await waitFor("the number", () => run.said.err.includes("the number"));
		const state = (await anna.get(`/api/instructor/hand-over/${id}`)).json<{
			number: string;
		}>();
		expect(run.said.err).toContain(`It shows the number ${state.number}.`);
		await anna.post(`/api/instructor/hand-over/${id}/confirm`);
		const { code } = await run.done;
		expect(code).toBe(0);
		expect(await tracesOf(anna)).toEqual(before);
	});

	it("[CF1142] [CF1140] takes recovery words, also from a file, and tells it all as JSON", {
		timeout: 60_000,
	}, async () => {
		const { words } = (
			await anna.post("/api/instructor/words")
		).json<MadeWords>();
		const folder = mkdtempSync(join(tmpdir(), "lectern-"));
		const file = join(folder, "key");
		writeFileSync(file, `${words.join(" ")}\n`);
		const given = [server.url, ...tiny, "--key-file", file, "--json"];
		const { code, out } = await rehearse("", ...given).done;
		rmSync(folder, { recursive: true });
		expect([code, JSON.parse(out)]).toEqual([
			0,
			expect.objectContaining({
				...{ joined: 12, wanted: 12, saved: 12, found: 12, faults: [] },
				joining: expect.objectContaining({ of: 12 }),
				transport: "websocket",
			}),
		]);
		expect(await tracesOf(anna)).toEqual(before);
	});

	it("[CF1146] says that only long polling gets through", {
		timeout: 60_000,
	}, async () => {
		// nginx as it comes, without the lines for `Upgrade`.
		const nginx = await startNginx(
			await freePort(),
			`location / { proxy_pass ${server.url}; proxy_set_header Host $http_host; }`,
		);
		try {
			const { code, out } = await rehearse(key, nginx.url, ...tiny).done;
			expect(code).toBe(0);
			expect(out).toContain("Only long polling gets through");
		} finally {
			await nginx.remove();
		}
	});

	it("[CF1147] deletes its room when it is stopped", {
		timeout: 60_000,
	}, async () => {
		const run = rehearse(key, server.url, ...small);
		await waitFor("its room", async () => {
			const { rooms } = (await anna.get("/api/rooms")).json<RoomList>();
			return rooms.some(({ joined }) => joined > 5);
		});
		run.child.kill("SIGINT");
		expect((await run.done).code).toBe(130);
		expect(await tracesOf(anna)).toEqual(before);
	});
});

describe("lectern rehearse, where there are limits", () => {
	let server: ServerProcess;
	const start = async (environment: Record<string, string>) => {
		server = await startServer(environment);
		return (await signedIn(server.url)).cookie ?? "";
	};

	it("[CF1143] lets in the newcomers who have to wait, as their instructor would, and says so", {
		timeout: 60_000,
	}, async () => {
		const key = await start({ JOIN_RUSH: "20" });
		try {
			const { code, out } = await rehearse(key, server.url, ...small).done;
			expect(code).toBe(0);
			expect(out).toMatch(/^60 of 60 joined/);
			expect(out).toMatch(/The line: \d+ newcomers had to wait/);
		} finally {
			await server.remove();
		}
	});

	it("[CF1144] ends with 1 when somebody was not in, and says by what", {
		timeout: 60_000,
	}, async () => {
		const key = await start({ ROOM_SEATS: "7" });
		try {
			const { code, out } = await rehearse(key, server.url, ...tiny).done;
			expect(code).toBe(1);
			expect(out).toMatch(/^7 of 12 joined/);
			expect(out).toContain("7 of 12 answers saved");
			expect(out).toContain("5 students found the room full (ROOM_SEATS)");
			expect(out).toContain("This rehearsal failed");
		} finally {
			await server.remove();
		}
	});
});

describe("what students were told, against the results", () => {
	const row = (name: string, ...answers: [round: number, value: number][]) => ({
		name,
		answers: answers.map(([round, value]) => ({ round, value: [value] })),
	});
	const results = (counted: number, ...students: ReturnType<typeof row>[]) =>
		({
			students,
			questions: [{ rounds: [{ answered: counted }] }],
		}) as unknown as Results;
	const told = (name: string, ...saved: [round: number, value: number][]) => ({
		name,
		saved: new Map(saved.map(([round, value]) => [round, [value]])),
	});

	it("[CF1145] every saved answer is found", () => {
		const both = [told("Ada", [1, 0], [2, 3]), told("Ben", [1, 1])];
		const found = compare(
			results(3, row("Ada", [1, 0], [2, 3]), row("Ben", [1, 1])),
			both,
		);
		expect(found).toEqual({ found: 3, faults: [] });
	});

	it.each([
		["not in the results", results(0, row("Ada"))],
		["not in the results", results(0)],
		["another answer", results(1, row("Ada", [1, 2]))],
		["twice", results(2, row("Ada", [1, 0], [1, 0]))],
		["never called saved", results(2, row("Ada", [1, 0], [2, 0]))],
		["count 2 answers", results(2, row("Ada", [1, 0]))],
	])("[CF1145] and every other one is told: %s", (words, found) => {
		const { faults } = compare(found, [told("Ada", [1, 0])]);
		expect(faults).toEqual([expect.stringContaining(words)]);
	});
});
