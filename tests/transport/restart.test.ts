import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { quizFormat } from "../../shared/quiz.ts";
import type { Results } from "../../shared/rest.ts";
import type { Answer } from "../../shared/student-events.ts";
import type { StudentView } from "../../shared/views.ts";
import { openStream } from "../rig/events.ts";
import { connectInstructor } from "../rig/links.ts";
import { freePort } from "../rig/process.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";

describe("kill -9 in mid-question", () => {
	const folder = mkdtempSync(join(tmpdir(), "lectern-"));
	let server: ChildProcess | null = null;
	let said = "";
	afterAll(() => {
		server?.kill("SIGKILL");
		rmSync(folder, { recursive: true });
	});

	/** The real program, from its source. */
	const start = async (port: number) => {
		const child = spawn(
			process.execPath,
			["--import", "tsx", "server/main.ts"],
			{
				env: {
					...process.env,
					PAGES: "none",
					LOG_LEVEL: "warn",
					HOST: "127.0.0.1",
					PORT: String(port),
					DATA_DIR: folder,
				},
				stdio: ["ignore", "pipe", "pipe"],
			},
		);
		server = child;
		for (const stream of [child.stdout, child.stderr])
			stream.on("data", (text) => {
				said += text;
			});
		const url = `http://127.0.0.1:${port}`;
		await waitFor("the server to listen", async () => {
			if (child.exitCode !== null) throw new Error(said);
			return new Rest(url).get("/readyz").then(
				({ status }) => status === 200,
				() => false,
			);
		});
		return url;
	};
	const kill = async () => {
		const child = server;
		if (child === null) throw new Error("nothing runs");
		const gone = new Promise((resolve) => child.once("exit", resolve));
		child.kill("SIGKILL");
		await gone;
	};

	it("[TR52] leaves every saved answer, the open question and its deadline; phones come back by themselves", {
		timeout: 90_000,
	}, async () => {
		const port = await freePort();
		const url = await start(port);
		const rest = await signedIn(url);
		const room = await openRoom(
			rest,
			{
				v: quizFormat,
				title: "Restart",
				description: "",
				questions: [questionOf("q1", { seconds: 300 })],
			},
			{ answers: "final" },
		);
		const phones = ["Ada", "Bob", "Cyd", "Dan"].map(
			(name, index) =>
				new Student(url, room.code, name, {
					transports: index === 3 ? ["polling"] : ["websocket"],
				}),
		);
		const [ada, bob, cyd, dan] = phones;
		if (!ada || !bob || !cyd || !dan) throw new Error("a phone is missing");
		const allIn = () => phones.every((phone) => phone.welcomed);
		await waitFor("all to have their seats", allIn);
		await room.move({ do: "open", question: 0 });
		const answer = (value: number): Answer => ({
			round: 1,
			seq: 1,
			value: [value],
		});
		expect(await ada.try(answer(0))).toEqual({ saved: answer(0) });
		expect(await bob.try(answer(1))).toEqual({ saved: answer(1) });
		await waitFor("the question", () => ada.view?.phase === "open");
		const before = ada.view;
		const unknown = cyd.try(answer(2));
		await kill();
		await unknown;
		await waitFor("all to be gone", () =>
			phones.every(({ connected }) => !connected),
		);
		await start(port);
		await waitFor("all to be back", allIn);

		const deadlineOf = (view: StudentView | null) =>
			view?.phase === "open" ? view.deadline : undefined;
		for (const { view, hellos } of phones) {
			expect(hellos).toBe(2);
			expect(view).toMatchObject({
				phase: "open",
				epoch: before?.epoch,
				version: before?.version,
			});
			expect(deadlineOf(view)).toBe(deadlineOf(before));
		}
		expect(await ada.try(answer(2))).toEqual({ saved: answer(0) });
		expect(await cyd.try(answer(2))).toEqual({ saved: answer(2) });
		expect(await dan.try(answer(1))).toEqual({ saved: answer(1) });

		const page = await connectInstructor(rest);
		const watched = await page.ask("watch", { room: room.id });
		expect(watched).toMatchObject({ view: { phase: "open", round: 1 } });
		const screen = await openStream(url, room.screenToken);
		await screen.view("the open question", ({ phase }) => phase === "open");
		await waitFor(
			"all to be counted",
			() => page.heard("pulse").at(-1)?.answered === 4,
		);
		const at = "open:0:1";
		await page.ask("command", { room: room.id, command: { do: "close", at } });
		const { students } = (
			await rest.get(`/api/rooms/${room.id}/results`)
		).json<Results>();
		expect(
			Object.fromEntries(
				students.map(({ name, answers }) => [
					name,
					answers.map(({ value }) => value),
				]),
			),
		).toEqual({
			Ada: [[0]],
			Bob: [[1]],
			Cyd: [[2]],
			Dan: [[1]],
		});
		expect(said).not.toMatch(/"level":[56]0/);
		for (const phone of phones) phone.leave();
		for (const link of [page, room, screen]) link.close();
		await kill();
	});
});
