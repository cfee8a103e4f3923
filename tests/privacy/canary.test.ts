import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Retention } from "../../server/live/retention.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type { Results } from "../../shared/rest.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { waitFor } from "../rig/wait.ts";
import { roomOf, sheet } from "../store/samples.ts";
import { allSaid, type Held, holdLecture, wordsIn } from "./lecture.ts";

const day = 86_400_000;
let rig: Rig;
let held: Held | null = null;

afterEach(async () => {
	held?.close();
	held = null;
	await rig.close();
	vi.useRealTimers();
});

/** Every byte of the data folder: the database, its log and its index. */
function bytes(): Buffer[] {
	const names = readdirSync(rig.folder);
	expect(names).toContain("lectern.sqlite-wal");
	expect(names).toContain("lectern.sqlite-shm");
	return names.map((name) => readFileSync(join(rig.folder, name)));
}

/** One run of the retention job, as it comes by itself. */
async function run(): Promise<void> {
	const { rooms: store } = rig.stores;
	const warn = (fields: object, message: string) => {
		throw new Error(message, { cause: fields });
	};
	const job = new Retention({
		store,
		log: { info() {}, warn, error: warn },
		retainMs: 180 * day,
		disturbs: () => false,
	});
	await job.run();
	job.close();
}

async function start(): Promise<Held> {
	rig = await startRig({ environment: { BIN_DAYS: "0" } });
	held = await holdLecture(rig.url, rig.stores.rooms);
	return held;
}

describe("nothing is left in the data folder", () => {
	test("[PV20] of a student whose data was deleted, and everybody else is there", async () => {
		const { rest, room, canary, seat, ofCanary, ofRoom } = await start();
		const path = `/api/rooms/${room.id}`;
		const before = (await rest.get(`${path}/results`)).json<Results>();
		// The first name was overwritten when it was changed.
		expect(wordsIn(bytes(), ofCanary)).toContain("Canary Renamed");
		const reply = await rest.delete(`${path}/students/${seat}`);
		expect(reply.status).toBe(204);
		expect(await canary.wait("out")).toMatchObject({ error: "no-seat" });
		await canary.gone();
		const known = wordsIn(await allSaid({ rest, room }), ofCanary);
		expect(known).toEqual([]);
		await run();
		expect(wordsIn(bytes(), ofCanary)).toEqual([]);
		expect(wordsIn(bytes(), ofRoom)).toContain("Relict");

		const after = (await rest.get(`${path}/results`)).json<Results>();
		const seats = ({ students }: Results) => students.map((one) => one.seat);
		expect(seats(after)).toEqual(seats(before).filter((id) => id !== seat));
		for (const [index, question] of after.questions.entries())
			for (const [vote, { answered }] of question.rounds.entries())
				expect(answered).toBe(
					(before.questions[index]?.rounds[vote]?.answered ?? 0) - 1,
				);
		const view = await room.page.ask("watch", { room: room.id });
		if (isRefusal(view)) throw new Error(view.error);
		expect(wordsIn([JSON.stringify(view)], ofCanary)).toEqual([]);
	});

	test("[PV20] of a room that was deleted", async () => {
		const { rest, room, ofRoom } = await start();
		const { status } = await rest.delete(`/api/rooms/${room.id}`);
		expect(status).toBe(204);
		await run();
		expect(wordsIn(bytes(), ofRoom)).toEqual([]);
		expect((await rest.get("/api/quizzes")).text).toContain("Two questions");
	});

	test("[PV20] of a room whose time was up", async () => {
		const { rest, room, ofRoom } = await start();
		const path = `/api/rooms/${room.id}/results`;
		const { keptUntil = 0 } = (await rest.get(path)).json<Results>();
		const now = await rig.stores.rooms.now();
		expect(Math.round(((keptUntil ?? 0) - now) / day)).toBe(180);
		held?.close();
		await waitFor(
			"everybody to leave",
			async () => (await rig.stores.rooms.connected(room.id)) === 0,
		);
		// A clock that leaps is not believed: somebody looks once a week.
		for (let week = 7; week < 179; week += 7) {
			rig.clock.ahead = week * day;
			await run();
		}
		rig.clock.ahead = 179.9 * day;
		await run();
		expect((await rest.get(path)).status).toBe(200);
		rig.clock.ahead = 180.1 * day;
		await run();
		expect((await rest.get(path)).status).toBe(404);
		expect(wordsIn(bytes(), ofRoom)).toEqual([]);
	});
});

describe("the server", () => {
	test("[PV22] deletes what is too old in a restored backup within minutes of its start", async () => {
		vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
		rig = await startRig();
		const { rooms } = rig.stores;
		const changedAt = Date.now() - 181 * day;
		await rooms.create(roomOf("old", { changedAt }), sheet);
		await rooms.create(roomOf("new", { changedAt: Date.now() }), sheet);
		await vi.advanceTimersByTimeAsync(70_000);
		vi.useRealTimers();
		await waitFor(
			"the old room to go",
			async () => (await rooms.load("old")) === null,
		);
		expect(await rooms.load("new")).not.toBeNull();
		await waitFor("the log", () => rig.logged.length > 0);
		expect(rig.logged).toEqual([
			{
				level: "info",
				message: "deleted rooms that were too old",
				fields: { rooms: 1 },
			},
		]);
	});
});
