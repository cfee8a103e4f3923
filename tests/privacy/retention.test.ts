import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readConfig } from "../../server/config.ts";
import type { Binning } from "../../server/live/discard.ts";
import { Retention } from "../../server/live/retention.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import { Dam, meddle } from "../live/meddle.ts";
import { closeAll, openNode, openStore, pass } from "../live/world.ts";
import { allRooms } from "../store/lists.ts";
import { joinOne, newSeat, regate, roomOf, sheet } from "../store/samples.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Waits are up to a tenth longer. */
const late = 1.1;

let jobs: Retention[] = [];
let logged: { fields: object; message: string }[] = [];
let asking = false;
/** For how long the machine stood still without its knowing. */
let asleep = 0;

beforeEach(() => {
	logged = [];
	asking = false;
	asleep = 0;
});
afterEach(() => {
	for (const job of jobs) job.close();
	jobs = [];
	closeAll();
});

function start(
	store: RoomStore,
	retainMs: number | null,
	random = Math.random,
	bin?: Binning,
): Retention {
	const write = (fields: object, message: string) =>
		void logged.push({ fields, message });
	const job = new Retention({
		store,
		log: { info: write, warn: write, error: write },
		retainMs,
		disturbs: () => asking,
		random,
		...(bin === undefined ? {} : { bin }),
		steady: () => performance.now() - asleep,
	});
	jobs.push(job);
	return job;
}

/** Rooms that were last changed so many days ago. */
async function roomsOf(store: RoomStore, ages: Record<string, number>) {
	for (const [id, age] of Object.entries(ages)) {
		const room = roomOf(id, { changedAt: Date.now() - age * day });
		await store.create(room, sheet);
		await joinOne(store, id, newSeat("seat-1"), 9);
	}
}

async function left(store: RoomStore): Promise<string[]> {
	const rooms = await allRooms(store, "owner-1");
	return rooms.map(({ room }) => room.id).sort();
}

