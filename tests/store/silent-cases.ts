import { expect } from "vitest";
import { duty } from "./case.ts";
import { listen } from "./hint-log.ts";
import {
	attempt,
	finalGate,
	joinOne,
	newSeat,
	openGate,
	openRoom,
	regate,
	saveOne,
	seatIds,
} from "./samples.ts";

export const silentCases = [
	duty(
		"[ST270] of the seats that are named those without an answer in any round are deleted, names and all, and nothing else",
		async (open) => {
			const { rooms } = await open();
			const first = await openRoom(rooms, "a", 6, openGate);
			await openRoom(rooms, "b", 6, openGate);
			await saveOne(rooms, "a", attempt("seat-1", 1, [1]));
			await regate(rooms, first, { ...openGate, round: 2 });
			await saveOne(rooms, "a", attempt("seat-2", 1, [3], 2));
			await rooms.bar("a", ["seat-3"]);
			const later = (await rooms.now()) + 1;
			const hints = await listen(rooms);
			expect(await rooms.clearSilent("a", ["seat-1", "gone"], later)).toEqual(
				[],
			);
			expect(await rooms.clearSilent("gone", seatIds(6), later)).toEqual([]);
			expect(await rooms.clearSilent("a", [], later)).toEqual([]);
			const named = seatIds(5);
			expect(await rooms.clearSilent("a", named, later)).toEqual([
				"seat-4",
				"seat-5",
			]);
			expect(await hints.heard()).toEqual(["a/pulse"]);
			expect(await rooms.clearSilent("a", named, later)).toEqual([]);
			const left = await rooms.seats("a");
			expect(left.map(({ id, removed }) => [id, removed])).toEqual([
				["seat-1", false],
				["seat-2", false],
				["seat-3", true],
				["seat-6", false],
			]);
			expect(await rooms.seats("b")).toHaveLength(6);
			expect(await rooms.tally("a", 2)).toMatchObject({
				joined: 3,
				answered: 1,
				values: { "[3]": 1 },
			});
			expect(await rooms.answers("a", 1)).toHaveLength(1);
		},
	),

	duty(
		"[ST801] who has answered is told, each seat once, whatever round it was in and though the seat was removed",
		async (open) => {
			const { rooms } = await open();
			const first = await openRoom(rooms, "a", 5, openGate);
			await openRoom(rooms, "b", 2, openGate);
			expect(await rooms.whoAnswered("a")).toEqual([]);
			expect(await rooms.whoAnswered("nowhere")).toEqual([]);
			for (const seat of ["seat-1", "seat-2"])
				await saveOne(rooms, "a", attempt(seat, 1, [1]));
			await regate(rooms, first, { ...openGate, round: 2 });
			for (const seat of ["seat-1", "seat-4"])
				await saveOne(rooms, "a", attempt(seat, 1, [3], 2));
			await rooms.bar("a", ["seat-2"]);
			const answered = await rooms.whoAnswered("a");
			expect(answered.sort()).toEqual(["seat-1", "seat-2", "seat-4"]);
			expect(await rooms.whoAnswered("b")).toEqual([]);
		},
	),

	duty(
		"[ST1773] who has answered a round is told some at a time, in order, and who has since, each seat once",
		async (open) => {
			const { rooms } = await open();
			const first = await openRoom(rooms, "a", 6, openGate);
			const since = (place: number, most = 2, round = 1) =>
				rooms.answeredSince("a", round, place, most);
			expect(await since(0)).toEqual({ seats: [], place: 0 });
			for (const seat of ["seat-3", "seat-1", "seat-5"])
				await saveOne(rooms, "a", attempt(seat, 1, [1]));
			const one = await since(0);
			expect(one.seats).toEqual(["seat-3", "seat-1"]);
			const two = await since(one.place);
			expect(two.seats).toEqual(["seat-5"]);
			expect(await since(two.place)).toEqual({ seats: [], place: two.place });
			// Another answer of the same is none of another seat.
			await saveOne(rooms, "a", attempt("seat-3", 2, [2]));
			expect((await since(two.place)).seats).toEqual([]);
			await saveOne(rooms, "a", attempt("seat-2", 1, [1]));
			const three = await since(two.place);
			expect(three.seats).toEqual(["seat-2"]);
			await regate(rooms, first, { ...openGate, round: 2 });
			await saveOne(rooms, "a", attempt("seat-4", 1, [3], 2));
			expect((await since(0, 9, 2)).seats).toEqual(["seat-4"]);
			expect((await since(three.place)).seats).toEqual([]);
			expect((await since(0, 9)).seats).toEqual([
				"seat-3",
				"seat-1",
				"seat-5",
				"seat-2",
			]);
			expect((await rooms.answeredSince("nowhere", 1, 0, 9)).seats).toEqual([]);
		},
	),

	duty(
		"[ST271] a cleared seat answers nothing until it joins anew, under any name; its name is free; one that joined anew is not cleared as the one it was",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 3, openGate);
			const before = (await rooms.now()) + 1;
			await rooms.clearSilent("a", ["seat-1", "seat-2"], before);
			expect(await saveOne(rooms, "a", attempt("seat-1", 1, [1]))).toEqual({
				is: "no-seat",
				row: null,
			});
			expect(await rooms.seat("a", "seat-1")).toBeNull();
			const other = { ...newSeat("seat-1"), id: "other" };
			expect(await joinOne(rooms, "a", other, 3)).toMatchObject({
				fresh: true,
			});
			const again = { ...newSeat("new"), id: "seat-1" };
			expect(await joinOne(rooms, "a", again, 3)).toMatchObject({
				fresh: true,
			});
			const joinedAt = (await rooms.seat("a", "seat-1"))?.joinedAt ?? 0;
			expect(await rooms.clearSilent("a", ["seat-1"], joinedAt)).toEqual([]);
			expect(
				await saveOne(rooms, "a", attempt("seat-1", 1, [1])),
			).toMatchObject({ is: "stored" });
		},
	),

	duty(
		"[ST272] of an answer and a clearing at once one wins whole: no stored answer is ever without its seat",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 60, finalGate);
			const later = (await rooms.now()) + 1;
			const [cleared, ...outcomes] = await Promise.all([
				rooms.clearSilent("a", seatIds(60), later),
				...seatIds(60).map((id) => saveOne(rooms, "a", attempt(id, 1, [1]))),
			]);
			const stored = await rooms.answers("a", 1);
			const seats = (await rooms.seats("a")).map(({ id }) => id);
			expect(seats).toEqual(
				expect.arrayContaining(stored.map(({ seat }) => seat)),
			);
			expect(seats).toHaveLength(60 - cleared.length);
			expect(outcomes.filter(({ is }) => is === "stored")).toHaveLength(
				stored.length,
			);
			expect(
				outcomes.filter(({ is }) => is === "no-seat").length + stored.length,
			).toBe(60);
		},
	),
];
