import { expect } from "vitest";
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

/** Round 1 is over. */
const second = { ...openGate, round: 2 };

export const commitCases = [
	duty(
		"[ST5] a rejected commit changes nothing and sends no hint",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 1, openGate);
			const hints = await listen(rooms);
			for (const version of [1, 2, 4, 99]) {
				expect(
					await rooms.commit(
						{ ...room, version, title: "changed", locked: true },
						null,
					),
				).toBe(false);
			}
			expect(await rooms.commit(roomOf("gone", { version: 2 }), openGate)).toBe(
				false,
			);
			expect(await hints.heard()).toEqual([]);
			expect(await rooms.load("a")).toEqual(room);
			expect(await rooms.load("gone")).toBeNull();
			expect(await rooms.versions(["a", "gone"])).toEqual(new Map([["a", 2]]));
			expect(
				await saveOne(rooms, "a", attempt("seat-1", 1, [0])),
			).toMatchObject({ is: "stored" });
		},
	),

	duty(
		"[ST6] a commit stores document and gate, and sends one room hint",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 1, null);
			const hints = await listen(rooms);
			const next = { ...room, version: 3, title: "changed", locked: true };
			expect(await rooms.commit(next, openGate)).toBe(true);
			expect(await hints.heard()).toEqual(["a/room"]);
			expect(await rooms.load("a")).toEqual(next);
			expect(await rooms.sheet("a")).toEqual(sheet);
			expect(await rooms.versions(["a"])).toEqual(new Map([["a", 3]]));
			expect(
				await saveOne(rooms, "a", attempt("seat-1", 1, [0])),
			).toMatchObject({ is: "stored" });
		},
	),

	duty(
		"[ST1287] a room at a slide keeps how many of its parts are shown, and one that says nothing of that is read as it is",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 1, null);
			for (const [index, parts] of [{ parts: 3 }, {}].entries()) {
				const phase = { name: "ready", question: 1, ...parts } as const;
				const next = { ...room, version: room.version + 1 + index, phase };
				expect(await rooms.commit(next, null)).toBe(true);
				expect(await rooms.load("a")).toEqual(next);
			}
		},
	),

	duty(
		"[ST7] of commits of one version at once exactly one wins",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 0, null);
			const hints = await listen(rooms);
			const nexts = Array.from({ length: 20 }, (_, index) => ({
				...room,
				version: 3,
				title: `by ${index}`,
			}));
			const done = await Promise.all(
				nexts.map((next) => rooms.commit(next, null)),
			);
			expect(done.filter((won) => won)).toHaveLength(1);
			expect(await rooms.load("a")).toEqual(nexts[done.indexOf(true)]);
			expect(await hints.heard()).toEqual(["a/room"]);
		},
	),

	duty(
		"[ST640] what was made of another document than the stored one is not stored, though that has its version",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 2, second);
			await saveOne(rooms, "a", attempt("seat-1", 1, [0], 2));
			await rooms.offer("a", "seat-2", [{ round: 1, value: [1] }]);
			const other = { ...room, title: "of a history before this one" };
			const next = { ...other, version: 3, locked: true };
			const hints = await listen(rooms);
			expect(await rooms.commit(next, null, other)).toBe(false);
			expect(await rooms.erase(next, "seat-1", other)).toBe(false);
			expect(await rooms.takeOffers(next, 1, other)).toBe(false);
			expect(await hints.heard()).toEqual([]);
			expect(await rooms.load("a")).toEqual(room);
			expect(await rooms.answers("a", 2)).toHaveLength(1);
			expect(await rooms.offered("a")).toEqual(new Map([[1, 1]]));
			expect(
				await saveOne(rooms, "a", attempt("seat-2", 1, [0], 2)),
			).toMatchObject({ is: "stored" });
		},
	),

	duty(
		"[ST640] what was made of the stored document is stored, whether that was made here or read",
		async (open) => {
			const { rooms } = await open();
			const made = await openRoom(rooms, "a", 2, second);
			await rooms.offer("a", "seat-2", [{ round: 1, value: [1] }]);
			const title = 'naïve “”\\ " 🚀 \ud800 \u2028';
			const third = { ...made, version: 3, title };
			expect(await rooms.commit(third, second, made)).toBe(true);
			const read = await rooms.load("a");
			if (read === null) throw new Error("the room is gone");
			const fourth = { ...read, version: 4 };
			expect(await rooms.erase(fourth, "seat-1", read)).toBe(true);
			const fifth = { ...fourth, version: 5 };
			expect(await rooms.takeOffers(fifth, 1, fourth)).toBe(true);
			expect(await rooms.load("a")).toEqual({ ...third, version: 5 });
			expect(await rooms.answers("a", 1)).toHaveLength(1);
		},
	),

	duty(
		"[ST14] after the commit that empties the gate no save adds an answer",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 60, openGate);
			const saves = Array.from({ length: 60 }, (_, index) => {
				const one = () =>
					saveOne(rooms, "a", attempt(`seat-${index + 1}`, 1, [index % 2]));
				return index < 30 ? one() : new Promise(setImmediate).then(one);
			});
			const closing = new Promise(setImmediate).then(() =>
				regate(rooms, room, null),
			);
			await closing;
			const frozen = await rooms.answers("a", 1);
			const outcomes = await Promise.all(saves);
			expect(await rooms.answers("a", 1)).toEqual(frozen);
			const told = outcomes.flatMap((outcome) =>
				outcome.is === "stored" ? [outcome.row] : [],
			);
			expect(new Set(told.map((row) => row.seat))).toEqual(
				new Set(frozen.map((row) => row.seat)),
			);
			expect(
				outcomes.every(
					(outcome) => outcome.is === "stored" || outcome.is === "closed",
				),
			).toBe(true);
			expect((await rooms.tally("a", 1)).answered).toBe(frozen.length);
		},
	),
];
