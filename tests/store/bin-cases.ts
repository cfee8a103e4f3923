import { expect } from "vitest";
import type { RoomStore } from "../../server/store/room-store.ts";
import { duty } from "./case.ts";
import { listen } from "./hint-log.ts";
import {
	attempt,
	openGate,
	openRoom,
	regate,
	roomOf,
	saveOne,
	sheet,
} from "./samples.ts";

/** All that can be read of a room. */
async function all(rooms: RoomStore, id: string) {
	const { code, screenToken, owner } = roomOf(id);
	const { items } = await rooms.roomsOf(owner, { after: null, limit: 10 });
	return {
		room: await rooms.load(id),
		sheet: await rooms.sheet(id),
		seats: await rooms.seats(id),
		rows: [await rooms.answers(id, 1), await rooms.answers(id, 2)],
		tally: await rooms.tally(id, 2),
		byCode: await rooms.byCode(code),
		byScreen: await rooms.byScreen(screenToken),
		listed: items.filter((one) => one.id === id),
	};
}

async function answered(rooms: RoomStore, id: string) {
	const first = await openRoom(rooms, id, 3, openGate);
	for (const seat of ["seat-1", "seat-2"])
		await saveOne(rooms, id, attempt(seat, 1, [0]));
	const round = (number: number) => ({
		round: number,
		question: 0,
		openedAt: 1,
		deadline: null,
		closedAt: number === 1 ? 2 : null,
		changeable: true,
		counted: number === 1 ? { answered: 2, right: 1 } : null,
		recounts: 0,
		revealed: false,
	});
	const room = await regate(
		rooms,
		{
			...first,
			phase: { name: "open", question: 0, round: 2 },
			rounds: [round(1), round(2)],
		},
		{ ...openGate, round: 2 },
	);
	await saveOne(rooms, id, attempt("seat-2", 1, [1], 2));
	await rooms.bar(id, ["seat-3"]);
	return room;
}

export const binCases = [
	duty(
		"[ST210] a room in the bin is gone for everybody, and comes back whole: it goes on where it was",
		async (open) => {
			const { rooms, bin } = await open();
			await answered(rooms, "a");
			const before = await all(rooms, "a");
			const hints = await listen(rooms);
			expect(await bin.take("a")).toBe(true);
			expect(await hints.heard()).toEqual(["a/room"]);
			expect(await all(rooms, "a")).toMatchObject({
				room: null,
				sheet: null,
				seats: [],
				byCode: null,
				byScreen: null,
				listed: [],
			});
			expect(await bin.items()).toMatchObject([
				{ room: "a", owner: "owner-1", title: roomOf("a").title, students: 3 },
			]);
			expect(await bin.restore("a")).toBe("restored");
			expect(await all(rooms, "a")).toEqual(before);
			expect(await bin.items()).toEqual([]);
			expect(
				await saveOne(rooms, "a", attempt("seat-1", 1, [1], 2)),
			).toMatchObject({ is: "stored" });
			expect(await bin.restore("a")).toBe("no-room");
		},
	),

	duty(
		"[ST210] a room that has changed meanwhile, or is not there, is not taken",
		async (open) => {
			const { rooms, bin } = await open();
			const room = await openRoom(rooms, "a", 1, openGate);
			expect(await bin.take("a", room.version - 1)).toBe(false);
			expect(await bin.take("gone")).toBe(false);
			expect(await bin.items()).toEqual([]);
			expect(await rooms.load("a")).toEqual(room);
		},
	),

	duty(
		"[ST210] a running room whose code another room has by now is not brought back, and stays in the bin",
		async (open) => {
			const { rooms, bin } = await open();
			const room = await openRoom(rooms, "a", 1, openGate);
			await bin.take("a");
			await rooms.create(roomOf("b", { code: room.code }), sheet);
			expect(await bin.restore("a")).toBe("taken");
			expect(await rooms.byCode(room.code)).toBe("b");
			expect(await bin.items()).toHaveLength(1);
			await rooms.remove("b");
			expect(await bin.restore("a")).toBe("restored");
		},
	),

	duty(
		"[ST211] a student is deleted in the bin too, by the room's owner only: nothing of them comes back, and rounds are counted anew",
		async (open) => {
			const { rooms, bin } = await open();
			await answered(rooms, "a");
			await bin.take("a");
			expect(await bin.erase("somebody", "a", "seat-2")).toBe(false);
			expect(await bin.erase("owner-1", "a", "nobody")).toBe(false);
			expect(await bin.erase("owner-1", "gone", "seat-2")).toBe(false);
			expect(await bin.erase("owner-1", "a", "seat-2")).toBe(true);
			expect(await bin.items()).toMatchObject([{ students: 2 }]);
			await bin.restore("a");
			const { seats, rows, room } = await all(rooms, "a");
			expect(JSON.stringify([seats, rows])).not.toContain("seat-2");
			expect(rows[0]).toHaveLength(1);
			expect(room?.rounds[0]?.counted).toBeNull();
		},
	),

	duty(
		"[ST750] takes of one owner so many bytes within a time; what is over it is gone at once",
		async (open) => {
			const { rooms, bin } = await open();
			const bound = { bytes: 10_000, withinMs: 60_000 };
			const put = async (id: string, owner: string) => {
				await rooms.create(roomOf(id, { owner }), sheet);
				return bin.take(id, undefined, bound);
			};
			for (let one = 0; one < 30; one++)
				expect(await put(`a-${one}`, "owner-1")).toBe(true);
			const kept = (await bin.items()).length;
			expect(kept).toBeGreaterThan(5);
			expect(kept).toBeLessThan(30);
			expect(await rooms.load("a-29")).toBeNull();
			await put("b", "owner-2");
			expect(await bin.items()).toHaveLength(kept + 1);
		},
	),

	duty(
		"[ST211] the bin is emptied of what is older than a moment, and a room alone is deleted for good",
		async (open) => {
			const { rooms, bin, wait } = await open();
			for (const id of ["a", "b", "c"]) await openRoom(rooms, id, 1, null);
			await bin.take("a");
			await wait(20);
			const moment = await rooms.now();
			await bin.take("b");
			await bin.take("c");
			expect(await bin.empty(moment)).toBe(1);
			expect((await bin.items()).map(({ room }) => room).sort()).toEqual([
				"b",
				"c",
			]);
			expect(await bin.drop("b")).toBe(true);
			expect(await bin.drop("b")).toBe(false);
			expect(await bin.restore("b")).toBe("no-room");
			expect(await bin.empty(Number.POSITIVE_INFINITY)).toBe(1);
			expect(await bin.items()).toEqual([]);
		},
	),
];
