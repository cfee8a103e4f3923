import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Results } from "../../shared/rest.ts";
import type { Welcome } from "../../shared/student-events.ts";
import type { Student } from "../../shared/views.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { openStream } from "../rig/events.ts";
import { connectPhone, joinPhone } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";
import { joinOne } from "../store/samples.ts";
import { floodRoom } from "./crowd.ts";

/** The largest class is 200 here, so that a flood is one without hundreds of sockets. */
const config = { roomSeats: 200, joinRush: 200 };

describe("a script that takes seats", () => {
	let rig: Rig;
	let rest: Rest;
	beforeAll(async () => {
		rig = await startRig({ config });
		rest = await signedIn(rig.url);
	});
	afterAll(() => rig.close());

	const studentsOf = async (room: OpenRoom) =>
		(await rest.get(`/api/rooms/${room.id}/students`)).json<{
			students: Student[];
		}>().students;

	it("[HC7] gets none in a room that is locked", async () => {
		const room = await openRoom(rest);
		const ada = await joinPhone(rig.url, room.code, "Ada");
		await room.move({ do: "lock", on: true });
		const flood = await floodRoom(rig.url, room.code, 60);
		expect(flood.refusals).toEqual(new Map([["room-locked", 60]]));
		expect(flood.words).toEqual(
			new Set([
				"This room is locked for newcomers. Ask the instructor to let you in.",
			]),
		);
		expect((await studentsOf(room)).map(({ name }) => name)).toEqual(["Ada"]);
		expect(await ada.ask("hello", {})).toMatchObject({ me: { name: "Ada" } });
		for (const link of [ada, room.page]) link.close();
	});

	it("[HC7] gets no more than the room has", async () => {
		const small = await startRig({ config: { roomSeats: 25, joinRush: 0 } });
		const room = await openRoom(await signedIn(small.url));
		const ada = await joinPhone(small.url, room.code, "Ada");
		const flood = await floodRoom(small.url, room.code, 60);
		expect(flood.seated).toHaveLength(24);
		expect(flood.refusals).toEqual(new Map([["room-full", 36]]));
		expect(await ada.ask("hello", {})).toMatchObject({ me: { name: "Ada" } });
		flood.close();
		for (const link of [ada, room.page]) link.close();
		await small.close();
	});

	it("[HC8] waits after the first few, and the instructor is told; the seated notice nothing; the line is cleared or let in", async () => {
		const room = await openRoom(rest);
		const screen = await openStream(rig.url, room.screenToken);
		const ada = await joinPhone(rig.url, room.code, "Ada");
		await room.move({ do: "open", question: 0 });
		const flood = await floodRoom(rig.url, room.code, 120);
		expect(flood.seated.length).toBeGreaterThan(15);
		expect(flood.seated.length).toBeLessThan(90);
		expect(flood.refusals.size).toBe(0);
		expect(flood.waiting.length).toBe(120 - flood.seated.length);
		const pulse = () => room.page.heard("pulse").at(-1);
		await waitFor("the alarm", () => room.view().alarm !== null);
		await waitFor("the line", () => pulse()?.waiting === flood.waiting.length);
		expect(screen.pulses().every(({ waiting }) => waiting === 0)).toBe(true);
		const { alarm, version } = room.view();
		expect(alarm?.rush?.newcomers).toBeGreaterThan(0);
		expect(alarm?.rush?.withinMs).toBeGreaterThan(0);
		expect((await rig.stores.rooms.load(room.id))?.version).toBe(version);

		const answer = { round: 1, seq: 1, value: [1] };
		expect(await ada.ask("answer", answer)).toEqual({ saved: answer });
		const rush = (await studentsOf(room)).filter(
			({ joinedAt }) => joinedAt >= (alarm?.since ?? 0),
		);
		const bots = rush.filter(({ name }) => name.startsWith("Bot"));
		expect(new Set(bots.map(({ name }) => name))).toEqual(flood.names);
		const seats = bots.map(({ seat }) => seat);
		await room.page.ask("remove", { room: room.id, seats });
		for (const bot of flood.seated) await bot.gone();
		// One of the class is in the line with the flood.
		const ben = await connectPhone(rig.url, room.code);
		expect(await ben.ask("join", { name: "Ben" })).toMatchObject({
			me: null,
			view: { waiting: { name: "Ben", before: flood.waiting.length } },
		});
		await room.page.ask("clearLine", { room: room.id });
		await ben.wait("again");
		expect(await ben.ask("hello", {})).toMatchObject({
			view: { waiting: null },
		});
		await waitFor("the line to be gone", () => pulse()?.waiting === 0);
		await ben.ask("join", { name: "Ben" });
		await room.page.ask("admit", { room: room.id, first: null });
		await waitFor("Ben to be let in", async () => {
			const reply = (await ben.ask("hello", {})) as Welcome;
			return reply.me?.name === "Ben";
		});
		await waitFor("them to be alone", () => {
			const { joined, connected } = pulse() ?? {};
			return joined === 2 && connected === 2;
		});
		await waitFor("calm", () => room.view().alarm === null);
		const late = await floodRoom(rig.url, room.code, 80, { name: "Late" });
		expect(late.seated.length).toBeLessThan(40);
		expect(late.waiting.length).toBe(80 - late.seated.length);
		const results = await rest.get(`/api/rooms/${room.id}/results`);
		const own = results
			.json<Results>()
			.students.filter(({ answers }) => answers.length > 0);
		expect(own).toMatchObject([{ name: "Ada", removed: false }]);
		late.close();
		for (const link of [ada, ben, room.page, screen]) link.close();
	});

	it("[HC9] does not hurt a room whose class has been expected, nor one beside it", async () => {
		const [attacked, beside, expected] = await Promise.all([
			openRoom(rest),
			openRoom(rest),
			openRoom(rest, undefined, { expected: 100 }),
		]);
		const [flood, wide, quiet] = await Promise.all([
			floodRoom(rig.url, attacked.code, 80),
			floodRoom(rig.url, expected.code, 100, { name: "Student" }),
			floodRoom(rig.url, beside.code, 10, { name: "Student", atOnce: 1 }),
		]);
		expect(flood.waiting.length).toBeGreaterThan(20);
		expect([...wide.refusals, ...quiet.refusals]).toEqual([]);
		expect([...wide.waiting, ...quiet.waiting]).toEqual([]);
		expect(expected.view().alarm).toBeNull();
		for (const one of [flood, wide, quiet]) one.close();
		for (const room of [attacked, beside, expected]) room.page.close();
	});

	it("[HC8] removes no more than 500 in one message, and 500 fit into one", async () => {
		const room = await openRoom(rest);
		const seats = Array.from({ length: 501 }, (_, index) =>
			String(index).padStart(22, "s"),
		);
		for (const id of seats) {
			const seat = { id, name: id, nameKey: id };
			await joinOne(rig.stores.rooms, room.id, seat, 1000);
		}
		const remove = (these: string[]) =>
			room.page.send("remove", { room: room.id, seats: these });
		expect(await remove(seats)).toMatchObject({ error: "bad-input" });
		expect(await remove(seats.slice(0, 500))).toMatchObject({ version: 1 });
		const left = (await studentsOf(room)).filter(({ removed }) => !removed);
		expect(left.map(({ seat }) => seat)).toEqual(seats.slice(500));
		room.page.close();
	});
});
