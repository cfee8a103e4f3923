import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Results, RoomSummary, StoredQuiz } from "../../shared/rest.ts";
import { type ServerProcess, startServer } from "../rig/process.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { twoQuestions } from "../rig/room.ts";

let redis: RedisServer;
beforeAll(async () => {
	redis = await startRedis();
});
afterAll(() => redis?.remove());

describe.each(["SQLite", "Redis"])("the operator's bin on %s", (store) => {
	let server: ServerProcess;
	let environment: Record<string, string>;
	let rest: Rest;
	beforeAll(async () => {
		const of = store === "Redis" ? { REDIS_URL: redis.url } : {};
		server = await startServer(of);
		environment = { ...of, DATA_DIR: server.dataDir };
		rest = await signedIn(server.url);
	});
	afterAll(() => server?.remove());

	const bin = async (...words: string[]) => {
		const command = ["dist/server/operator.js", "bin", ...words];
		const env = { ...process.env, ...environment };
		return promisify(execFile)(process.execPath, command, { env }).then(
			({ stdout }) => stdout,
			(error: { code: number; stderr: string }) =>
				`${error.code} ${error.stderr}`,
		);
	};

	it("[CF200] lists rooms that were deleted, brings them back beside the running server, and deletes them for good", async () => {
		const quiz = await rest.post("/api/quizzes", twoQuestions);
		const opened = await rest.post("/api/rooms", {
			quiz: quiz.json<StoredQuiz>().id,
		});
		const { id, title } = opened.json<RoomSummary>();
		const path = `/api/rooms/${id}`;
		const results = () => rest.get(`${path}/results`);
		const before = (await results()).json<Results>();
		expect((await rest.delete(path)).status).toBe(204);
		expect((await results()).status).toBe(404);

		const listed = await bin();
		expect(listed).toContain(id);
		expect(listed).toContain(title);
		expect(await bin("restore", id.slice(0, 6))).toContain("is back");
		expect((await results()).json<Results>()).toEqual(before);
		expect(await bin()).toContain("0 in all");

		await rest.delete(path);
		expect(await bin("delete", id)).toMatch(/^2 .*--yes/s);
		expect(await bin("delete", id, "--yes")).toContain("for good");
		expect(await bin("restore", id)).toMatch(/^1 No room in the bin/);
		expect(await bin("empty")).toMatch(/^2 /);
		expect(await bin("empty", "--yes")).toContain("0 rooms");
		expect(await bin("burn", "x")).toMatch(/^[12] /);
	});

	it("[CF621] what an instructor wrote moves no cursor and makes no line of its own in the operator's list", async () => {
		const title = "\u001b]0;x\u0007\u001b[2J\nA line\u202e";
		const quiz = await rest.post("/api/quizzes", { ...twoQuestions, title });
		const opened = await rest.post("/api/rooms", {
			quiz: quiz.json<StoredQuiz>().id,
		});
		const { id } = opened.json<RoomSummary>();
		await rest.delete(`/api/rooms/${id}`);
		const told = `${await bin()}${await bin("delete", id)}${await bin("delete", id, "--yes")}`;
		expect(told).toContain("A line");
		expect(told.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
		expect(told).not.toMatch(/^A line/m);
	});
});
