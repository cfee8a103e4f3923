import { expect } from "vitest";
import { duty } from "./case.ts";
import { listen } from "./hint-log.ts";
import {
	joinAll,
	joinOne,
	newSeat,
	openRoom,
	rename,
	seatIds,
	waitOne,
} from "./samples.ts";

export const lineCases = [
	duty(
		"[ST250] who waits has a place after all before it, holds the name, and sends one pulse hint",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 1, null);
			await openRoom(rooms, "b", 0, null);
			const hints = await listen(rooms);
			expect(await waitOne(rooms, "a", newSeat("x"), 9)).toEqual({
				is: "waiting",
			});
			expect(await hints.heard()).toEqual(["a/pulse"]);
			expect(await waitOne(rooms, "a", newSeat("y"), 9)).toEqual({
				is: "waiting",
			});
			expect(
				await waitOne(rooms, "a", { ...newSeat("z"), id: "x" }, 9),
			).toEqual({
				is: "waiting",
			});
			const [x, y] = [
				await rooms.waiter("a", "x"),
				await rooms.waiter("a", "y"),
			];
			expect(x).toMatchObject({ id: "x", name: "Name x", before: 0 });
			expect(y).toMatchObject({ id: "y", name: "Name y", before: 1 });
			expect(y?.place).toBeGreaterThan(x?.place ?? 0);
			expect(await rooms.placeAfter("a", 0)).toBe(x?.place);
			expect(await rooms.placeAfter("a", 1)).toBe(y?.place);
			expect(await rooms.placeAfter("a", 500)).toBe(y?.place);
			expect(await rooms.placeAfter("b", 0)).toBe(0);
			expect(await rooms.waiter("b", "x")).toBeNull();
			expect(await rooms.tally("a", null)).toMatchObject({
				joined: 1,
				waiting: 2,
			});
			expect(await rooms.seat("a", "x")).toBeNull();
			expect(await rooms.seats("a")).toHaveLength(1);
			const other = { ...newSeat("x"), id: "other" };
			expect(await waitOne(rooms, "a", other, 9)).toEqual({ is: "name-taken" });
			expect(await joinOne(rooms, "a", other, 9)).toEqual({ is: "name-taken" });
			const mine = newSeat("seat-1").nameKey;
			expect(
				await waitOne(rooms, "a", { id: "n", name: "N", nameKey: mine }, 9),
			).toEqual({ is: "name-taken" });
			expect(
				await rename(rooms, "a", "seat-1", "X", newSeat("x").nameKey),
			).toBe("name-taken");
		},
	),

	duty(
		"[ST251] nobody waits in a room that is not there, with a seat, or in a line that is full",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 1, null);
			expect(await waitOne(rooms, "gone", newSeat("x"), 9)).toEqual({
				is: "no-room",
			});
			expect(await waitOne(rooms, "a", newSeat("seat-1"), 9)).toEqual({
				is: "seated",
			});
			const waits = await Promise.all(
				seatIds(9)
					.slice(1)
					.map((id) => waitOne(rooms, "a", newSeat(id), 5)),
			);
			expect(waits.filter(({ is }) => is === "waiting")).toHaveLength(5);
			expect(waits.filter(({ is }) => is === "full")).toHaveLength(3);
			expect((await rooms.tally("a", null)).waiting).toBe(5);
		},
	),

	duty(
		"[ST252] a seat ends the waiting in the same act, under the name that was held",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 0, null);
			await waitOne(rooms, "a", newSeat("x"), 9);
			await waitOne(rooms, "a", newSeat("y"), 9);
			const joins = await Promise.all(
				[1, 2, 3].map(() => joinOne(rooms, "a", newSeat("x"), 9)),
			);
			expect(joins.map(({ is }) => is)).toEqual(["seated", "seated", "seated"]);
			expect(await rooms.waiter("a", "x")).toBeNull();
			expect(await rooms.waiter("a", "y")).toMatchObject({ before: 0 });
			expect(await rooms.tally("a", null)).toMatchObject({
				joined: 1,
				waiting: 1,
			});
			const other = { ...newSeat("x"), id: "other" };
			expect(await joinOne(rooms, "a", other, 9)).toEqual({ is: "name-taken" });
		},
	),

	duty(
		"[ST253] a line that is cleared holds no name and no id, and gives no place twice",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 0, null);
			await openRoom(rooms, "b", 0, null);
			await waitOne(rooms, "a", newSeat("x"), 9);
			await waitOne(rooms, "b", newSeat("x"), 9);
			const before = (await rooms.waiter("a", "x"))?.place ?? 0;
			const hints = await listen(rooms);
			await rooms.clearLine("a");
			expect(await hints.heard()).toEqual(["a/pulse"]);
			expect(await rooms.waiter("a", "x")).toBeNull();
			expect(await rooms.placeAfter("a", 9)).toBe(0);
			expect((await rooms.tally("b", null)).waiting).toBe(1);
			const other = { ...newSeat("x"), id: "other" };
			expect(await waitOne(rooms, "a", other, 9)).toEqual({ is: "waiting" });
			expect((await rooms.waiter("a", "other"))?.place).toBeGreaterThan(before);
			await joinAll(rooms, "a", ["x2"]);
		},
	),
];
