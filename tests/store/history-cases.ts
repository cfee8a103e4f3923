import { expect } from "vitest";
import { duty } from "./case.ts";
import { listen } from "./hint-log.ts";
import { attempt, openGate, openRoom, saveOne } from "./samples.ts";

export const historyCases = [
	duty(
		"[ST200] an answer to a question of another history is neither stored nor told what stands, one of this history is",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 3, openGate);
			const epoch = await rooms.epoch();
			const own = (seat: string) => ({ ...attempt(seat, 1, [0]), epoch });
			const other = (seat: string) => ({
				...attempt(seat, 2, [1]),
				epoch: "of-before-the-restore",
			});
			const refused = { is: "other-history", row: null };
			const hints = await listen(rooms);
			expect(await saveOne(rooms, "a", other("seat-1"))).toEqual(refused);
			expect(await saveOne(rooms, "a", other("nobody"))).toEqual(refused);
			expect(await hints.heard()).toEqual([]);
			expect(await saveOne(rooms, "a", own("seat-1"))).toMatchObject({
				is: "stored",
				row: { value: [0] },
			});
			expect(await saveOne(rooms, "a", other("seat-1"))).toEqual(refused);
			expect(await rooms.answers("a", 1)).toMatchObject([{ value: [0] }]);
		},
	),

	duty(
		"[ST200] in one batch each attempt is judged by the history that it names, or by none",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 3, openGate);
			const epoch = await rooms.epoch();
			const outcomes = await rooms.save("a", [
				{ ...attempt("seat-1", 1, [0]), epoch: "another" },
				attempt("seat-2", 1, [1]),
				{ ...attempt("seat-3", 1, [2]), epoch },
				{ ...attempt("seat-2", 2, [3]), epoch: "another" },
			]);
			expect(outcomes.map(({ is }) => is)).toEqual([
				"other-history",
				"stored",
				"stored",
				"other-history",
			]);
			expect((await rooms.tally("a", 1)).values).toEqual({
				"[1]": 1,
				"[2]": 1,
			});
		},
	),
];
