import { expect } from "vitest";
import { duty } from "./case.ts";
import { listen } from "./hint-log.ts";
import {
	attempt,
	finalGate,
	openGate,
	openRoom,
	regate,
	saveOne,
} from "./samples.ts";

export const answerCases = [
	duty(
		"[ST30] a saved answer is kept whole with the store's time, and its batch sends one pulse hint",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 3, openGate);
			const hints = await listen(rooms);
			const before = await rooms.now();
			const outcomes = await rooms.save("a", [
				attempt("seat-2", 7, [0, 2]),
				attempt("seat-1", 1, [1]),
			]);
			const after = await rooms.now();
			expect(await hints.heard()).toEqual(["a/pulse"]);
			expect(outcomes).toMatchObject([
				{
					is: "stored",
					row: { seat: "seat-2", round: 1, seq: 7, value: [0, 2] },
				},
				{
					is: "stored",
					row: { seat: "seat-1", round: 1, seq: 1, value: [1] },
				},
			]);
			for (const { row } of outcomes) {
				expect(row?.at).toBeGreaterThanOrEqual(before);
				expect(row?.at).toBeLessThanOrEqual(after);
				expect(await rooms.answer("a", 1, row?.seat ?? "")).toEqual(row);
			}
			expect(await rooms.answers("a", 1)).toEqual(
				outcomes.map(({ row }) => row),
			);
			expect(await rooms.answer("a", 1, "seat-3")).toBeNull();
			expect(await rooms.answer("a", 2, "seat-1")).toBeNull();
		},
	),

	duty(
		"[ST31] a repeat is told what is stored, at any time, and sends no hint",
		async (open) => {
			const { rooms, wait } = await open();
			const gate = { ...openGate, until: (await rooms.now()) + 10_000 };
			let room = await openRoom(rooms, "a", 2, gate);
			const one = attempt("seat-1", 1, [0]);
			const first = await saveOne(rooms, "a", one);
			const hints = await listen(rooms);
			const repeats = async () => {
				expect(await saveOne(rooms, "a", one)).toEqual(first);
				expect(await rooms.save("a", [one, one])).toEqual([first, first]);
				expect(await rooms.answers("a", 1)).toEqual([first.row]);
			};
			await wait(3);
			await repeats();
			expect(await hints.heard()).toEqual([]);
			for (const other of [
				{ ...gate, until: (await rooms.now()) - 1 },
				{ ...openGate, round: 2 },
				null,
			]) {
				room = await regate(rooms, room, other);
				await repeats();
			}
			await rooms.bar("a", ["seat-1"]);
			await repeats();
		},
	),

	duty(
		"[ST31] one answer sent many times at once is stored once and told alike to all",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 1, openGate);
			const one = attempt("seat-1", 1, [0]);
			const outcomes = await Promise.all([
				...Array.from({ length: 20 }, () => saveOne(rooms, "a", one)),
				...Array.from({ length: 5 }, () => rooms.save("a", [one, one])),
			]);
			const rows = await rooms.answers("a", 1);
			expect(rows).toHaveLength(1);
			expect(outcomes.flat()).toEqual(
				Array.from({ length: 30 }, () => ({ is: "stored", row: rows[0] })),
			);
		},
	),

	duty(
		"[ST32] outcomes stand in the order of the attempts, each judged after those before it",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 3, openGate);
			await rooms.bar("a", ["seat-3"]);
			const outcomes = await rooms.save("a", [
				attempt("seat-9", 1, [0]),
				attempt("seat-2", 1, [0]),
				attempt("seat-3", 1, [0]),
				attempt("seat-1", 2, [1]),
				attempt("seat-1", 1, [0], 2),
				attempt("seat-1", 3, [2]),
				attempt("seat-1", 2, [0]),
			]);
			expect(
				outcomes.map(({ is, row }) => [is, row?.seat, row?.seq, row?.value]),
			).toEqual([
				["no-seat", undefined, undefined, undefined],
				["stored", "seat-2", 1, [0]],
				["removed", undefined, undefined, undefined],
				["stored", "seat-1", 2, [1]],
				["closed", undefined, undefined, undefined],
				["stored", "seat-1", 3, [2]],
				["stored", "seat-1", 3, [2]],
			]);
			expect((await rooms.answers("a", 1)).map((row) => row.value)).toEqual([
				[0],
				[2],
			]);
			expect(await rooms.save("a", [])).toEqual([]);
		},
	),

	duty(
		"[ST33] in a final round the first answer stands, and any other is told it",
		async (open) => {
			const { rooms, wait } = await open();
			const gate = { ...finalGate, until: (await rooms.now()) + 10_000 };
			const room = await openRoom(rooms, "a", 2, gate);
			const first = await saveOne(rooms, "a", attempt("seat-1", 2, [0]));
			const hints = await listen(rooms);
			await wait(2);
			const others = [
				attempt("seat-1", 1, [1]),
				attempt("seat-1", 2, [1]),
				attempt("seat-1", 3, [1]),
				attempt("seat-1", 4, [0]),
			];
			expect(await rooms.save("a", others)).toEqual(others.map(() => first));
			expect(await hints.heard()).toEqual([]);
			await regate(rooms, room, { ...gate, until: (await rooms.now()) - 1 });
			expect(await rooms.save("a", others)).toEqual(others.map(() => first));
			expect(await rooms.answers("a", 1)).toEqual([first.row]);
		},
	),

	duty(
		"[ST33] of different choices of one seat at once in a final round one is stored and told to all",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 1, finalGate);
			const outcomes = await Promise.all(
				Array.from({ length: 24 }, (_, index) =>
					saveOne(rooms, "a", attempt("seat-1", (index % 6) + 1, [index % 4])),
				),
			);
			const rows = await rooms.answers("a", 1);
			expect(rows).toHaveLength(1);
			expect(outcomes).toEqual(
				outcomes.map(() => ({ is: "stored", row: rows[0] })),
			);
		},
	),

	duty(
		"[ST34] in a changeable round a higher seq replaces value and time, and sends a pulse hint",
		async (open) => {
			const { rooms, wait } = await open();
			await openRoom(rooms, "a", 1, openGate);
			const first = await saveOne(rooms, "a", attempt("seat-1", 1, [0]));
			const hints = await listen(rooms);
			await wait(5);
			const second = await saveOne(rooms, "a", attempt("seat-1", 4, [1, 2]));
			expect(second).toMatchObject({
				is: "stored",
				row: { seq: 4, value: [1, 2] },
			});
			expect(second.row?.at).toBeGreaterThanOrEqual((first.row?.at ?? 0) + 5);
			expect(await hints.heard()).toEqual(["a/pulse"]);
			expect(await rooms.answers("a", 1)).toEqual([second.row]);
			expect(await rooms.answer("a", 1, "seat-1")).toEqual(second.row);
		},
	),

	duty(
		"[ST35] a seq that is not higher changes nothing and is told what stands",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 1, openGate);
			const standing = await saveOne(rooms, "a", attempt("seat-1", 5, [0]));
			const hints = await listen(rooms);
			for (const seq of [5, 4, 1]) {
				expect(await saveOne(rooms, "a", attempt("seat-1", seq, [1]))).toEqual(
					standing,
				);
			}
			expect(await hints.heard()).toEqual([]);
			expect(await rooms.answers("a", 1)).toEqual([standing.row]);
		},
	),

	duty(
		"[ST35] of changes of one seat at once the highest seq stands, and none is told an older one",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 1, openGate);
			const seqs = [3, 9, 1, 7, 12, 2, 11, 5, 10, 4, 8, 6];
			const outcomes = await Promise.all(
				seqs.map((seq) =>
					saveOne(rooms, "a", attempt("seat-1", seq, [seq % 5])),
				),
			);
			outcomes.forEach((outcome, index) => {
				expect(outcome.is).toBe("stored");
				expect(outcome.row?.seq).toBeGreaterThanOrEqual(seqs[index] ?? 0);
				expect(outcome.row?.value).toEqual([(outcome.row?.seq ?? 0) % 5]);
			});
			expect(await rooms.answers("a", 1)).toMatchObject([
				{ seq: 12, value: [2] },
			]);
		},
	),

	duty(
		"[ST36] the same value sent anew keeps its time, and its seq outdoes lower ones",
		async (open) => {
			const { rooms, wait } = await open();
			await openRoom(rooms, "a", 1, openGate);
			const first = await saveOne(rooms, "a", attempt("seat-1", 1, [0]));
			await wait(5);
			const again = await saveOne(rooms, "a", attempt("seat-1", 3, [0]));
			expect(again).toEqual({ is: "stored", row: { ...first.row, seq: 3 } });
			expect(await saveOne(rooms, "a", attempt("seat-1", 2, [1]))).toEqual(
				again,
			);
			expect(await rooms.answer("a", 1, "seat-1")).toEqual(again.row);
		},
	),
];
