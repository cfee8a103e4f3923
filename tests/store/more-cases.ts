import { expect } from "vitest";
import type {
	AnswerMore,
	Attempt,
	SeatMore,
} from "../../server/store/room-store.ts";
import { duty } from "./case.ts";
import { listen } from "./hint-log.ts";
import {
	attempt,
	joinOne,
	lookAt,
	newSeat,
	openGate,
	openRoom,
	regate,
	saveOne,
	waitOne,
} from "./samples.ts";

const more: SeatMore = { extraTime: 1.25, team: 'Rot, "{weiß}" 🦊' };

/** With and without groups, and with texts that look like the rows around them. */
const said: readonly Pick<Attempt, "value" | "groups" | "more">[] = [
	{ value: [0], groups: ["A"], more: { confidence: 0.1 + 0.2 } },
	{ value: "1 2 3", more: { confidence: 1 } },
	{ value: { more: {}, value: 1, groups: [] }, groups: [], more: {} },
	{
		value: { size: 3, groups: ["x"], value: { more: 1 } },
		groups: ["B", "C"],
		more: { entries: [{ value: [1], more: { groups: [] } }, "}", 1e21] },
	},
	{ value: '}","more":{', groups: ["D"] },
	{ value: "e\u0301 🚀", more: { entries: ['"value":', "],"] } },
];

