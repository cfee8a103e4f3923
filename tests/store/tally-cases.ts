import { expect } from "vitest";
import { duty } from "./case.ts";
import {
	attempt,
	byValue,
	finalGate,
	openGate,
	openRoom,
	regate,
	saveOne,
	seatIds,
} from "./samples.ts";

export const tallyCases = [
	duty(
		"[ST37] answers are listed in the order in which they were first stored, round by round",
		async (open) => {
			const { rooms, wait } = await open();
			const room = await openRoom(rooms, "a", 5, openGate);
			const order = ["seat-4", "seat-1", "seat-5", "seat-3"];
			await rooms.save(
				"a",
				order.slice(0, 2).map((seat) => attempt(seat, 1, [0])),
			);
			await wait(2);
			await rooms.save(
				"a",
				order.slice(2).map((seat) => attempt(seat, 1, [1])),
			);
			await rooms.save("a", [
				attempt("seat-1", 2, [3]),
				attempt("seat-4", 2, [2]),
			]);
			await regate(rooms, room, { ...openGate, round: 2 });
			await rooms.save(
				"a",
				["seat-3", "seat-1"].map((seat) => attempt(seat, 3, [0], 2)),
			);
			const rows = await rooms.answers("a", 1);
			expect(rows.map((row) => [row.seat, row.value])).toEqual([
				["seat-4", [2]],
				["seat-1", [3]],
				["seat-5", [1]],
				["seat-3", [1]],
			]);
			expect((await rooms.answers("a", 2)).map((row) => row.seat)).toEqual([
				"seat-3",
				"seat-1",
			]);
			expect(await rooms.answers("a", 3)).toEqual([]);
		},
	),

	duty(
		"[ST38] the tally counts the answers of a round by value, and the seats that are not removed",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 6, openGate);
			await rooms.save("a", [
				attempt("seat-1", 1, [0]),
				attempt("seat-2", 1, [0, 2]),
				attempt("seat-3", 1, [0]),
				attempt("seat-4", 1, [10]),
			]);
			await saveOne(rooms, "a", attempt("seat-4", 2, []));
			await rooms.bar("a", ["seat-1", "seat-5"]);
			const values = { "[0]": 2, "[0,2]": 1, "[]": 1 };
			expect(await rooms.tally("a", 1)).toEqual({
				joined: 4,
				waiting: 0,
				answered: 4,
				...byValue(values),
			});
			expect(await rooms.tally("a", 2)).toEqual({
				joined: 4,
				waiting: 0,
				answered: 0,
				...byValue({}),
			});
			expect(await rooms.tally("a", null)).toEqual({
				joined: 4,
				waiting: 0,
				answered: 0,
				...byValue({}),
			});
			await regate(rooms, room, null);
			expect(await rooms.tally("a", 1)).toEqual({
				joined: 4,
				waiting: 0,
				answered: 4,
				...byValue(values),
			});
		},
	),

	duty(
		"[ST38] two thousand answers are listed and counted completely",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 2000, openGate);
			const attempts = seatIds(2000).map((seat, index) =>
				attempt(seat, 1, [index % 4]),
			);
			const outcomes = [];
			for (let from = 0; from < 2000; from += 250)
				outcomes.push(
					...(await rooms.save("a", attempts.slice(from, from + 250))),
				);
			expect(outcomes.every((outcome) => outcome.is === "stored")).toBe(true);
			const values = { "[0]": 500, "[1]": 500, "[2]": 500, "[3]": 500 };
			expect(await rooms.tally("a", 1)).toEqual({
				joined: 2000,
				waiting: 0,
				answered: 2000,
				...byValue(values),
			});
			expect(await rooms.answers("a", 1)).toEqual(
				outcomes.map(({ row }) => row),
			);
		},
	),

	duty(
		"[ST39] rooms share nothing: not seats, not answers, not gates",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 1, openGate);
			await openRoom(rooms, "b", 2, finalGate);
			await openRoom(rooms, "c", 1, null);
			expect(
				await saveOne(rooms, "a", attempt("seat-1", 1, [0])),
			).toMatchObject({ is: "stored", row: { value: [0] } });
			expect(
				await saveOne(rooms, "b", attempt("seat-1", 1, [1])),
			).toMatchObject({ is: "stored", row: { value: [1] } });
			expect(await saveOne(rooms, "a", attempt("seat-2", 1, [0]))).toEqual({
				is: "no-seat",
				row: null,
			});
			expect(await saveOne(rooms, "c", attempt("seat-1", 1, [0]))).toEqual({
				is: "closed",
				row: null,
			});
			expect(await rooms.answers("a", 1)).toHaveLength(1);
			expect(await rooms.tally("b", 1)).toEqual({
				joined: 2,
				waiting: 0,
				answered: 1,
				...byValue({ "[1]": 1 }),
			});
		},
	),
];
