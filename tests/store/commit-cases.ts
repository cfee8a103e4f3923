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