describe("old rooms", () => {
	test("[PV10] are deleted so long after their last change, and not before", async () => {
		const { rooms } = openStore({ paced: true });
		await roomsOf(rooms, { old: 181, edge: 179.9, new: 0 });
		const active = roomOf("active", { createdAt: Date.now() - 400 * day });
		await rooms.create(active, sheet);
		await regate(rooms, { ...active, changedAt: Date.now() - day }, null);
		start(rooms, 180 * day);
		await pass(minute * late);
		expect(await left(rooms)).toEqual(["active", "edge", "new"]);
		await pass(6 * hour * late);
		expect(await left(rooms)).toEqual(["active", "new"]);
		await pass(180 * day);
		expect(await left(rooms)).toEqual([]);
	});

	test("[PV10] are a share of all in one run, also when the nodes run one after another", async () => {
		const { rooms } = openStore({ paced: true });
		const many = Array.from({ length: 70 }, (_, at) => [`r${at}`, 100 + at]);
		await roomsOf(rooms, Object.fromEntries([...many, ["new", 0]]));
		for (let node = 0; node < 4; node++) start(rooms, 30 * day, () => node / 4);
		await pass(minute * late);
		expect(await left(rooms)).toHaveLength(63);
	});

	test("[PV10] are deleted once, however many nodes do it at once", async () => {
		const { rooms } = openStore({ paced: true });
		await roomsOf(
			rooms,
			Object.fromEntries(
				Array.from({ length: 70 }, (_, index) => [
					`room-${index}`,
					index < 11 ? 0 : 100 + index,
				]),
			),
		);
		for (let node = 0; node < 4; node++) start(rooms, 30 * day, () => 0.5);
		await pass(minute * late);
		expect(await left(rooms)).toHaveLength(63);
		await pass(5 * day);
		expect(await left(rooms)).toHaveLength(11);
		const counts = logged.map(({ fields }) => fields as { rooms: number });
		expect(counts.reduce((sum, one) => sum + one.rooms, 0)).toBe(59);
	});

	test("[PV1137] of which nothing has changed for a day are packed by each run, the newest first, while no question is open", async () => {
		const { rooms } = openStore({ paced: true });
		const young = Array.from({ length: 30 }, (_, at) => [`r${at}`, 2 + at]);
		await roomsOf(rooms, { ...Object.fromEntries(young), new: 0.5, old: 181 });
		const given: string[][] = [];
		const packing = meddle(rooms, async (does, verb, args) => {
			if (verb === "pack") given.push(args[0] as string[]);
			return does();
		});
		const dam = new Dam(packing);
		start(dam.store, 180 * day);
		await pass(minute * late);
		const names = young.map(([id]) => id);
		// What the same run has deleted may be among them: the store knows.
		expect(given.flat()).toEqual([...names, "old"]);
		expect(Math.max(...given.map(({ length }) => length))).toBeLessThan(30);
		given.length = 0;
		asking = true;
		await pass(8 * hour);
		expect(dam.called("ages")).toBe(2);
		expect(given).toEqual([]);
	});

	test("[PV1137] that cannot be packed are told in the log, and what is due is deleted and scrubbed all the same", async () => {
		const { rooms } = openStore({ paced: true });
		await roomsOf(rooms, { young: 2, old: 181 });
		const dam = new Dam(
			meddle(rooms, async (does, verb) => {
				if (verb === "pack") throw new Error("the store is away");
				return does();
			}),
		);
		start(dam.store, 180 * day);
		await pass(minute * late);
		expect(await left(rooms)).toEqual(["young"]);
		expect(dam.called("scrub")).toBe(1);
		expect(logged.map(({ message }) => message)).toContain(
			"could not pack ended rooms",
		);
	});

	test("[PV11] are kept for good with 0 days, and what was deleted is scrubbed all the same", async () => {
		expect(readConfig({}).retainMs).toBe(180 * day);
		expect(readConfig({ RETAIN_DAYS: "30" }).retainMs).toBe(30 * day);
		expect(readConfig({ RETAIN_DAYS: "0" }).retainMs).toBeNull();
		for (const wrong of ["-1", "1.5", "soon", "40000"])
			expect(() => readConfig({ RETAIN_DAYS: wrong })).toThrow(/RETAIN_DAYS/);
		const { rooms } = openStore({ paced: true });
		await roomsOf(rooms, { ancient: 4000 });
		const dam = new Dam(rooms);
		start(dam.store, null);
		await pass(7 * hour * late);
		expect(await left(rooms)).toEqual(["ancient"]);
		expect(dam.called("ages")).toBe(0);
		expect(dam.called("scrub")).toBe(2);
	});

	test("[PV12] are looked for a minute after the start, then every six hours, by no two nodes in step", async () => {
		const { rooms } = openStore({ paced: true });
		const runs: { node: number; at: number }[] = [];
		const began = Date.now();
		for (let node = 0; node < 3; node++) {
			const noting = meddle(rooms, async (does, verb) => {
				if (verb === "ages") runs.push({ node, at: Date.now() - began });
				return does();
			});
			start(noting, day, () => node / 2);
		}
		await pass(50 * hour);
		for (const node of [0, 1, 2]) {
			const [first = 0, ...more] = runs
				.filter((run) => run.node === node)
				.map(({ at }) => at);
			expect(first).toBeGreaterThanOrEqual(0.9 * minute);
			expect(first).toBeLessThanOrEqual(1.1 * minute);
			expect(more.length).toBeGreaterThanOrEqual(7);
			more.reduce((before, at) => {
				expect(at - before).toBeGreaterThanOrEqual(5.4 * hour);
				expect(at - before).toBeLessThanOrEqual(6.6 * hour + 1000);
				return at;
			}, first);
		}
		const times = new Set(runs.map(({ at }) => Math.round(at / 1000)));
		expect(times.size).toBe(runs.length);
	});

	test("[PV12] wait while a question is open, for an hour at most", async () => {
		const { rooms } = openStore({ paced: true });
		await roomsOf(rooms, { old: 200, new: 0 });
		asking = true;
		// As late as chance allows, so that the times below are known.
		start(rooms, 180 * day, () => 0.999);
		await pass(20 * minute);
		expect(await left(rooms)).toEqual(["new", "old"]);
		asking = false;
		await pass(minute * late);
		expect(await left(rooms)).toEqual(["new"]);

		await roomsOf(rooms, { older: 300 });
		asking = true;
		await pass(6 * hour * late + 30 * minute);
		expect(await left(rooms)).toEqual(["new", "older"]);
		await pass(40 * minute);
		expect(await left(rooms)).toEqual(["new"]);
	});

	test("[PV13] a run that fails is told, and the next one does its work", async () => {
		const { rooms } = openStore({ paced: true });
		await roomsOf(rooms, { old: 200, new: 0 });
		let away = true;
		const moody = meddle(rooms, async (does, verb) => {
			if (away && verb === "ages") throw new Error("the store is away");
			return does();
		});
		start(moody, 180 * day);
		await pass(minute * late);
		expect(logged).toHaveLength(1);
		expect(logged[0]?.message).toBe("could not delete all that is due");
		away = false;
		await pass(6 * hour * late);
		expect(await left(rooms)).toEqual(["new"]);
	});

	test("[PV13] a stopped server begins no run, and says nothing of one that its stop broke off", async () => {
		const { rooms } = openStore({ paced: true });
		const dam = new Dam(rooms);
		dam.hold("ages");
		const job = start(dam.store, day);
		await pass(minute * late);
		expect(dam.called("ages")).toBe(1);
		job.close();
		dam.failOne();
		await pass(48 * hour);
		expect(dam.called("ages")).toBe(1);
		expect(vi.getTimerCount()).toBe(0);
		expect(logged).toEqual([]);
	});

	test("[PV14] are told to the log by their number, and not at all when there were none", async () => {
		const { rooms } = openStore({ paced: true });
		await roomsOf(rooms, { one: 200, two: 300, three: 1 });
		start(rooms, 180 * day);
		await pass(13 * hour);
		expect(logged).toEqual([
			{ fields: { rooms: 2 }, message: "deleted rooms that were too old" },
		]);
	});
});

