import { describe, expect, test } from "vitest";
import { inOrder } from "../../client/entries/order.ts";
import {
	countOf,
	merge,
	moderate,
	tabsOf,
	undoing,
	type Wanted,
	wishesOf,
	withoutWishes,
} from "../../client/instructor/room/moderation.ts";
import type { Entry, EntryState } from "../../shared/pulse.ts";

const entry = (id: string, is: Entry["is"], more: Partial<Entry> = {}) => ({
	id,
	text: id,
	count: 2,
	is,
	...more,
});
const entries = [
	entry("a", "new"),
	entry("b", "new", { into: "a" }),
	entry("c", "shown"),
	entry("d", "hidden"),
	entry("e", "new", { into: "gone" }),
];
const ids = (rows: readonly Entry[]) => rows.map(({ id }) => id);

describe("words on the room's page", () => {
	test("[IP1275] stand by what the class sees of them, those of a group under its name, and go where they were put at once", () => {
		const held = tabsOf({ isHeld: true, entries, left: 0 });
		expect(ids(held.new)).toEqual(["a", "e"]);
		expect(ids(held.shown)).toEqual(["c"]);
		expect(ids(held.hidden)).toEqual(["d"]);
		const [first] = held.new;
		expect(ids(first?.under ?? [])).toEqual(["b"]);
		expect(first && countOf(first)).toBe(4);
		const free = tabsOf(
			{ isHeld: false, entries, left: 0 },
			new Map([["c", { is: "hidden" as const }]]),
		);
		expect(ids(free.new)).toEqual([]);
		expect(ids(free.shown)).toEqual(["a", "e"]);
		expect(ids(free.hidden)).toEqual(["c", "d"]);
	});

	test("[IP1532] one that is taken out of a group stands behind it, and no other moves", () => {
		const after = (key: string) => (key === "b" ? "a" : undefined);
		const before = inOrder([], ["d", "a", "c"], after);
		expect(before).toEqual(["d", "a", "c"]);
		expect(inOrder(before, ["a", "b", "c", "d", "e"], after)).toEqual([
			"d",
			"a",
			"b",
			"c",
			"e",
		]);
		// Its group is in another list.
		expect(inOrder(["d"], ["d", "b"], after)).toEqual(["d", "b"]);
	});

	test("[IP1325] one that was put somewhere else a moment ago is taken from there by the next step", () => {
		const written = { isHeld: true, entries, left: 0 };
		const { new: back } = tabsOf(
			written,
			new Map([["c", { is: "new" as const }]]),
		);
		const again = moderate(
			3,
			back.filter(({ id }) => id === "c"),
			"shown",
		);
		expect(again).toEqual([
			{ do: "moderate", question: 3, entries: ["c"], was: "new", is: "shown" },
		]);
	});

	test("[IP1400] a press goes on from what was pressed before it, though the server has not told of that yet", () => {
		const written = { isHeld: true, entries, left: 0 };
		const press = (wanted: Wanted, is: EntryState) => {
			const rows = Object.values(tabsOf(written, wanted)).flat();
			const commands = moderate(
				3,
				rows.filter(({ id }) => id === "a"),
				is,
			);
			return {
				commands,
				wanted: new Map([...wanted, ...wishesOf(commands, wanted)]),
			};
		};
		const shown = press(new Map(), "shown");
		const hidden = press(shown.wanted, "hidden");
		expect(hidden.commands).toMatchObject([{ was: "shown", is: "hidden" }]);
		expect(ids(tabsOf(written, hidden.wanted).hidden)).toEqual(["a", "d"]);
		expect(press(hidden.wanted, "hidden").commands).toEqual([]);
		// What the first one wished is told by then: the second wish stands.
		const first = withoutWishes(hidden.wanted, shown.wanted);
		expect(ids(tabsOf(written, first).hidden)).toEqual(["a", "d"]);
		expect(withoutWishes(first, hidden.wanted).size).toBe(0);

		const [a, b] = entries;
		if (a === undefined || b === undefined) throw new Error();
		const merged = wishesOf(merge(3, a, "c"), new Map(), [b]);
		const [head] = tabsOf(written, merged).shown;
		expect(ids(head?.under ?? [])).toEqual(["a", "b"]);
		const [inner] = head?.under ?? [];
		expect(inner && merge(3, inner, null)).toMatchObject([
			{ was: "c", into: null },
		]);

		// Shown before it went under another one, it is shown when it comes back.
		const under = wishesOf(merge(3, a, "c"), shown.wanted);
		const moved = { ...a, into: "c" };
		const back = wishesOf(merge(3, moved, null), under);
		expect(ids(tabsOf(written, back).shown)).toContain("a");
	});

	test("[IP1276] every step can be taken back", () => {
		const shown = moderate(3, entries, "shown");
		expect(shown).toEqual([
			{
				do: "moderate",
				question: 3,
				entries: ["a", "b", "e"],
				was: "new",
				is: "shown",
			},
			{
				do: "moderate",
				question: 3,
				entries: ["d"],
				was: "hidden",
				is: "shown",
			},
		]);
		expect(undoing(shown)).toEqual([
			{
				do: "moderate",
				question: 3,
				entries: ["a", "b", "e"],
				was: "shown",
				is: "new",
			},
			{
				do: "moderate",
				question: 3,
				entries: ["d"],
				was: "shown",
				is: "hidden",
			},
		]);
		// What stood under it goes back under it.
		const [a, b] = entries;
		if (a === undefined || b === undefined) throw new Error();
		const merged = merge(3, a, "c");
		expect(undoing(merged, [b])).toEqual([
			{ do: "merge", question: 3, entries: ["a"], was: "c", into: null },
			{ do: "merge", question: 3, entries: ["b"], was: "c", into: "a" },
		]);
		expect(undoing(merge(3, b, null))).toEqual([
			{ do: "merge", question: 3, entries: ["b"], was: null, into: "a" },
		]);
	});
});
