import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quizFormat } from "../../shared/quiz.ts";
import type { Results } from "../../shared/rest.ts";
import type { Answer } from "../../shared/student-events.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { connectPhone, joinPhone } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom, questionOf } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";

const first: Answer = { round: 1, seq: 1, value: [0] };

describe("a student's socket", () => {
	let rig: Rig;
	let rest: Rest;
	beforeAll(async () => {
		rig = await startRig({ config: { roomSeats: 3 } });
		rest = await signedIn(rig.url);
	});
	afterAll(() => rig.close());

	const results = async (room: OpenRoom) =>
		(await rest.get(`/api/rooms/${room.id}/results`)).json<Results>();

	it("[TR23] says hello, takes a seat, and is that student from then on", async () => {
		const room = await openRoom(rest);
		const phone = await connectPhone(rig.url, room.code.toLowerCase());
		const before = await phone.ask("hello", {});
		expect(before).toMatchObject({
			view: { state: "open", roomId: room.id, code: room.code },
			me: null,
		});
		const joined = await phone.ask("join", { name: "  Ada   Lovelace " });
		expect(joined).toMatchObject({
			me: { name: "Ada Lovelace", answer: null },
		});
		const renamed = await phone.ask("join", { name: "Somebody else" });
		expect(renamed).toMatchObject({ me: { name: "Ada Lovelace" } });
		const { token } = phone;
		const second = await joinPhone(rig.url, room.code, "Third", { token });
		expect(second.welcome.me?.name).toBe("Ada Lovelace");
		expect((await results(room)).students).toHaveLength(1);
		second.close();
		room.page.close();
	});

	it("[TR24] sees a question at once and gets the store's word for an answer", async () => {
		const room = await openRoom(rest);
		const phone = await joinPhone(rig.url, room.code, "Ada");
		await room.move({ do: "open", question: 0 });
		const view = await phone.wait("view", ({ phase }) => phase === "open");
		expect(view).toMatchObject({
			phase: "open",
			asked: {
				round: 1,
				index: 0,
				kind: "single",
				text: "What of q1?",
				ask: { options: ["q1 first", "q1 second", "q1 third"] },
			},
			deadline: null,
		});
		const saved = await phone.ask("answer", first);
		expect(saved).toEqual({ saved: first });
		for (let times = 0; times < 3; times++)
			expect(await phone.ask("answer", first)).toEqual(saved);
		const { token } = phone;
		const again = await joinPhone(rig.url, room.code, "", { token });
		expect(again.welcome.me?.answer).toEqual(first);
		expect(await again.ask("answer", first)).toEqual(saved);
		const [student] = (await results(room)).students;
		expect(student?.answers).toHaveLength(1);
		again.close();
		room.page.close();
	});

	it("[TR59] takes no answer to what the store showed before it was restored", async () => {
		const room = await openRoom(rest);
		const phone = await joinPhone(rig.url, room.code, "Ada");
		await room.move({ do: "open", question: 0 });
		const { epoch } = await phone.wait("view", ({ phase }) => phase === "open");
		const reply = await phone.send("answer", { ...first, epoch: "another" });
		expect(reply).toMatchObject({ error: "busy", saved: null });
		expect(reply).toHaveProperty("retryAfterMs");
		expect((await results(room)).students[0]?.answers).toEqual([]);
		expect(await phone.ask("answer", { ...first, epoch })).toEqual({
			saved: first,
		});
		room.page.close();
	});

	it("[TR25] lets an answer stand, or be changed, as the room is set", async () => {
		for (const answers of ["final", "changeable"] as const) {
			const room = await openRoom(rest, undefined, { answers });
			const phone = await joinPhone(rig.url, room.code, "Ada");
			await room.move({ do: "open", question: 0 });
			const changed: Answer = { round: 1, seq: 3, value: [2] };
			const outdone: Answer = { round: 1, seq: 2, value: [1] };
			const stands = answers === "final" ? first : changed;
			await phone.ask("answer", first);
			for (const next of [changed, outdone, first, changed])
				expect(await phone.ask("answer", next)).toEqual({ saved: stands });
			await room.move({ do: "close" });
			const me = await phone.wait("me");
			expect(me.answer).toEqual(stands);
			phone.close();
			room.page.close();
		}
	});

	it("[TR26] comes late and finds the running question", async () => {
		const room = await openRoom(rest);
		await room.move({ do: "open", question: 1 });
		const phone = await joinPhone(rig.url, room.code, "Late");
		expect(phone.welcome).toMatchObject({
			view: { phase: "open", asked: { round: 1, index: 1 } },
			me: { answer: null },
		});
		expect(await phone.ask("answer", first)).toEqual({ saved: first });
		phone.close();
		room.page.close();
	});

	it("[TR27] is told why an answer is not taken, and what stands instead", async () => {
		const timed = questionOf("timed", { seconds: 30 });
		const room = await openRoom(rest, {
			v: quizFormat,
			title: "Times",
			description: "",
			questions: [questionOf("q1"), timed],
		});
		const ada = await joinPhone(rig.url, room.code, "Ada");
		const bob = await joinPhone(rig.url, room.code, "Bob");
		const refused = async (error: string, answer: Answer, phone = bob) => {
			const saved = phone === ada && answer.round === 1 ? first : null;
			expect(await phone.send("answer", answer)).toMatchObject({
				error,
				saved,
				message: expect.stringMatching(/\.$/),
			});
		};
		await refused("not-open", first);
		await room.move({ do: "open", question: 0 });
		await refused("not-open", { ...first, round: 2 });
		const cyd = await joinPhone(rig.url, room.code, "Cyd");
		for (const value of [[], [3], [-1], [0.5], [0, 1], [0, 0], [1e9]])
			await refused("bad-choice", { ...first, value });
		const shapes = [0, "0", ["0"], [[0]], Array(21).fill(0), null, { 0: 0 }];
		for (const value of [...shapes, "x".repeat(1990)])
			await refused("bad-choice", { ...first, value }, cyd);
		cyd.close();
		await ada.ask("answer", first);
		await room.move({ do: "close" });
		await refused("closed", first);
		await refused("closed", { ...first, seq: 2, value: [1] }, ada);
		await room.move({ do: "reveal" });
		await refused("closed", first);
		await room.move({ do: "open", question: 1 });
		await refused("old-round", first);
		expect(await ada.ask("answer", first)).toEqual({ saved: first });
		rig.clock.ahead += 30_400;
		const inGrace = await ada.ask("answer", { ...first, round: 2 });
		expect(inGrace).toEqual({ saved: { ...first, round: 2 } });
		rig.clock.ahead += 200;
		await refused("late", { ...first, round: 2 });
		await ada.ask("hello", {});
		await refused("closed", { ...first, round: 2 });
		await waitFor("the close", () => room.view().phase === "closed");
		await room.move({ do: "end" });
		await refused("closed", { ...first, round: 2 });
		for (const link of [ada, bob, room.page]) link.close();
	});

	it("[TR28] is nobody before the join and no more after the removal", async () => {
		const room = await openRoom(rest);
		const phone = await connectPhone(rig.url, room.code);
		await room.move({ do: "open", question: 0 });
		expect(await phone.send("answer", first)).toMatchObject({
			error: "no-seat",
			saved: null,
		});
		expect(phone.heard("view")).toEqual([]);
		await phone.ask("join", { name: "Ada" });
		await phone.ask("answer", first);
		const [student] = (await results(room)).students;
		await room.page.ask("remove", {
			room: room.id,
			seats: [student?.seat ?? ""],
		});
		await phone.gone();
		const { token } = phone;
		const back = await connectPhone(rig.url, room.code, { token });
		for (const event of ["hello", "join"]) {
			const reply = await back.send(
				event,
				event === "join" ? { name: "" } : {},
			);
			expect(reply, event).toMatchObject({ error: "removed" });
		}
		const changed = { ...first, seq: 2, value: [1] };
		expect(await back.send("answer", changed)).toMatchObject({
			error: "removed",
			saved: first,
		});
		await room.move({ do: "lock", on: true });
		expect(await back.send("hello", {})).toMatchObject({ error: "removed" });
		expect(back.heard("view")).toEqual([]);
		back.close();
		room.page.close();
	});

	it("[TR29] finds no seat in a room that is locked, full or ended; who sits there stays", async () => {
		const room = await openRoom(rest);
		const ada = await joinPhone(rig.url, room.code, "Ada");
		const late = await connectPhone(rig.url, room.code);
		const join = () => late.send("join", { name: "Late" });
		await room.move({ do: "lock", on: true });
		expect(await join()).toMatchObject({ error: "room-locked" });
		await room.move({ do: "lock", on: false });
		const others = [
			await joinPhone(rig.url, room.code, "Bob"),
			await joinPhone(rig.url, room.code, "Cyd"),
		];
		expect(await join()).toMatchObject({ error: "room-full" });
		expect(await ada.send("join", { name: "x" })).toMatchObject({
			me: { name: "Ada" },
		});
		await room.move({ do: "open", question: 0 });
		expect(await ada.ask("answer", first)).toEqual({ saved: first });
		await room.move({ do: "end" });
		expect(await join()).toMatchObject({ error: "room-ended" });
		expect(await ada.send("hello", {})).toMatchObject({
			view: { phase: "ended" },
			me: { marks: [{ index: 0, value: [0] }] },
		});
		for (const link of [ada, late, ...others, room.page]) link.close();
	});

	it("[TR30] gets whole views whose versions only rise, and its own part with them", async () => {
		const room = await openRoom(rest);
		const phone = await joinPhone(rig.url, room.code, "Ada");
		for (const question of [0, 1]) {
			await room.move({ do: "open", question });
			await phone.ask("answer", { ...first, round: question + 1 });
			await room.move({ do: "close" });
			await room.move({ do: "reveal" });
		}
		const { version } = room.view();
		await phone.wait("me", (me) => me.version === version);
		const views = phone.heard("view");
		const versions = views.map((view) => view.version);
		expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
		for (const me of phone.heard("me")) expect(versions).toContain(me.version);
		const revealed = views.filter(({ phase }) => phase === "revealed");
		expect(revealed).toHaveLength(2);
		expect(phone.heard("me").at(-1)).toMatchObject({
			mark: { index: 1, value: [0], correct: false, points: 0 },
			standing: { score: 0, rank: 1, of: 1 },
		});
		phone.close();
		room.page.close();
	});
});
