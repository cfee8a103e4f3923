import { randomBytes } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { course } from "../../server/course/course.ts";
import type { RoomState, RoomSummary, StoredQuiz } from "../../shared/rest.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { joinPhone } from "../rig/links.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { openRoom, twoQuestions } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";

let rig: Rig;
afterEach(() => rig.close());

const [question] = twoQuestions.questions;
if (question === undefined) throw new Error("no question");
/** A quiz of so many MB, about. */
const large = (megabytes: number) => ({
	...twoQuestions,
	questions: Array.from(
		{ length: Math.round(megabytes * 500) },
		(_, index) => ({
			...question,
			id: `q${index}`,
			explanation: "x".repeat(1900),
		}),
	).slice(0, 200),
});

describe("a store that fills", () => {
	it("[TR151] from four fifths on takes nothing new and says so, goes on with what runs, and is open again when there is room", async () => {
		const most = 8 * 2 ** 20;
		rig = await startRig({ environment: { MAX_STORE_BYTES: String(most) } });
		const rest = await signedIn(rig.url);
		const { id } = (await rest.get("/api/instructor")).json<{ id: string }>();
		const room = await openRoom(rest);
		const quiz = (
			await rest.post("/api/quizzes", twoQuestions)
		).json<StoredQuiz>();
		const fill = async () =>
			(await rest.get("/readyz")).json<{ storeFill: number }>().storeFill;
		expect(await fill()).toBeLessThan(0.3);
		await rig.stores.quizzes.addQuizzes(
			id,
			Array.from({ length: 18 }, (_, index) => ({
				id: `large-${index}`,
				quiz: large(0.4),
				sample: null,
			})),
		);
		await waitFor("it to notice", async () => (await fill()) >= 0.8);

		const path = `/api/quizzes/${quiz.id}`;
		const longer = { ...twoQuestions, description: "much longer than before" };
		const refused = [
			await new Rest(rig.url).post("/api/instructor", {}),
			await rest.post("/api/rooms", { quiz: quiz.id }),
			await rest.post("/api/quizzes", twoQuestions),
			await rest.put(path, quiz.version, longer),
		];
		for (const reply of refused) {
			expect(reply.status).toBe(507);
			expect(reply.json()).toMatchObject({
				error: "store-full",
				detail: expect.stringMatching(/Rooms that run go on/),
			});
		}
		const shorter = { ...twoQuestions, title: "." };
		expect((await rest.put(path, quiz.version, shorter)).status).toBe(200);
		expect((await rest.get("/readyz")).status).toBe(200);
		const metrics = (await rest.get("/metrics")).text;
		expect(
			Number(/^lectern_store_fill (\S+)$/m.exec(metrics)?.[1]),
		).toBeGreaterThan(0.8);
		expect(rig.logged.map(({ message }) => message)).toContainEqual(
			expect.stringContaining("full to four fifths"),
		);

		await room.move({ do: "open", question: 0 });
		const phone = await joinPhone(rig.url, room.code, "Ada");
		const answer = { round: 1, seq: 1, value: [0] };
		expect(await phone.ask("answer", answer)).toMatchObject({
			saved: { round: 1, value: [0] },
		});
		await room.move({ do: "end" });
		phone.close();
		room.page.close();

		for (let index = 0; index < 12; index++)
			await rest.delete(`/api/quizzes/large-${index}`);
		await waitFor("the room to be noticed", async () => (await fill()) < 0.8);
		expect((await rest.post("/api/rooms", { quiz: quiz.id })).status).toBe(201);
	});
});

