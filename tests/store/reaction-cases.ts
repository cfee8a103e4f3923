import { expect } from "vitest";
import { duty } from "./case.ts";
import { listen } from "./hint-log.ts";
import { openRoom, roomOf, sheet } from "./samples.ts";

const minute = 60_000;

export const reactionCases = [
	duty(
		"[ST1980] what nodes say of raised hands and hearts is told by the last word of each, until its time is over; another word is hinted at",
		async (open) => {
			const { rooms, wait } = await open();
			for (const id of ["a", "b"]) await openRoom(rooms, id, 0, null);
			const hints = await listen(rooms);
			const say = async (node: string, said: string | null, ttlMs = minute) =>
				(await rooms.reactions("a", node, said, ttlMs)).said.toSorted();
			expect(await say("node-1", null)).toEqual([]);
			expect(await hints.heard()).toEqual([]);
			expect(await say("node-1", "3 hands")).toEqual(["3 hands"]);
			expect(await say("node-2", "with spaces 1")).toEqual([
				"3 hands",
				"with spaces 1",
			]);
			expect(await hints.heard()).toEqual(["a/pulse", "a/pulse"]);
			expect(await say("node-1", "3 hands")).toHaveLength(2);
			expect(await hints.heard()).toEqual([]);
			expect(await say("lowered", "2 hands", 150)).toHaveLength(3);
			expect(await say("node-1", null)).toEqual(["2 hands", "with spaces 1"]);
			expect(await hints.heard()).toEqual(["a/pulse", "a/pulse"]);
			await wait(200);
			expect(await say("node-1", null)).toEqual(["with spaces 1"]);
			expect(await rooms.reactions("b", "node-1", null, minute)).toEqual({
				said: [],
				loweredAt: null,
			});
		},
	),

	duty(
		"[ST1981] that all hands are lowered is hinted at, and its time is told to every node, for a while; a room that is gone has none",
		async (open) => {
			const { rooms, wait } = await open();
			await openRoom(rooms, "a", 0, null);
			const hints = await listen(rooms);
			const before = await rooms.now();
			await rooms.lowerHands("a", 400);
			expect(await hints.heard()).toEqual(["a/pulse"]);
			for (const node of ["node-1", "node-2"]) {
				const { loweredAt } = await rooms.reactions("a", node, null, minute);
				expect(loweredAt).toBeGreaterThanOrEqual(before);
				expect(loweredAt).toBeLessThanOrEqual(await rooms.now());
			}
			// What a node says for a shorter while takes nothing of it.
			await rooms.reactions("a", "node-1", "1 hand", 50);
			await wait(100);
			const still = await rooms.reactions("a", "node-1", null, 50);
			expect(still).toMatchObject({ said: [], loweredAt: expect.any(Number) });
			await wait(400);
			const later = await rooms.reactions("a", "node-1", "1 hand", minute);
			expect(later).toEqual({ said: ["1 hand"], loweredAt: null });
			await rooms.lowerHands("a", minute);
			await rooms.remove("a");
			await rooms.create(roomOf("a"), sheet);
			expect(await rooms.reactions("a", "node-1", null, minute)).toEqual({
				said: [],
				loweredAt: null,
			});
		},
	),
];
