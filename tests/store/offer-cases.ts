import { expect } from "vitest";
import type { Room } from "../../server/room/state.ts";
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
} from "./samples.ts";

function nextOf(room: Room, more: Partial<Room> = {}): Room {
	return { ...room, version: room.version + 1, ...more };
}

/** A room whose round 1 has closed, answered by `seat-1` of 4 alone; round 2 is open. */
async function restored(rooms: RoomStore, id: string): Promise<Room> {
	const first = await openRoom(rooms, id, 4, openGate);
	await rooms.save(id, [attempt("seat-1", 3, [0])]);
	return regate(rooms, first, { ...openGate, round: 2 });
}

const one = [{ round: 1, value: [1] }];

const countsOf = async (rooms: RoomStore, id: string) => [
	...(await rooms.offered(id)),
];

export const offerCases = [
	duty(
		"[ST230] an offer is kept once, apart from the answers, and counted nowhere",
		async (open) => {
			const { rooms } = await open();
			await restored(rooms, "a");
			await restored(rooms, "b");
			const before = await rooms.tally("a", 1);
			const hints = await listen(rooms);
			await rooms.offer("a", "seat-2", one);
			await rooms.offer("a", "seat-2", [{ round: 1, value: [0] }]);
			await rooms.offer("a", "seat-3", one);
			await rooms.offer("a", "seat-3", []);
			expect(await hints.heard()).toEqual([]);
			expect(await countsOf(rooms, "a")).toEqual([[1, 2]]);
			expect(await countsOf(rooms, "b")).toEqual([]);
			expect(await rooms.tally("a", 1)).toEqual(before);
			expect(await rooms.answers("a", 1)).toHaveLength(1);
			expect(await rooms.answer("a", 1, "seat-2")).toBeNull();
		},
	),

	duty(
		"[ST231] passed over is an offer beside an answer, for a round that takes answers, of a seat that is removed or not there",
		async (open) => {
			const { rooms } = await open();
			await restored(rooms, "a");
			await rooms.bar("a", ["seat-3"]);
			await rooms.offer("a", "seat-1", one);
			await rooms.offer("a", "seat-2", [{ round: 2, value: [1] }]);
			await rooms.offer("a", "seat-3", one);
			await rooms.offer("a", "nobody", one);
			await rooms.offer("gone", "seat-1", one);
			expect(await countsOf(rooms, "a")).toEqual([]);
			expect(await countsOf(rooms, "gone")).toEqual([]);
		},
	),

	duty(
		"[ST232] taken in, the offers of one round are answers from that act on, exactly once, and the gate stays",
		async (open) => {
			const { rooms, wait } = await open();
			const asked = await restored(rooms, "a");
			const room = await regate(rooms, asked, { ...openGate, round: 3 });
			await rooms.offer("a", "seat-2", [...one, { round: 2, value: [3] }]);
			await rooms.offer("a", "seat-3", [{ round: 1, value: [0] }]);
			const at = await rooms.now();
			await wait(50);
			const next = nextOf(room, { title: "changed" });
			const hints = await listen(rooms);
			expect(await rooms.takeOffers(next, 1)).toBe(true);
			expect(await hints.heard()).toEqual(["a/room"]);
			expect(await rooms.load("a")).toEqual(next);
			const rows = await rooms.answers("a", 1);
			expect(rows).toHaveLength(3);
			expect(rows[0]).toMatchObject({ seat: "seat-1", seq: 3, value: [0] });
			for (const [seat, value] of [
				["seat-2", [1]],
				["seat-3", [0]],
			] as const) {
				const row = await rooms.answer("a", 1, seat);
				expect(row).toMatchObject({ seq: 1, value });
				expect(Math.abs((row?.at ?? 0) - at)).toBeLessThan(50);
			}
			expect(await rooms.tally("a", 1)).toMatchObject({
				answered: 3,
				values: { "[0]": 2, "[1]": 1 },
			});
			expect(await countsOf(rooms, "a")).toEqual([[2, 1]]);
			expect(await rooms.takeOffers(nextOf(next), 1)).toBe(true);
			expect(await rooms.answers("a", 1)).toEqual(rows);
			expect(
				await saveOne(rooms, "a", attempt("seat-4", 1, [1], 3)),
			).toMatchObject({ is: "stored" });
		},
	),

	duty(
		"[ST233] taken in on another version, or in no room, nothing changes; of two at once exactly one wins",
		async (open) => {
			const { rooms } = await open();
			const room = await restored(rooms, "a");
			await rooms.offer("a", "seat-2", one);
			const hints = await listen(rooms);
			for (const version of [1, room.version, room.version + 2])
				expect(
					await rooms.takeOffers({ ...room, version, title: "other" }, 1),
				).toBe(false);
			expect(await rooms.takeOffers(roomOf("gone", { version: 2 }), 1)).toBe(
				false,
			);
			expect(await hints.heard()).toEqual([]);
			expect(await rooms.load("a")).toEqual(room);
			expect(await countsOf(rooms, "a")).toEqual([[1, 1]]);
			const done = await Promise.all(
				["x", "y"].map((title) => rooms.takeOffers(nextOf(room, { title }), 1)),
			);
			expect(done.filter((won) => won)).toHaveLength(1);
			expect(await rooms.answers("a", 1)).toHaveLength(2);
		},
	),

	duty(
		"[ST234] offers go with their seat, before and after they are taken in, and with their room; a seat that has one is not silent",
		async (open) => {
			const { rooms } = await open();
			let room = await restored(rooms, "a");
			await rooms.offer("a", "seat-2", one);
			await rooms.offer("a", "seat-3", one);
			await rooms.offer("a", "seat-4", one);
			room = nextOf(room);
			expect(await rooms.erase(room, "seat-2")).toBe(true);
			expect(await countsOf(rooms, "a")).toEqual([[1, 2]]);
			room = nextOf(room);
			expect(await rooms.takeOffers(room, 1)).toBe(true);
			room = nextOf(room);
			expect(await rooms.erase(room, "seat-3")).toBe(true);
			expect((await rooms.answers("a", 1)).map(({ seat }) => seat)).toEqual([
				"seat-1",
				"seat-4",
			]);
			expect((await rooms.tally("a", 1)).values).toEqual({
				"[0]": 1,
				"[1]": 1,
			});
			const again = await restored(rooms, "b");
			await rooms.offer("b", "seat-2", one);
			expect(await countsOf(rooms, "b")).toEqual([[1, 1]]);
			const later = (await rooms.now()) + 1000;
			const silent = ["seat-1", "seat-2", "seat-3"];
			expect(await rooms.clearSilent("b", silent, later)).toEqual(["seat-3"]);
			await rooms.remove("b", again.version);
			await restored(rooms, "b");
			expect(await countsOf(rooms, "b")).toEqual([]);
		},
	),
];