/** The clock that the store goes by is set; no time passes. */
function setClock(byMs: number): void {
	vi.setSystemTime(Date.now() + byMs);
}

describe("a clock that has moved", () => {
	test("[PV200] deletes nothing, whether it moves under a running server or before its start, forward or back", async () => {
		const { rooms } = openStore({ paced: true });
		const many = Array.from({ length: 20 }, (_, index) => [`r${index}`, 1]);
		await roomsOf(rooms, Object.fromEntries(many));
		const running = start(rooms, 180 * day);
		await pass(minute * late);
		setClock(200 * day);
		await pass(2 * day);
		expect(await left(rooms)).toHaveLength(20);
		expect(logged.at(-1)?.message).toContain("has moved more than");
		// The next one starts with the clock that is wrong.
		running.close();
		start(rooms, 180 * day);
		await pass(hour);
		expect(await left(rooms)).toHaveLength(20);
		setClock(-200 * day);
		await pass(10 * day);
		expect(await left(rooms)).toHaveLength(20);
	});

	test("[PV200] is doubted for three days too when it went back", async () => {
		const { rooms } = openStore({ paced: true });
		await roomsOf(rooms, { old: 179.9, new: 0 });
		start(rooms, 180 * day);
		await pass(minute * late);
		expect(logged).toEqual([]);
		setClock(-day);
		// Too old by now, also by the clock that went back.
		await pass(2 * day);
		expect(await left(rooms)).toEqual(["new", "old"]);
		expect(logged.at(-1)?.message).toContain("has moved more than");
		await pass(2 * day);
		expect(await left(rooms)).toEqual(["new"]);
	});

	test("[PV200] is believed when it has gone on for three days since, and then a share goes at a time", async () => {
		const { rooms } = openStore({ paced: true });
		const many = Array.from({ length: 100 }, (_, index) => [`r${index}`, 1]);
		await roomsOf(rooms, Object.fromEntries(many));
		start(rooms, 180 * day).close();
		// Nobody looked for longer than any holiday.
		await pass(200 * day);
		start(rooms, 180 * day);
		await pass(2.9 * day);
		expect(await left(rooms)).toHaveLength(100);
		// However chance spreads the runs, one comes within this time after the third day.
		await pass(0.1 * day + 6 * hour * late + minute * late);
		const kept = (await left(rooms)).length;
		expect(kept).toBeGreaterThanOrEqual(80);
		expect(kept).toBeLessThan(100);
		await pass(12 * day);
		expect(await left(rooms)).toEqual([]);
	});

	test("[PV200] a server that was off for a week is no moved clock", async () => {
		const { rooms } = openStore({ paced: true });
		await roomsOf(rooms, { old: 179.9, new: 0 });
		const before = start(rooms, 180 * day);
		await pass(minute * late);
		before.close();
		await pass(7 * day);
		start(rooms, 180 * day);
		await pass(minute * late);
		expect(await left(rooms)).toEqual(["new"]);
	});

	test("[PV200] a machine that stood still without knowing it doubts the store's clock, not its own", async () => {
		const { rooms } = openStore({ paced: true });
		await roomsOf(rooms, { old: 179.9, new: 0 });
		start(rooms, 180 * day);
		await pass(minute * late);
		asleep = 5 * hour;
		await pass(7 * hour);
		expect(await left(rooms)).toEqual(["new", "old"]);
	});

	test("[PV200] a clock that is off by more than an hour deletes nothing as long as it is", async () => {
		const { rooms } = openStore({ paced: true });
		await roomsOf(rooms, { old: 200, new: 0 });
		let off = 2 * hour;
		const aside = meddle(rooms, async (does, verb) =>
			verb === "clockOff" ? (off as never) : does(),
		);
		start(aside, 180 * day);
		await pass(10 * day);
		expect(await left(rooms)).toEqual(["new", "old"]);
		off = 0;
		await pass(7 * hour);
		expect(await left(rooms)).toEqual(["new"]);
	});

	test("[PV201] a room in which anybody is stays, however old", async () => {
		const { rooms } = openStore({ paced: true });
		await roomsOf(rooms, { old: 200, busy: 200, new: 0 });
		await rooms.present("busy", "node", 1, 10 * minute);
		start(rooms, 180 * day);
		await pass(minute * late);
		expect(await left(rooms)).toEqual(["busy", "new"]);
		await pass(7 * hour);
		expect(await left(rooms)).toEqual(["new"]);
	});
});

