import { expect } from "vitest";
import { duty } from "./case.ts";
import { listen } from "./hint-log.ts";
import { allRooms } from "./lists.ts";
import {
	attempt,
	byValue,
	joinAll,
	joinOne,
	newSeat,
	openGate,
	openRoom,
	regate,
	rename,
	roomOf,
	saveOne,
	sheet,
} from "./samples.ts";

export const roomCases = [
	duty(
		"[ST1] the store's clock tells milliseconds since 1970 and goes on",
		async (open) => {
			const { rooms, wait } = await open();
			const before = await rooms.now();
			expect(before).toBeGreaterThan(Date.UTC(2020));
			expect(before).toBeLessThan(Date.UTC(2100));
			await wait(20);
			expect(await rooms.now()).toBeGreaterThanOrEqual(before + 20);
		},
	),

	duty(
		"[ST2] a store has one epoch, and another store has another",
		async (open) => {
			const { rooms } = await open();
			const epoch = await rooms.epoch();
			expect(epoch).not.toBe("");
			await openRoom(rooms, "a", 1, openGate);
			expect(await rooms.epoch()).toBe(epoch);
			const other = await open();
			expect(await other.rooms.epoch()).not.toBe(epoch);
		},
	),

	duty(
		"[ST3] a created room is found whole by its id, its code and its screen token",
		async (open) => {
			const { rooms } = await open();
			const room = roomOf("a");
			expect(await rooms.create(room, sheet)).toBe(true);
			expect(await rooms.load("a")).toEqual(room);
			expect(await rooms.sheet("a")).toEqual(sheet);
			expect(await rooms.byCode(room.code)).toBe("a");
			expect(await rooms.byScreen(room.screenToken)).toBe("a");
			expect(await rooms.versions(["a"])).toEqual(new Map([["a", 1]]));
		},
	),

	duty(
		"[ST4] a room whose code or id is taken is not created, and nothing of it is kept",
		async (open) => {
			const { rooms } = await open();
			const first = await openRoom(rooms, "a", 2, openGate);
			expect(await rooms.create(roomOf("b", { code: first.code }), sheet)).toBe(
				false,
			);
			expect(await rooms.load("b")).toBeNull();
			expect(await rooms.sheet("b")).toBeNull();
			expect(await rooms.byScreen("screen-b")).toBeNull();
			expect(await allRooms(rooms, "owner-1")).toHaveLength(1);

			expect(
				await rooms.create(
					roomOf("a", { code: "OTHER", screenToken: "other", title: "x" }),
					[],
				),
			).toBe(false);
			expect(await rooms.byCode("OTHER")).toBeNull();
			expect(await rooms.byScreen("other")).toBeNull();
			expect(await rooms.load("a")).toEqual(first);
			expect(await rooms.sheet("a")).toEqual(sheet);
			expect(await rooms.byCode(first.code)).toBe("a");
			expect(await rooms.seats("a")).toHaveLength(2);
			expect(
				await saveOne(rooms, "a", attempt("seat-1", 1, [0])),
			).toMatchObject({ is: "stored" });
		},
	),

	duty(
		"[ST4] of rooms created at once with one code exactly one is there",
		async (open) => {
			const { rooms } = await open();
			const ids = Array.from({ length: 20 }, (_, index) => `r${index}`);
			const created = await Promise.all(
				ids.map((id) => rooms.create(roomOf(id, { code: "SAME" }), sheet)),
			);
			expect(created.filter((done) => done)).toHaveLength(1);
			expect(await rooms.byCode("SAME")).toBe(ids[created.indexOf(true)]);
			expect((await rooms.versions(ids)).size).toBe(1);
		},
	),

	duty(
		"[ST8] what is not there is told as null, none or empty",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 1, openGate);
			expect(await rooms.load("b")).toBeNull();
			expect(await rooms.sheet("b")).toBeNull();
			expect(await rooms.byCode("CODE-b")).toBeNull();
			expect(await rooms.byScreen("screen-b")).toBeNull();
			expect(await rooms.seat("b", "seat-1")).toBeNull();
			expect(await rooms.seat("a", "seat-2")).toBeNull();
			expect(await rooms.seats("b")).toEqual([]);
			expect(await rooms.answers("b", 1)).toEqual([]);
			expect(await rooms.answers("a", 1)).toEqual([]);
			expect(await rooms.answer("a", 1, "seat-1")).toBeNull();
			expect(await rooms.tally("b", 1)).toEqual({
				joined: 0,
				waiting: 0,
				answered: 0,
				...byValue({}),
			});
			expect(await allRooms(rooms, "owner-2")).toEqual([]);
		},
	),

	duty(
		"[ST9] an ended room keeps its code for a while, and a deleted one frees it",
		async (open) => {
			const { rooms } = await open();
			const room = roomOf("a");
			await rooms.create(room, sheet);
			const ended = {
				...room,
				version: 2,
				endedAt: 1_700_000_000_001,
				phase: { name: "ended" } as const,
			};
			await rooms.commit(ended, null);
			expect(await rooms.byCode(room.code)).toBe("a");
			expect(await rooms.create(roomOf("b", { code: room.code }), sheet)).toBe(
				false,
			);
			await rooms.remove("a");
			expect(await rooms.byCode(room.code)).toBeNull();
			expect(await rooms.create(roomOf("b", { code: room.code }), sheet)).toBe(
				true,
			);
		},
	),

	duty(
		"[ST10] an instructor's rooms come newest first with the seats that are not removed, nobody else's",
		async (open) => {
			const { rooms } = await open();
			const middle = roomOf("middle", { createdAt: 2000 });
			const newest = roomOf("newest", { createdAt: 3000 });
			const oldest = roomOf("oldest", { createdAt: 1000 });
			for (const room of [middle, newest, oldest])
				await rooms.create(room, sheet);
			await rooms.create(roomOf("other", { owner: "owner-2" }), sheet);
			await joinAll(rooms, "middle", ["x", "y", "z"]);
			await rooms.bar("middle", ["y"]);
			expect(await allRooms(rooms, "owner-1")).toEqual([
				{ room: newest, joined: 0 },
				{ room: middle, joined: 2 },
				{ room: oldest, joined: 0 },
			]);
			expect(
				(await allRooms(rooms, "owner-2")).map(({ room }) => room.id),
			).toEqual(["other"]);
		},
	),

	duty("[ST11] versions are told of those rooms that exist", async (open) => {
		const { rooms } = await open();
		const room = await openRoom(rooms, "a", 0, null);
		await regate(rooms, room, null);
		await rooms.create(roomOf("b"), sheet);
		const asked = await rooms.versions(["b", "gone", "a", "a"]);
		expect(asked).toEqual(
			new Map([
				["a", 3],
				["b", 1],
			]),
		);
		expect(await rooms.versions([])).toEqual(new Map());
	}),

	duty(
		"[ST12] deleting a room deletes everything of it and of no other, and sends a room hint",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 3, openGate);
			await openRoom(rooms, "b", 1, openGate);
			for (const id of ["a", "b"])
				await saveOne(rooms, id, attempt("seat-1", 1, [0]));
			await rooms.present("a", "node-1", 3, 60_000);
			const hints = await listen(rooms);
			await rooms.remove("a");
			expect(await hints.heard()).toEqual(["a/room"]);

			expect(await rooms.load("a")).toBeNull();
			expect(await rooms.sheet("a")).toBeNull();
			expect(await rooms.byCode(room.code)).toBeNull();
			expect(await rooms.byScreen(room.screenToken)).toBeNull();
			expect(
				(await allRooms(rooms, "owner-1")).map((one) => one.room.id),
			).not.toContain("a");
			expect(await rooms.versions(["a", "b"])).toEqual(new Map([["b", 2]]));
			expect(await rooms.seats("a")).toEqual([]);
			expect(await rooms.seat("a", "seat-1")).toBeNull();
			expect(await rooms.answers("a", 1)).toEqual([]);
			expect(await rooms.answer("a", 1, "seat-1")).toBeNull();
			expect(await rooms.tally("a", 1)).toEqual({
				joined: 0,
				waiting: 0,
				answered: 0,
				...byValue({}),
			});
			expect(await rooms.present("a", "node-2", 0, 60_000)).toMatchObject({
				connected: 0,
			});
			expect(await rooms.seats("b")).toHaveLength(1);
			expect(await rooms.answers("b", 1)).toHaveLength(1);
		},
	),

	duty(
		"[ST12] a room made anew under the same id has nothing of the deleted one",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 2, openGate);
			await saveOne(rooms, "a", attempt("seat-1", 1, [0]));
			await rooms.remove("a");
			expect(await rooms.create(roomOf("a"), sheet)).toBe(true);
			expect(await rooms.seats("a")).toEqual([]);
			expect(await rooms.answers("a", 1)).toEqual([]);
			const joined = await joinOne(rooms, "a", newSeat("seat-1"), 1);
			expect(joined).toMatchObject({ is: "seated", fresh: true });
			expect(await saveOne(rooms, "a", attempt("seat-1", 1, [0]))).toEqual({
				is: "closed",
				row: null,
			});
		},
	),

	duty(
		"[ST13] deleting twice is like deleting once, and nothing comes back",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 1, openGate);
			await rooms.remove("a");
			await rooms.remove("a");
			expect(
				await rooms.commit({ ...room, version: room.version + 1 }, openGate),
			).toBe(false);
			expect(await joinOne(rooms, "a", newSeat("seat-9"), 9)).toEqual({
				is: "no-room",
			});
			expect(await rename(rooms, "a", "seat-1", "X", "x")).toBe("no-seat");
			await rooms.bar("a", ["seat-1"]);
			expect(await saveOne(rooms, "a", attempt("seat-1", 1, [0]))).toEqual({
				is: "no-seat",
				row: null,
			});
			expect(await rooms.load("a")).toBeNull();
			expect(await rooms.seats("a")).toEqual([]);
		},
	),

	duty(
		"[ST15] joins and answers leave document and version as they are",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 2, openGate);
			await joinOne(rooms, "a", newSeat("late"), 9);
			await rename(rooms, "a", "late", "Later", "later");
			await saveOne(rooms, "a", attempt("late", 1, [0]));
			await rooms.bar("a", ["late"]);
			await rooms.present("a", "node-1", 3, 1000);
			expect(await rooms.load("a")).toEqual(room);
			expect(await rooms.versions(["a"])).toEqual(
				new Map([["a", room.version]]),
			);
		},
	),
];