export const moreCases = [
	duty(
		"[ST960] what is said with an answer beside its value is kept and told with it, before and after a stay in the bin",
		async (open) => {
			const { rooms, bin } = await open();
			await openRoom(rooms, "a", said.length, openGate);
			const attempts = said.map((one, index) => ({
				...attempt(`seat-${index + 1}`, 1, null),
				...one,
			}));
			const outcomes = await rooms.save("a", attempts);
			const rows = outcomes.map(({ row }) => row);
			expect(rows.map((row) => ({ ...row, at: 0 }))).toStrictEqual(
				attempts.map((one) => ({ ...one, at: 0 })),
			);
			const all = async () => [
				await rooms.answers("a", 1),
				await rooms.answer("a", 1, "seat-4"),
				(await lookAt(rooms, "a", "seat-4", 1))?.answer,
				await rooms.tally("a", 1),
			];
			const before = await all();
			expect(before.slice(0, 3)).toStrictEqual([rows, rows[3], rows[3]]);
			expect(before[3]).toMatchObject({
				answered: said.length,
				groups: { A: 1, B: 1, C: 1, D: 1 },
				values: { '"1 2 3"': 1 },
			});
			await bin.take("a");
			await bin.restore("a");
			expect(await all()).toEqual(before);
		},
	),

	duty(
		"[ST961] an answer with the same value and more is the same; with another more it is another one, which stands as long as its value",
		async (open) => {
			const { rooms, wait } = await open();
			const room = await openRoom(rooms, "a", 1, openGate);
			const give = (seq: number, sure?: AnswerMore) =>
				saveOne(rooms, "a", {
					...attempt("seat-1", seq, [0]),
					groups: ["A"],
					...(sure && { more: sure }),
				});
			const first = await give(1, { confidence: 0.5 });
			await wait(5);
			const same = await give(2, { confidence: 0.5 });
			expect(same.row).toEqual({ ...first.row, seq: 2 });
			const other = await give(3, { confidence: 1 });
			expect(other.row).toMatchObject({ seq: 3, more: { confidence: 1 } });
			expect(other.row?.at).toBe(first.row?.at);
			await regate(rooms, room, null);
			expect(await give(4, { confidence: 1 })).toEqual(other);
			expect(await give(5)).toEqual({ ...other, is: "closed" });
			expect((await rooms.tally("a", 1)).groups).toEqual({ A: 1 });
		},
	),

	duty(
		"[ST962] an offer keeps what was said with it, and so does the answer that is made of it",
		async (open) => {
			const { rooms } = await open();
			const first = await openRoom(rooms, "a", said.length, openGate);
			const room = await regate(rooms, first, { ...openGate, round: 2 });
			for (const [index, one] of said.entries())
				await rooms.offer("a", `seat-${index + 1}`, [{ round: 1, ...one }]);
			const next = { ...room, version: room.version + 1 };
			expect(await rooms.takeOffers(next, 1)).toBe(true);
			for (const [index, one] of said.entries()) {
				const { at: _, ...row } =
					(await rooms.answer("a", 1, `seat-${index + 1}`)) ?? {};
				expect(row).toStrictEqual({
					...attempt(`seat-${index + 1}`, 1, null),
					...one,
				});
			}
		},
	),

	duty(
		"[ST963] what is said of a seat beside its name is kept and told with it, also while it waits, and after a stay in the bin",
		async (open) => {
			const { rooms, bin } = await open();
			await openRoom(rooms, "a", 1, null);
			expect(await rooms.seat("a", "seat-1")).not.toHaveProperty("more");
			const joined = await joinOne(rooms, "a", { ...newSeat("x"), more }, 9);
			expect(joined).toMatchObject({
				is: "seated",
				fresh: true,
				seat: { more },
			});
			await waitOne(rooms, "a", { ...newSeat("y"), more }, 9);
			const waiter = await rooms.waiter("a", "y");
			expect(waiter).toMatchObject({ name: "Name y", more });
			await waitOne(rooms, "a", newSeat("z"), 9);
			expect(await rooms.waiter("a", "z")).not.toHaveProperty("more");
			await rooms.bar("a", ["x"]);
			const seat = await rooms.seat("a", "x");
			expect(seat).toMatchObject({ name: "Name x", removed: true, more });
			const seats = await rooms.seats("a");
			expect(seats[1]).toEqual(seat);
			expect((await lookAt(rooms, "a", "x", null))?.seat).toEqual(seat);
			await bin.take("a");
			await bin.restore("a");
			expect(await rooms.seats("a")).toEqual(seats);
		},
	),

	duty(
		"[ST964] it is changed with or without the name, taken away by null, and stays where it is not named",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 2, null);
			const seat = () => rooms.seat("a", "seat-1");
			const before = await seat();
			const hints = await listen(rooms);
			const alter = (change: Parameters<typeof rooms.alter>[2]) =>
				rooms.alter("a", "seat-1", change);
			expect(await alter({ more })).toBe("altered");
			expect(await hints.heard()).toEqual(["a/pulse"]);
			expect(await seat()).toEqual({ ...before, more });
			expect(
				await joinOne(rooms, "a", { ...newSeat("seat-1"), id: "x" }, 9),
			).toEqual({ is: "name-taken" });
			const named = { name: "Ann", nameKey: "ann" };
			await alter({ named });
			expect(await seat()).toEqual({ ...before, name: "Ann", more });
			const taken = { name: "Two", nameKey: newSeat("seat-2").nameKey };
			expect(await alter({ named: taken, more: { team: "x" } })).toBe(
				"name-taken",
			);
			expect(await seat()).toEqual({ ...before, name: "Ann", more });
			await alter({ named: { name: "Bea", nameKey: "bea" }, more: null });
			expect(await seat()).toStrictEqual({ ...before, name: "Bea" });
			expect(
				await joinOne(rooms, "a", { id: "y", name: "ann", nameKey: "ann" }, 9),
			).toMatchObject({ is: "seated", fresh: true });
			expect(await rooms.alter("a", "nobody", { more })).toBe("no-seat");
		},
	),

	duty(
		"[ST964] a removed seat's more is changed though its name is another's by now; of changes at once none is lost",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 2, null);
			await rooms.bar("a", ["seat-1"]);
			await joinOne(rooms, "a", { ...newSeat("seat-1"), id: "x" }, 9);
			expect(await rooms.alter("a", "seat-1", { more })).toBe("altered");
			expect(await rooms.seat("a", "seat-1")).toMatchObject({
				removed: true,
				more,
			});
			const named = { name: "Ann", nameKey: "ann" };
			expect(
				await Promise.all([
					rooms.alter("a", "seat-2", { named }),
					rooms.alter("a", "seat-2", { more }),
				]),
			).toEqual(["altered", "altered"]);
			expect(await rooms.seat("a", "seat-2")).toMatchObject({
				name: "Ann",
				more,
			});
		},
	),
];
