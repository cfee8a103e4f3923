import { expect } from "vitest";
import { textOfSheet } from "../../server/store/documents.ts";
import type { Sheet } from "../../shared/views.ts";
import { duty } from "./case.ts";
import { openGate, openRoom, roomOf, sheet } from "./samples.ts";

const [question] = sheet;
if (question === undefined) throw new Error("no question");
const mended: Sheet = [
	{
		...question,
		text: "Which layer has “ports”?",
		mended: 1,
		former: [{ until: 1, text: question.text, ask: question.ask }],
	},
	{ ...question, id: "q2", skipped: true },
];

export const revisionCases = [
	duty(
		"[ST1370] a room has other questions from the very version on that says so, under another name; rooms that began with the same keep theirs",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 1, openGate);
			await rooms.create(roomOf("b"), sheet);
			const name = (await rooms.look("a"))?.sheet ?? "";
			expect(await rooms.sheet("a", name)).toEqual(sheet);
			const next = { ...room, version: room.version + 1, revision: 1 };
			expect(await rooms.commit(next, openGate, room, mended)).toBe(true);
			const looked = await rooms.look("a");
			expect(looked).toMatchObject({ room: next });
			expect(looked?.sheet).not.toBe(name);
			expect(await rooms.sheet("a", looked?.sheet)).toEqual(mended);
			expect(await rooms.sheet("a")).toEqual(mended);
			expect(await rooms.sheet("b")).toEqual(sheet);
			expect((await rooms.look("b"))?.sheet).toBe(name);
			expect((await rooms.weighRooms("owner-1")).bytes).toBe(
				Buffer.byteLength(textOfSheet(sheet)) +
					Buffer.byteLength(textOfSheet(mended, 1)),
			);
			// A repeat, as its reply may have been lost, and back to the words of before.
			const back = { ...next, version: next.version + 1, revision: 2 };
			expect(await rooms.commit(back, openGate, next, sheet)).toBe(true);
			expect(await rooms.sheet("a")).toEqual(sheet);
			expect((await rooms.look("a"))?.sheet).not.toBe(name);
			await rooms.remove("b");
			expect(await rooms.sheet("a")).toEqual(sheet);
			await rooms.remove("a");
			expect(await rooms.sheet("a")).toBeNull();
		},
	),

	duty(
		"[ST1371] of changes of the questions at once one wins, whole: document and questions are of one and the same",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 0, null);
			const tries = Array.from({ length: 10 }, (_, index) => ({
				next: {
					...room,
					version: room.version + 1,
					revision: 1,
					title: `by ${index}`,
				},
				// Some alike: what the loser leaves is what the winner has.
				questions: [{ ...question, text: `Question ${index % 3}` }],
			}));
			const done = await Promise.all(
				tries.map(({ next, questions }) =>
					rooms.commit(next, null, room, questions),
				),
			);
			expect(done.filter((won) => won)).toHaveLength(1);
			const won = tries[done.indexOf(true)];
			expect(await rooms.look("a")).toMatchObject({ room: won?.next });
			expect(await rooms.sheet("a")).toEqual(won?.questions);
			const stale = { ...room, version: room.version + 1 };
			expect(await rooms.commit(stale, null, room, mended)).toBe(false);
			expect(await rooms.sheet("a")).toEqual(won?.questions);
			expect(
				await rooms.commit(roomOf("gone", { version: 2 }), null, undefined, [
					question,
				]),
			).toBe(false);
			expect(await rooms.sheet("gone")).toBeNull();
		},
	),

	duty(
		"[ST1372] a room whose questions were changed comes back from the bin with them, and can be changed again",
		async (open) => {
			const { rooms, bin } = await open();
			const room = await openRoom(rooms, "a", 1, null);
			const next = { ...room, version: room.version + 1, revision: 1 };
			await rooms.commit(next, null, room, mended);
			expect(await bin.take("a")).toBe(true);
			expect(await rooms.sheet("a")).toBeNull();
			expect(await bin.restore("a")).toBe("restored");
			const back = await rooms.load("a");
			if (back === null) throw new Error("the room is gone");
			expect(back).toEqual(next);
			expect(await rooms.sheet("a")).toEqual(mended);
			const again = { ...back, version: next.version + 1, revision: 2 };
			expect(await rooms.commit(again, null, back, sheet)).toBe(true);
			expect(await rooms.sheet("a")).toEqual(sheet);
		},
	),
];
