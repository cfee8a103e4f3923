import { expect } from "vitest";
import type { Room } from "../../server/room/state.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import { duty } from "./case.ts";
import { listen } from "./hint-log.ts";
import { allRooms } from "./lists.ts";
import {
	attempt,
	byValue,
	joinOne,
	newSeat,
	openGate,
	openRoom,
	regate,
	roomOf,
	saveOne,
	sheet,
} from "./samples.ts";

function nextOf(room: Room, more: Partial<Room> = {}): Room {
	return { ...room, version: room.version + 1, ...more };
}

/** A room at its second round, with `seat-1` to `seat-4`: all but the last have answered both. */
async function answered(rooms: RoomStore, id: string): Promise<Room> {
	const first = await openRoom(rooms, id, 4, openGate);
	const seats = ["seat-1", "seat-2", "seat-3"];
	await rooms.save(
		id,
		seats.map((seat, index) => attempt(seat, 1, [index % 2])),
	);
	const room = await regate(rooms, first, { ...openGate, round: 2 });
	await rooms.save(
		id,
		seats.map((seat) => attempt(seat, 1, [3], 2)),
	);
	return room;
}

/** All that a room's rows say of a seat. */
async function traces(rooms: RoomStore, id: string, seat: string) {
	const lists = [await rooms.answers(id, 1), await rooms.answers(id, 2)];
	return [
		await rooms.seat(id, seat),
		...(await rooms.seats(id)).filter((one) => one.id === seat),
		...lists.flat().filter((row) => row.seat === seat),
		await rooms.answer(id, 1, seat),
		await rooms.answer(id, 2, seat),
	].filter((trace) => trace !== null);
}

/** Deletes what has not changed since, as retention does: each room only while it is as it was seen. */
async function forget(rooms: RoomStore, moment: number): Promise<number> {
	let forgotten = 0;
	for (const { id, version, changedAt } of await rooms.ages())
		if (changedAt < moment && (await rooms.remove(id, version))) forgotten++;
	return forgotten;
}

