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
} from "./samples.ts";

export const gateCases = [
	duty(
		"[ST40] without a gate, or with another round's, a new answer is refused as closed",
		async (open) => {
			const { rooms } = await open();
			let room = await openRoom(rooms, "a", 1, null);
			const hints = await listen(rooms);
			expect(await saveOne(rooms, "a", attempt("seat-1", 1, [0]))).toEqual({
				is: "closed",
				row: null,
			});
			room = await regate(rooms, room, { ...openGate, round: 2 });
			for (const round of [1, 3, 0]) {
				expect(
					await saveOne(rooms, "a", attempt("seat-1", 1, [0], round)),
				).toEqual({ is: "closed", row: null });
				expect(await rooms.answers("a", round)).toEqual([]);
			}
			expect(await hints.heard()).toEqual(["a/room"]);
			expect(
				await saveOne(rooms, "a", attempt("seat-1", 1, [0], 2)),
			).toMatchObject({ is: "stored" });
		},
	),

	duty(
		"[ST41] a change after the close is refused as closed with the row that stands",
		async (open) => {
			const { rooms } = await open();
			let room = await openRoom(rooms, "a", 1, openGate);
			const { row } = await saveOne(rooms, "a", attempt("seat-1", 1, [0]));
			const hints = await listen(rooms);
			for (const gate of [null, { ...openGate, round: 2 }]) {
				room = await regate(rooms, room, gate);
				expect(await saveOne(rooms, "a", attempt("seat-1", 2, [1]))).toEqual({
					is: "closed",
					row,
				});
				expect(await saveOne(rooms, "a", attempt("seat-1", 2, [0]))).toEqual({
					is: "stored",
					row,
				});
			}
			expect(await hints.heard()).toEqual(["a/room", "a/room"]);
			expect(await rooms.answers("a", 1)).toEqual([row]);
		},
	),

	duty(
		"[ST42] an answer counts up to the gate's last millisecond on the store's clock, and none after it",
		async (open) => {
			const { rooms, wait } = await open();
			const room = await openRoom(rooms, "a", 120, null);
			const until = (await rooms.now()) + 50;
			await regate(rooms, room, { ...openGate, until });
			let late = 0;
			for (let number = 1; late < 3; number++) {
				const before = await rooms.now();
				const outcome = await saveOne(
					rooms,
					"a",
					attempt(`seat-${number}`, 1, [0]),
				);
				const after = await rooms.now();
				if (after <= until) expect(outcome).toMatchObject({ is: "stored" });
				if (before > until) expect(outcome).toEqual({ is: "late", row: null });
				if (outcome.is === "late") late++;
				else expect(outcome.row?.at).toBeLessThanOrEqual(until);
				await wait(1);
			}
		},
	),

	duty(
		"[ST43] a change after the gate's time is refused as late with the row that stands",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 1, {
				...openGate,
				until: (await rooms.now()) + 60_000,
			});
			const { row } = await saveOne(rooms, "a", attempt("seat-1", 1, [0]));
			await regate(rooms, room, {
				...openGate,
				until: (await rooms.now()) - 1,
			});
			const hints = await listen(rooms);
			expect(await saveOne(rooms, "a", attempt("seat-1", 2, [1]))).toEqual({
				is: "late",
				row,
			});
			expect(await saveOne(rooms, "a", attempt("seat-1", 2, [0]))).toEqual({
				is: "stored",
				row,
			});
			expect(await hints.heard()).toEqual([]);
			expect(await rooms.answers("a", 1)).toEqual([row]);
		},
	),

	duty(
		"[ST44] each commit sets round, time and changeability anew",
		async (open) => {
			const { rooms, wait } = await open();
			let room = await openRoom(rooms, "a", 2, {
				...openGate,
				until: (await rooms.now()) - 1,
			});
			expect(
				await saveOne(rooms, "a", attempt("seat-1", 1, [0])),
			).toMatchObject({ is: "late" });
			room = await regate(rooms, room, openGate);
			await wait(30);
			expect(
				await saveOne(rooms, "a", attempt("seat-1", 1, [0])),
			).toMatchObject({ is: "stored" });
			room = await regate(rooms, room, {
				...openGate,
				until: (await rooms.now()) + 60_000,
			});
			expect(
				await saveOne(rooms, "a", attempt("seat-1", 2, [1])),
			).toMatchObject({ row: { value: [1] } });
			room = await regate(rooms, room, finalGate);
			expect(
				await saveOne(rooms, "a", attempt("seat-1", 3, [2])),
			).toMatchObject({ is: "stored", row: { value: [1] } });
			room = await regate(rooms, room, { ...openGate, round: 2 });
			expect(
				await saveOne(rooms, "a", attempt("seat-1", 1, [3], 2)),
			).toMatchObject({ row: { round: 2, value: [3] } });
			expect(await rooms.answers("a", 1)).toMatchObject([{ value: [1] }]);
		},
	),

	duty("[ST45] a removed seat stores nothing any more", async (open) => {
		const { rooms } = await open();
		await openRoom(rooms, "a", 2, openGate);
		const { row } = await saveOne(rooms, "a", attempt("seat-1", 1, [0]));
		await rooms.bar("a", ["seat-1", "seat-2"]);
		const hints = await listen(rooms);
		expect(await saveOne(rooms, "a", attempt("seat-1", 2, [1]))).toEqual({
			is: "removed",
			row,
		});
		expect(await saveOne(rooms, "a", attempt("seat-2", 1, [1]))).toEqual({
			is: "removed",
			row: null,
		});
		expect(await hints.heard()).toEqual([]);
		expect(await rooms.answers("a", 1)).toEqual([row]);
	}),

	duty(
		"[ST46] without a seat nothing is stored, also not where no room is",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 1, openGate);
			const hints = await listen(rooms);
			expect(await saveOne(rooms, "a", attempt("seat-9", 1, [0]))).toEqual({
				is: "no-seat",
				row: null,
			});
			expect(await saveOne(rooms, "gone", attempt("seat-1", 1, [0]))).toEqual({
				is: "no-seat",
				row: null,
			});
			expect(await hints.heard()).toEqual([]);
			expect(await rooms.answers("a", 1)).toEqual([]);
			await joinOne(rooms, "a", newSeat("seat-9"), 9);
			expect(
				await saveOne(rooms, "a", attempt("seat-9", 1, [0])),
			).toMatchObject({ is: "stored" });
		},
	),

	duty(
		"[ST47] a refusal names whose it is before the round, and the round before the time",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 2, {
				...openGate,
				until: (await rooms.now()) - 1,
			});
			await rooms.bar("a", ["seat-2"]);
			const outcomes = await rooms.save("a", [
				attempt("seat-9", 1, [0], 2),
				attempt("seat-2", 1, [0], 2),
				attempt("seat-2", 1, [0]),
				attempt("seat-1", 1, [0], 2),
				attempt("seat-1", 1, [0]),
			]);
			expect(outcomes.map(({ is }) => is)).toEqual([
				"no-seat",
				"removed",
				"removed",
				"closed",
				"late",
			]);
		},
	),
];