describe("the bin", () => {
	test("[PV202] takes old and deleted rooms, and is emptied after its days; not by a clock that has moved", async () => {
		const { rooms, bin, quizzes } = openStore({ paced: true });
		await roomsOf(rooms, { old: 200, new: 0, kept: 0 });
		const binning = { binned: bin, keepMs: 7 * day };
		start(rooms, 180 * day, Math.random, binning);
		await pass(minute * late);
		const inBin = async () => (await bin.items()).map(({ room }) => room);
		// It is packed by threads that do not wait for the test's clock.
		await vi.waitFor(async () => {
			expect(await inBin()).toEqual(["old"]);
			expect(logged).toHaveLength(1);
		}, 15_000);
		expect(logged.at(-1)?.fields).toEqual({ rooms: 1 });
		await pass(5 * day);
		const node = openNode(rooms, quizzes, { bin: binning });
		expect(await node.rooms.delete("owner-1", "new")).toBeNull();
		expect(await left(rooms)).toEqual(["kept"]);
		expect(await inBin()).toEqual(["old", "new"]);
		await pass(3 * day);
		expect(await inBin()).toEqual(["new"]);
		setClock(10 * day);
		await pass(2 * day);
		expect(await inBin()).toEqual(["new"]);
		expect(await bin.restore("new")).toBe("restored");
	});

	test("[PV202] a student is deleted in it too, at once", async () => {
		const { rooms, bin, quizzes } = openStore({ paced: true });
		await roomsOf(rooms, { one: 0 });
		const binning = { binned: bin, keepMs: day };
		const node = openNode(rooms, quizzes, { bin: binning });
		await node.rooms.delete("owner-1", "one");
		const erase = (owner: string, seat: string) =>
			node.rooms.eraseStudent(owner, "one", seat);
		expect(await erase("owner-2", "seat-1")).toMatchObject({
			error: "not-found",
		});
		expect(await erase("owner-1", "seat-1")).toBeNull();
		expect(await erase("owner-1", "seat-1")).toMatchObject({
			error: "not-found",
		});
		await bin.restore("one");
		expect(await rooms.seats("one")).toEqual([]);
	});

	test("[PV202] with 0 days there is none, and what still lies there goes", async () => {
		expect(readConfig({}).binMs).toBe(7 * day);
		expect(readConfig({ BIN_DAYS: "0" }).binMs).toBeNull();
		const { rooms, bin, quizzes } = openStore({ paced: true });
		await roomsOf(rooms, { one: 0, two: 0 });
		await bin.take("one");
		const binning = { binned: bin, keepMs: null };
		const node = openNode(rooms, quizzes, { bin: binning });
		await node.rooms.delete("owner-1", "two");
		start(rooms, null, Math.random, binning);
		await pass(minute * late);
		expect(await bin.items()).toEqual([]);
		expect(await left(rooms)).toEqual([]);
	});
});