describe("an instructor's quota", () => {
	/** What a library begins with, and four more. */
	const most = course.length + 4;

	it("[TR152] bounds rooms, running ones, quizzes and their size, in words, and gives way when something is deleted", async () => {
		rig = await startRig({
			environment: {
				RUNNING_ROOMS: "2",
				ROOMS: "3",
				QUIZZES: String(most),
				LIBRARY_MB: "1",
			},
		});
		const rest = await signedIn(rig.url);
		const made = await rest.post("/api/quizzes", twoQuestions);
		const quiz = made.json<StoredQuiz>().id;
		const open = () => rest.post("/api/rooms", { quiz });
		const over = async (call: () => ReturnType<typeof open>, words: RegExp) => {
			const reply = await call();
			expect(reply.status).toBe(403);
			expect(reply.json()).toMatchObject({
				error: "over-quota",
				detail: expect.stringMatching(words),
			});
		};
		const first = await openRoom(rest);
		const second = (await open()).json<RoomSummary>();
		await over(open, /2 rooms that have not ended/);
		await first.move({ do: "end" });
		first.page.close();
		const third = (await open()).json<RoomSummary>();
		const running = `/api/rooms/${second.id}`;
		const { at } = (await rest.get(`${running}/state`)).json<RoomState>().view;
		await rest.post(`${running}/commands`, { do: "end", at });
		await over(open, /You have 3 rooms, as many as this server allows/);
		await rest.delete(`/api/rooms/${third.id}`);
		expect((await open()).status).toBe(201);
		await rest.delete(`/api/rooms/${first.id}`);
		const other = await signedIn(rig.url);
		const theirs = await other.post("/api/quizzes", twoQuestions);
		const room = { quiz: theirs.json<StoredQuiz>().id };
		expect((await other.post("/api/rooms", room)).status).toBe(201);

		for (let index = 0; index < 2; index++)
			expect((await other.post("/api/quizzes", large(0.4))).status).toBe(201);
		await over(() => other.post("/api/quizzes", large(0.4)), /as large as/);
		const path = String(theirs.headers.location);
		await over(() => other.put(path, 1, large(0.4)), /as large as/);
		await over(
			async () => {
				for (;;) {
					const reply = await other.post("/api/quizzes", twoQuestions);
					if (reply.status !== 201) return reply;
				}
			},
			new RegExp(`You have ${most} quizzes, and this server allows ${most}`),
		);
		expect((await other.post("/api/course")).json()).toEqual({ restored: 0 });

		// What a room began with counts too, its quiz deleted or not.
		const host = await signedIn(rig.url);
		const asked = (
			await host.post("/api/quizzes", large(0.4))
		).json<StoredQuiz>();
		const begun = await host.post("/api/rooms", { quiz: asked.id });
		expect(begun.status).toBe(201);
		await over(() => host.post("/api/quizzes", large(0.4)), /as large as/);
	});

	it("[TR153] bounds what begins in a minute, for each instructor", async () => {
		rig = await startRig({
			environment: { ROOMS_PER_MINUTE: "3", QUIZZES_PER_MINUTE: "5" },
		});
		const rest = await signedIn(rig.url);
		const ids: string[] = [];
		for (let index = 0; index < 5; index++) {
			const made = await rest.post("/api/quizzes", twoQuestions);
			ids.push(made.json<StoredQuiz>().id);
		}
		const open = () => rest.post("/api/rooms", { quiz: ids[0] });
		for (let index = 0; index < 3; index++)
			expect((await open()).status).toBe(201);
		for (const reply of [
			await rest.post("/api/quizzes", twoQuestions),
			await open(),
		]) {
			expect(reply.status).toBe(429);
			expect(Number(reply.headers["retry-after"])).toBeGreaterThan(30);
		}
		const other = await signedIn(rig.url);
		expect((await other.post("/api/quizzes", twoQuestions)).status).toBe(201);
	});

	it("[TR154] so many become instructors in an hour, a fifth of them from one address, and the others from elsewhere", async () => {
		rig = await startRig({
			environment: { SIGN_UPS_PER_HOUR: "10", TRUST_PROXY: "1" },
		});
		const from = async (address: string) =>
			(
				await new Rest(rig.url).request("POST", "/api/instructor", {
					body: {},
					headers: { "x-forwarded-for": address },
				})
			).status;
		const tried: number[] = [];
		for (const source of [1, 1, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9])
			tried.push(await from(`10.0.0.${source}`));
		expect(tried).toEqual([
			201, 201, 429, 201, 201, 429, 201, 201, 201, 201, 201, 201, 429,
		]);
	});
});

describe("the bin", () => {
	it("[TR620] keeps of one instructor's deleted rooms no more than a library may hold, and looks at no others for one of them", async () => {
		rig = await startRig({ environment: { LIBRARY_MB: "1" } });
		const rest = await signedIn(rig.url);
		let deleted = 0;
		for (; deleted < 8; deleted++) {
			// Words that do not pack.
			const questions = large(0.3).questions.map((one) => ({
				...one,
				explanation: randomBytes(1400).toString("base64"),
			}));
			const quiz = await rest.post("/api/quizzes", {
				...large(0.3),
				questions,
			});
			expect(quiz.status).toBe(201);
			const { id, version } = quiz.json<StoredQuiz>();
			const opened = await rest.post("/api/rooms", { quiz: id });
			const room = opened.json<RoomSummary>().id;
			expect((await rest.delete(`/api/rooms/${room}`)).status).toBe(204);
			expect((await rest.get(`/api/rooms/${room}`)).status).toBe(404);
			await rest.request("DELETE", `/api/quizzes/${id}`, {
				headers: { "if-match": `"${version}"` },
			});
		}
		const kept = (await rig.stores.bin.items()).length;
		expect(kept).toBeGreaterThan(0);
		expect(kept).toBeLessThan(deleted);

		// A look at all of it, at everybody's command, would be dear.
		rig.stores.bin.items = async () => {
			throw new Error("all were looked at");
		};
		const erased = await rest.delete("/api/rooms/somebody/students/anybody");
		expect(erased.status).toBe(404);
	});
});
