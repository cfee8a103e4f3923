import { describe, expect, test } from "vitest";
import { reactionsOf, wordOf } from "../../server/live/reaction-words.ts";
import { nextView } from "../../server/room/next-view.ts";
import {
	forInstructors,
	forScreens,
	reactsNot,
} from "../../server/room/reactions.ts";
import type { Room } from "../../server/room/state.ts";
import { viewForStudents } from "../../server/room/student-view.ts";
import { readRoom, textOfRoom } from "../../server/store/documents.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { dawn, room, run, sceneOf } from "./example.ts";

const withReactions = (more: Partial<Room["settings"]> = {}) =>
	room({ settings: { ...defaultSettings, reactions: true, ...more } });

const raised = (...seats: string[]) =>
	new Map(seats.map((seat, index) => [seat, dawn + index]));

describe("hands and hearts", () => {
	test("[RM1980] are taken where the room wants them and has not ended; a stored room that says nothing of it wants none", () => {
		expect(reactsNot(withReactions())).toBeNull();
		expect(reactsNot(room())).toMatchObject({ why: "reactions-off" });
		const ended = run(withReactions(), [{ do: "end" }]);
		expect(reactsNot(ended)).toMatchObject({ error: "room-ended" });
		const { reactions: _, ...before } = defaultSettings;
		const stored = JSON.parse(textOfRoom(room())) as Room;
		const older = readRoom(
			JSON.stringify({ ...stored, settings: { ...before } }),
		);
		expect(reactsNot(older)).toMatchObject({ why: "reactions-off" });
		expect(defaultSettings.reactions).toBe(false);
	});

	test("[RM1980] phones are told that they have them, and the whole anew when that changes", () => {
		const on = withReactions();
		const viewOf = (so: Room) => viewForStudents(sceneOf(so, []), "e", dawn);
		expect(viewOf(on)).toMatchObject({ reactions: true });
		expect(viewOf(room())).not.toHaveProperty("reactions");
		const off = run(on, [{ do: "settings", settings: defaultSettings }]);
		expect(nextView(off, viewOf(off), viewOf(on))).toBeNull();
		const locked = run(on, [{ do: "lock", on: true }]);
		expect(nextView(locked, viewOf(locked), viewOf(on))).not.toBeNull();
	});

	test("[RM1981] of what the nodes say the sums are told, and of the hands whose are up the longest; what another version says in other words counts for nothing", () => {
		expect(wordOf(new Map(), 0)).toBeNull();
		const words = [
			wordOf(new Map([["cy", dawn + 5]]), 2) ?? "",
			wordOf(raised("ann", "bob"), 0) ?? "",
			wordOf(new Map(), 1) ?? "",
		];
		expect(reactionsOf(words)).toEqual({
			hands: 3,
			hearts: 3,
			seats: ["ann", "bob", "cy"],
		});
		for (const other of ["", "{", "null", '{"hands":1}', '{"hands":"1"}'])
			expect(reactionsOf([other, ...words])).toEqual(reactionsOf(words));
	});

	test("[RM1981] a hall with all hands up is told in a kilobyte for each node", () => {
		const seats = Array.from({ length: 5000 }, (_, index) =>
			`${index}`.padStart(22, "s"),
		);
		const word = wordOf(raised(...seats.toReversed()), 5000) ?? "";
		expect(word.length).toBeLessThan(1024);
		const { hands, hearts, seats: named } = reactionsOf([word, word]);
		expect([hands, hearts]).toEqual([10_000, 10_000]);
		expect(named).toHaveLength(20);
		expect(named[0]).toBe(seats.at(-1));
	});

	test("[RM1982] whose hands are up is told to the instructor alone, and only where names are students' own", () => {
		const all = reactionsOf([wordOf(raised("ann"), 1) ?? ""]);
		const counts = { hands: 1, hearts: 1 };
		expect(forScreens(all)).toEqual(counts);
		for (const names of ["required", "optional"] as const)
			expect(forInstructors(withReactions({ names }), all)).toEqual({
				...counts,
				seats: ["ann"],
			});
		const given = withReactions({ names: "generated" });
		expect(forInstructors(given, all)).toEqual(counts);
		const none = reactionsOf([]);
		expect(forInstructors(withReactions(), none)).toEqual({
			hands: 0,
			hearts: 0,
		});
	});
});
