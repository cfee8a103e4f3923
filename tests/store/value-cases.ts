import { expect } from "vitest";
import type { Room } from "../../server/room/state.ts";
import type { Json } from "../../shared/json.ts";
import { duty } from "./case.ts";
import { attempt, openGate, openRoom, regate, saveOne } from "./samples.ts";

/** What the kinds of today and tomorrow answer, and what a store that takes its texts apart might trip over. */
const values: readonly Json[] = [
	[0],
	[],
	0,
	-1.5,
	7e21,
	true,
	"",
	" ",
	"two words",
	"1 2 3 [0]",
	"  a  b  ",
	"line\nline\r\n\ttab",
	'"quoted" and \\slashed\\',
	"%d+ (.*)$ {1} :*? '; DROP TABLE answers; --",
	"語 🚀 é \u2028\u0000",
	["a b", "c, d"],
	{ words: "two words", parts: [1, { more: [null, false] }] },
	"x".repeat(1998),
];
const textOf = (value: Json) => JSON.stringify(value);
const seatOf = (index: number) => `seat-${index + 1}`;

export const valueCases = [
	duty(
		"[ST850] an answer of any shape is kept, told, found again and counted as it is",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", values.length, openGate);
			const attempts = values.map((value, index) =>
				attempt(seatOf(index), 1, value),
			);
			const outcomes = await rooms.save("a", attempts);
			const rows = outcomes.map(({ row }) => row);
			expect(rows.map((row) => row?.value)).toEqual(values);
			expect(await rooms.answers("a", 1)).toEqual(rows);
			for (const [index, row] of rows.entries())
				expect(await rooms.answer("a", 1, seatOf(index))).toEqual(row);
			const counted = Object.fromEntries(
				values.map((value) => [textOf(value), 1]),
			);
			expect(await rooms.tally("a", 1)).toMatchObject({
				answered: values.length,
				values: counted,
			});
			expect(Object.keys((await rooms.tally("a", 1)).values)).toHaveLength(
				values.length,
			);

			// Another answer takes the old one out of the count; one and the same after the close is still stored.
			for (const [index, value] of values.entries()) {
				const again = attempt(seatOf(index), 2, values[0] ?? null);
				expect(await saveOne(rooms, "a", again)).toMatchObject({
					is: "stored",
				});
				const back = attempt(seatOf(index), 3, value);
				expect(await saveOne(rooms, "a", back)).toMatchObject({
					row: { seq: 3, value },
				});
			}
			expect((await rooms.tally("a", 1)).values).toEqual(counted);
			await regate(rooms, room, null);
			for (const [index, value] of values.entries())
				expect(
					await saveOne(rooms, "a", attempt(seatOf(index), 4, value)),
				).toMatchObject({ is: "stored", row: { seq: 3, value } });
		},
	),

	duty(
		"[ST851] so is one that a phone sends again after a restore, and an erased one is out of the count",
		async (open) => {
			const { rooms } = await open();
			const first = await openRoom(rooms, "a", values.length, openGate);
			let room: Room = await regate(rooms, first, { ...openGate, round: 2 });
			for (const [index, value] of values.entries())
				await rooms.offer("a", seatOf(index), [{ round: 1, value }]);
			room = { ...room, version: room.version + 1 };
			await rooms.takeOffers(room, 1);
			const rows = await rooms.answers("a", 1);
			expect(
				Object.fromEntries(rows.map(({ seat, value }) => [seat, value])),
			).toEqual(
				Object.fromEntries(
					values.map((value, index) => [seatOf(index), value]),
				),
			);
			for (const [index, value] of values.entries()) {
				room = { ...room, version: room.version + 1 };
				await rooms.erase(room, seatOf(index));
				const { answered, values: left } = await rooms.tally("a", 1);
				expect(answered).toBe(values.length - index - 1);
				expect(Object.keys(left)).not.toContain(textOf(value));
			}
		},
	),
];