export const eraseCases = [
	duty(
		"[ST71] an erasure stores the document and deletes one seat with its answers of every round, and sends one room hint",
		async (open) => {
			const { rooms } = await open();
			const room = await answered(rooms, "a");
			await answered(rooms, "b");
			const [, ...others] = await rooms.seats("a");
			expect(await traces(rooms, "a", "seat-1")).toHaveLength(6);
			const hints = await listen(rooms);
			const next = nextOf(room, { title: "changed" });
			expect(await rooms.erase(next, "seat-1")).toBe(true);
			expect(await hints.heard()).toEqual(["a/room"]);
			expect(await rooms.load("a")).toEqual(next);
			expect(await traces(rooms, "a", "seat-1")).toEqual([]);
			expect(await rooms.seats("a")).toEqual(others);
			expect((await rooms.answers("a", 1)).map(({ seat }) => seat)).toEqual([
				"seat-2",
				"seat-3",
			]);
			expect(await traces(rooms, "b", "seat-1")).toHaveLength(6);
		},
	),

	duty("[ST71] an erasure leaves the gate as it is", async (open) => {
		const { rooms } = await open();
		const room = await answered(rooms, "a");
		await rooms.erase(nextOf(room), "seat-1");
		expect(
			await saveOne(rooms, "a", attempt("seat-4", 1, [1], 2)),
		).toMatchObject({ is: "stored" });
		expect(await saveOne(rooms, "a", attempt("seat-4", 1, [1]))).toEqual({
			is: "closed",
			row: null,
		});
	}),

	duty(
		"[ST72] the counts of every round are right at once, also when the erased seat had been removed",
		async (open) => {
			const { rooms } = await open();
			let room = await answered(rooms, "a");
			await rooms.bar("a", ["seat-3"]);
			for (const seat of ["seat-1", "seat-3"]) {
				room = nextOf(room);
				expect(await rooms.erase(room, seat)).toBe(true);
			}
			const joined = 2;
			expect(await rooms.tally("a", 1)).toEqual({
				joined,
				waiting: 0,
				answered: 1,
				...byValue({ "[1]": 1 }),
			});
			expect(await rooms.tally("a", 2)).toEqual({
				joined,
				waiting: 0,
				answered: 1,
				...byValue({ "[3]": 1 }),
			});
			await rooms.erase(nextOf(room), "seat-2");
			expect(await rooms.tally("a", 1)).toEqual({
				joined: 1,
				waiting: 0,
				answered: 0,
				...byValue({}),
			});
			expect((await allRooms(rooms, "owner-1"))[0]?.joined).toBe(1);
		},
	),

	duty(
		"[ST73] an erasure on another version, or in no room, changes nothing and sends no hint",
		async (open) => {
			const { rooms } = await open();
			const room = await answered(rooms, "a");
			const before = await traces(rooms, "a", "seat-1");
			const hints = await listen(rooms);
			for (const version of [1, room.version, room.version + 2]) {
				const other = { ...room, version, title: "changed" };
				expect(await rooms.erase(other, "seat-1")).toBe(false);
			}
			expect(await rooms.erase(roomOf("gone", { version: 2 }), "x")).toBe(
				false,
			);
			expect(await hints.heard()).toEqual([]);
			expect(await rooms.load("a")).toEqual(room);
			expect(await rooms.load("gone")).toBeNull();
			expect(await traces(rooms, "a", "seat-1")).toEqual(before);
			expect((await rooms.tally("a", 1)).answered).toBe(3);
		},
	),

	duty(
		"[ST73] of erasures and commits of one version at once exactly one wins",
		async (open) => {
			const { rooms } = await open();
			const room = await answered(rooms, "a");
			const done = await Promise.all([
				...["seat-1", "seat-2", "seat-3"].map((seat) =>
					rooms.erase(nextOf(room, { title: seat }), seat),
				),
				rooms.commit(nextOf(room, { title: "commit" }), null),
			]);
			expect(done.filter((won) => won)).toHaveLength(1);
			const lost = 3 - (await rooms.answers("a", 1)).length;
			expect(lost).toBe(done[3] ? 0 : 1);
			const { title = "" } = (await rooms.load("a")) ?? {};
			if (lost === 1) expect(await traces(rooms, "a", title)).toEqual([]);
		},
	),

	duty(
		"[ST74] an erased seat stores nothing, its name is free, and its id joins anew as somebody new",
		async (open) => {
			const { rooms } = await open();
			const room = await answered(rooms, "a");
			await rooms.erase(nextOf(room), "seat-1");
			const one = attempt("seat-1", 9, [0], 2);
			expect(await saveOne(rooms, "a", one)).toEqual({
				is: "no-seat",
				row: null,
			});
			const { name, nameKey } = newSeat("seat-1");
			expect(
				await joinOne(rooms, "a", { id: "other", name, nameKey }, 4),
			).toMatchObject({ is: "seated", fresh: true });
			expect(
				await joinOne(rooms, "a", { ...newSeat("new"), id: "seat-1" }, 5),
			).toMatchObject({
				is: "seated",
				fresh: true,
				seat: { name: "Name new", removed: false },
			});
			expect((await rooms.seats("a")).map(({ id }) => id)).toEqual([
				"seat-2",
				"seat-3",
				"seat-4",
				"other",
				"seat-1",
			]);
			expect(await saveOne(rooms, "a", one)).toMatchObject({
				is: "stored",
				row: { seq: 9 },
			});
			expect((await rooms.tally("a", 2)).values).toEqual({
				"[0]": 1,
				"[3]": 2,
			});
		},
	),

	duty(
		"[ST74] of the answers that arrive with an erasure none is left",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 2, openGate);
			const saves = Array.from({ length: 20 }, (_, index) =>
				rooms.save("a", [
					attempt("seat-1", index + 1, [index % 3]),
					attempt("seat-2", index + 1, [index % 3]),
				]),
			);
			const [erased] = await Promise.all([
				rooms.erase(nextOf(room), "seat-1"),
				...saves,
			]);
			expect(erased).toBe(true);
			expect(await traces(rooms, "a", "seat-1")).toEqual([]);
			expect(await rooms.tally("a", 1)).toEqual({
				joined: 1,
				waiting: 0,
				answered: 1,
				...byValue({ "[1]": 1 }),
			});
		},
	),

	duty(
		"[ST75] an erasure of a seat that is not there stores the document and deletes nothing",
		async (open) => {
			const { rooms } = await open();
			const room = await answered(rooms, "a");
			const seats = await rooms.seats("a");
			expect(await rooms.erase(nextOf(room), "nobody")).toBe(true);
			expect(await rooms.seats("a")).toEqual(seats);
			expect((await rooms.tally("a", 1)).answered).toBe(3);
		},
	),

	duty(
		"[ST76] rooms that have not changed since a moment are forgotten as if they were deleted, the others stay",
		async (open) => {
			const { rooms } = await open();
			// Before all rooms that have not been given another time, the hint log's own too.
			const moment = roomOf("x").changedAt - 1_000_000;
			const ids = ["a", "b", "c", "d", "e", "f"];
			for (const [index, id] of ids.entries()) {
				const room = await answered(rooms, id);
				const changedAt = moment + index - 3;
				await rooms.commit(nextOf(room, { changedAt }), null);
				await rooms.present(id, "node", 1, 60_000);
			}
			const hints = await listen(rooms);
			expect(await forget(rooms, moment)).toBe(3);
			expect((await hints.heard()).sort()).toEqual([
				"a/room",
				"b/room",
				"c/room",
			]);
			expect([...(await rooms.versions(ids)).keys()].sort()).toEqual([
				"d",
				"e",
				"f",
			]);
			for (const id of ["a", "b", "c"]) {
				const { code, screenToken } = roomOf(id);
				expect(await rooms.load(id)).toBeNull();
				expect(await rooms.sheet(id)).toBeNull();
				expect(await rooms.byCode(code)).toBeNull();
				expect(await rooms.byScreen(screenToken)).toBeNull();
				expect(await rooms.seats(id)).toEqual([]);
				expect(await traces(rooms, id, "seat-1")).toEqual([]);
				expect((await rooms.tally(id, 1)).answered).toBe(0);
			}
			const kept = await allRooms(rooms, "owner-1");
			expect(kept.map(({ room }) => room.id).sort()).toEqual([
				"d",
				"e",
				"f",
				"fence",
			]);
			expect(await traces(rooms, "d", "seat-1")).toHaveLength(6);
			expect(await rooms.create(roomOf("a"), sheet)).toBe(true);
		},
	),

	duty(
		"[ST76] a room that changes meanwhile is either kept with its change or was gone before it",
		async (open) => {
			const { rooms } = await open();
			const ids = Array.from({ length: 40 }, (_, index) => `room-${index}`);
			await Promise.all(ids.map((id) => rooms.create(roomOf(id), sheet)));
			const { changedAt } = roomOf("x");
			const forgetting = forget(rooms, changedAt + 1);
			const kept = [];
			for (const id of ids) {
				await new Promise(setImmediate);
				const next = nextOf(roomOf(id), { changedAt: changedAt + 1 });
				if (await rooms.commit(next, null)) kept.push(id);
			}
			expect(await forgetting).toBe(ids.length - kept.length);
			expect([...(await rooms.versions(ids)).keys()].sort()).toEqual(
				kept.sort(),
			);
		},
	),

	duty(
		"[ST76] two at once share the work, and once more finds nothing",
		async (open) => {
			const { rooms } = await open();
			const ids = Array.from({ length: 130 }, (_, index) => `room-${index}`);
			await Promise.all(ids.map((id) => rooms.create(roomOf(id), sheet)));
			const moment = roomOf("x").changedAt + 1;
			const counts = await Promise.all([
				forget(rooms, moment),
				forget(rooms, moment),
			]);
			expect(counts.reduce((sum, count) => sum + count)).toBe(130);
			expect(await forget(rooms, moment)).toBe(0);
			expect(await allRooms(rooms, "owner-1")).toEqual([]);
		},
	),

	duty(
		"[ST77] scrubbing changes nothing that is there, whether something was deleted or not",
		async (open) => {
			const { rooms } = await open();
			const room = await answered(rooms, "a");
			await answered(rooms, "b");
			await rooms.scrub();
			await rooms.remove("b");
			const next = nextOf(room);
			await rooms.erase(next, "seat-1");
			const seats = await rooms.seats("a");
			const rows = await rooms.answers("a", 2);
			const epoch = await rooms.epoch();
			const hints = await listen(rooms);
			await rooms.scrub();
			await rooms.scrub();
			expect(await hints.heard()).toEqual([]);
			expect(await rooms.load("a")).toEqual(next);
			expect(await rooms.sheet("a")).toEqual(sheet);
			expect(await rooms.seats("a")).toEqual(seats);
			expect(await rooms.answers("a", 2)).toEqual(rows);
			expect(await rooms.epoch()).toBe(epoch);
			expect(await rooms.health()).toEqual([]);
			expect(
				await saveOne(rooms, "a", attempt("seat-4", 1, [1], 2)),
			).toMatchObject({ is: "stored" });
		},
	),
];
