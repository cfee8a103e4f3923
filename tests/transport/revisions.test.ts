import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Change } from "../../shared/change.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type { Results, RoomSheet, RoomState } from "../../shared/rest.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { connectInstructor } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom, questionOf } from "../rig/room.ts";

describe("changing the questions of a room by REST", () => {
	let rig: Rig;
	let rest: Rest;
	let room: OpenRoom;
	beforeAll(async () => {
		rig = await startRig();
		rest = await signedIn(rig.url);
		room = await openRoom(rest);
	});
	afterAll(async () => {
		room?.close();
		await rig?.close();
	});

	const send = (change: Change | object, who = rest) =>
		who.post(`/api/rooms/${room.id}/sheet`, change);
	const read = async <T>(part: string) =>
		(await rest.get(`/api/rooms/${room.id}/${part}`)).json<T>();
	const why = async (change: object) => (await send(change)).json<object>();

	it("[TR1370] mends, adds, moves, skips and asks; the sheet is of the revision that the state tells", async () => {
		const q1 = questionOf("q1", { text: "**Mended**" });
		const changes: readonly Change[] = [
			{ do: "mend", revision: 0, question: 0, to: q1 },
			{ do: "add", revision: 1, at: 0, question: questionOf("q3") },
			{ do: "move", revision: 2, question: 0, to: 2 },
			{ do: "skip", revision: 3, question: 1, on: true },
			{ do: "ask", at: "lobby", question: questionOf("q4") },
		];
		for (const change of changes) {
			const reply = await send(change);
			expect(reply.status, reply.text).toBe(200);
		}
		const { view } = await read<RoomState>("state");
		expect(view).toMatchObject({ revision: 5, phase: "open", question: 0 });
		expect(await read<RoomSheet>("sheet")).toMatchObject({
			questions: [
				{ id: "q4" },
				{
					id: "q1",
					texts: { "**Mended**": expect.stringContaining("strong") },
				},
				{ id: "q2", skipped: true },
				{ id: "q3" },
			],
		});
	});

	it("[TR1371] results and the table tell in which words a round was asked, where those are others by now", async () => {
		await room.move({ do: "close" });
		await room.move({ do: "open", question: 1 });
		await room.move({ do: "close" });
		const mended = questionOf("q1", { text: "Mended again" });
		const { status } = await send({
			do: "mend",
			revision: 5,
			question: 1,
			to: mended,
		});
		expect(status).toBe(200);
		const { questions } = await read<Results>("results");
		expect(questions[1]).toMatchObject({
			text: "Mended again",
			rounds: [{ revision: 5, asked: { text: "**Mended**" } }],
		});
		expect(questions[0]?.rounds[0]).not.toHaveProperty("asked");
		const table = await rest.get(`/api/rooms/${room.id}/results.csv`);
		expect(table.text).toContain("Q2 revision 5");
		expect(table.text).not.toContain("Q1 revision");
	});

	it("[TR1541] a page of protocol 2 is let go when the questions are others, and has them when it comes back", async () => {
		const anna = await signedIn(rig.url);
		const own = await openRoom(anna);
		const older = await connectInstructor(anna, { auth: { v: 2 } });
		const watch = async () => {
			const watched = await older.ask("watch", { room: own.id });
			if (isRefusal(watched)) throw new Error(watched.message);
			return watched.sheet.map(({ text }) => text);
		};
		await watch();
		await own.move({ do: "lock", on: true });
		await older.wait("view", ({ locked }) => locked);
		const change = (text: string, revision: number) =>
			anna.post(`/api/rooms/${own.id}/sheet`, {
				do: "mend",
				revision,
				question: 1,
				to: questionOf("q2", { text }),
			});
		for (const [revision, text] of ["Mended", "And again"].entries()) {
			expect((await change(text, revision)).status).toBe(200);
			await older.gone();
			await older.open();
			expect(await watch()).toContain(text);
		}
		// Other changes leave it alone.
		await own.move({ do: "lock", on: false });
		await older.wait("view", (view) => !view.locked && view.revision === 2);
		expect(older.socket.connected).toBe(true);
		older.close();
		own.close();
	});

	it("[TR1372] refuses what is no change, what cannot be asked, what was changed meanwhile, and who is not the room's", async () => {
		const skip = { do: "skip", revision: 6, question: 2, on: false };
		expect(await why({ ...skip, revision: 0 })).toMatchObject({
			error: "stale",
			status: 409,
		});
		for (const wrong of [
			{},
			{ ...skip, more: 1 },
			{ ...skip, question: -1 },
			{ ...skip, revision: "6" },
			{ do: "add", revision: 6, at: 2, question: { id: "x" } },
		])
			expect(await why(wrong)).toMatchObject({ error: "bad-input" });
		const empty = questionOf("q9", { text: "", key: { correct: [] } });
		expect(
			await why({ do: "add", revision: 6, at: 4, question: empty }),
		).toMatchObject({
			error: "not-ready",
			faults: [{ path: "text" }, { path: "key.correct" }],
		});
		expect(
			await why({
				do: "mend",
				revision: 6,
				question: 1,
				to: questionOf("q1", { points: 5 }),
			}),
		).toMatchObject({ error: "wrong-phase", why: "asked-already" });
		const huge = questionOf("q9", { text: "x".repeat(300_000) });
		const large = await send({ do: "add", revision: 6, at: 4, question: huge });
		expect(large.status).toBe(413);
		const stranger = await signedIn(rig.url);
		expect((await send(skip, stranger)).status).toBe(404);
		expect((await read<RoomState>("state")).view.revision).toBe(6);
		const lots = await Promise.all(
			Array.from({ length: 80 }, () => send({ ...skip, revision: 0 })),
		);
		expect(lots.some(({ status }) => status === 429)).toBe(true);
	});
});
