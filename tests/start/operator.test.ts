import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RoomSummary, StoredQuiz } from "../../shared/rest.ts";
import { joinPhone } from "../rig/links.ts";
import { type ServerProcess, startServer } from "../rig/process.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { twoQuestions } from "../rig/room.ts";

interface Outcome {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

function operator(
	environment: Record<string, string>,
	...words: string[]
): Promise<Outcome> {
	return new Promise((resolve) => {
		execFile(
			process.execPath,
			["dist/server/operator.js", ...words],
			{ env: { ...process.env, ...environment } },
			(error, out, err) =>
				resolve({
					code: error === null ? 0 : Number(error.code),
					out,
					err,
				}),
		);
	});
}

async function idOf(rest: Rest): Promise<string> {
	return (await rest.get("/api/instructor")).json<{ id: string }>().id;
}

let redis: RedisServer;
let folder: string;
beforeAll(async () => {
	redis = await startRedis();
	folder = mkdtempSync(join(tmpdir(), "lectern-"));
});
afterAll(async () => {
	await redis?.remove();
	rmSync(folder, { recursive: true, force: true });
});

describe.each(["SQLite", "Redis"])("the operator's command on %s", (store) => {
	let server: ServerProcess;
	let environment: Record<string, string>;
	let anna: Rest;
	let bert: Rest;
	let room: RoomSummary;
	beforeAll(async () => {
		const of = store === "Redis" ? { REDIS_URL: redis.url } : {};
		server = await startServer(of);
		environment = { ...of, DATA_DIR: server.dataDir };
		anna = await signedIn(server.url);
		bert = await signedIn(server.url);
		const quiz = await anna.post("/api/quizzes", twoQuestions);
		const opened = await anna.post("/api/rooms", {
			quiz: quiz.json<StoredQuiz>().id,
		});
		room = opened.json<RoomSummary>();
	});
	afterAll(() => server.remove());

	it("[CF150] lists instructors with what they hold, beside a running server", async () => {
		const phone = await joinPhone(server.url, room.code, "Ada");
		const { code, out, err } = await operator(environment, "instructors");
		expect([code, err]).toEqual([0, ""]);
		const lines = out.trimEnd().split("\n");
		expect(lines[0]).toMatch(/^ID +CREATED +QUIZZES +ROOMS +STUDENTS +BYTES/);
		expect(lines[1]?.split(/ +/)).toMatchObject([
			(await idOf(anna)).slice(0, 10),
			new Date().toISOString().slice(0, 10),
			"13",
			"1",
			"1",
			expect.stringMatching(/^\d{5,}$/),
			new Date().toISOString().slice(0, 10),
		]);
		expect(lines[2]?.split(/ +/)).toMatchObject([
			(await idOf(bert)).slice(0, 10),
			expect.anything(),
			"12",
			"0",
			"0",
			expect.anything(),
			expect.anything(),
		]);
		expect(lines[3]).toBe("2 in all");
		phone.close();
	});

	it("[CF300] lets an instructor back in who has lost every way, by a link that works once", async () => {
		const id = await idOf(anna);
		const made = await operator(environment, "hand-over", id.slice(0, 10));
		expect([made.code, made.err]).toEqual([0, ""]);
		const [, link = ""] = /\/teach\/#\/take-over\/([\w-]{22})\n/.exec(
			made.out,
		) ?? ["", ""];
		const lost = new Rest(server.url);
		const taken = await lost.post("/api/instructor/take-over", { link });
		expect(taken.status).toBe(200);
		expect(await idOf(lost)).toBe(id);
		const again = new Rest(server.url);
		expect(
			(await again.post("/api/instructor/take-over", { link })).status,
		).toBe(404);
		const nobody = await operator(environment, "hand-over", "nobody");
		expect([nobody.code, nobody.out]).toEqual([1, ""]);
		expect(nobody.err).toContain("Nobody's id begins with nobody");
	});

	it("[CF620] takes no empty id and no single letter for somebody, and its link has the path that people use", async () => {
		for (const words of [
			["delete-instructor", "", "--yes"],
			["hand-over", ""],
			["bin", "restore", ""],
			["bin", "delete", "", "--yes"],
		]) {
			const { code, err } = await operator(environment, ...words);
			expect(code, words.join(" ")).toBe(2);
			expect(err).toContain("at least 4 letters");
		}
		const under = { PUBLIC_URL: "https://uni.example/lectern/" };
		const made = await operator(
			{ ...environment, ...under },
			"hand-over",
			await idOf(anna),
		);
		expect(made.out).toContain(
			"https://uni.example/lectern/teach/#/take-over/",
		);
	});

	it("[CF151] deletes an instructor with quizzes and rooms only when it is told so twice, and nobody else", async () => {
		const id = await idOf(anna);
		const asked = await operator(environment, "delete-instructor", id);
		expect(asked.code).toBe(2);
		expect(asked.err).toContain("13 quizzes and 1 rooms");
		expect((await anna.get(`/api/rooms/${room.id}`)).status).toBe(200);

		const prefix = id.slice(0, 10);
		const done = await operator(
			environment,
			"delete-instructor",
			prefix,
			"--yes",
		);
		expect([done.code, done.err]).toEqual([0, ""]);
		expect(done.out).toBe(`${id} is deleted, with 13 quizzes and 1 rooms.\n`);
		expect((await anna.get("/api/quizzes")).status).toBe(401);
		await expect(
			joinPhone(server.url, room.code, "Zoe").then((phone) => phone.close()),
		).rejects.toThrow();
		expect((await bert.get("/api/quizzes")).status).toBe(200);
		const again = await operator(
			environment,
			"delete-instructor",
			prefix,
			"--yes",
		);
		expect(again.code).toBe(1);
		expect(again.err).toContain("Nobody's id begins with");
	});

	it("[CF152] tells how it is called, and ends with 2 when it is called wrongly", async () => {
		for (const words of [
			[],
			["dance"],
			["instructors", "more"],
			["delete-instructor"],
			["delete-instructor", "a", "b", "--yes"],
			["delete-instructor", "a", "--force"],
		]) {
			const { code, out, err } = await operator(environment, ...words);
			expect([code, out], words.join(" ")).toEqual([2, ""]);
			expect(err).toContain("npm run operator -- ");
		}
		const help = await operator(environment, "--help");
		expect([help.code, help.err]).toEqual([0, ""]);
		expect(help.out).toContain("delete-instructor ID --yes");
	});
});

describe("the operator's command without a store", () => {
	it("[CF153] says that there is none, and makes none", async () => {
		const sqlite = await operator({ DATA_DIR: folder }, "instructors");
		expect(sqlite.code).toBe(1);
		expect(sqlite.err).toContain(`There is no database in ${folder}`);
		expect(readdirSync(folder)).toEqual([]);
		const redis = { REDIS_URL: "redis://127.0.0.1:1" };
		const away = await operator(redis, "instructors");
		expect(away.code).toBe(1);
		expect(away.err).toContain("Redis: not connected");
	});
});
