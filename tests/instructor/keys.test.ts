import { describe, expect, it } from "vitest";
import { shortcutOf } from "../../client/look/keys.ts";
import { actionOf, type Press } from "../../client/look/presses.ts";

function press(key: string, more: Partial<Press> = {}) {
	return actionOf({
		key,
		modified: false,
		repeated: false,
		focus: "page",
		letters: true,
		...more,
	});
}

describe("keys of the room's page", () => {
	it.each([
		[" ", "primary"],
		["Enter", "primary"],
		["PageDown", "primary"],
		["ArrowRight", "primary"],
		["PageUp", "back"],
		["ArrowLeft", "back"],
		["b", "distribution"],
		[".", "distribution"],
		["L", "leaderboard"],
		["?", "help"],
		["x", null],
		["ArrowDown", null],
	])("[IP3] %j means %s", (key, action) => {
		expect(press(key)).toBe(action);
	});

	it("[IP3] Space and Enter press the control that has the focus; a clicker goes on", () => {
		expect(press(" ", { focus: "control" })).toBe(null);
		expect(press("Enter", { focus: "control" })).toBe(null);
		expect(press("PageDown", { focus: "control" })).toBe("primary");
	});

	it.each(["PageDown", " ", "b", "?"])(
		"[IP3] %j means nothing in a field, held down, or with Ctrl",
		(key) => {
			expect(press(key, { focus: "field" })).toBe(null);
			expect(press(key, { repeated: true })).toBe(null);
			expect(press(key, { modified: true })).toBe(null);
		},
	);

	it("[IP3] letters can be switched off, and only letters and signs", () => {
		for (const key of ["b", ".", "l", "?"])
			expect(press(key, { letters: false })).toBe(null);
		expect(press("PageDown", { letters: false })).toBe("primary");
	});
});

describe("letters as shortcuts", () => {
	it.each([
		["b", "KeyB", "b"],
		["B", "KeyB", "b"],
		["и", "KeyB", "b"],
		["Ф", "KeyA", "a"],
		["λ", "KeyL", "l"],
		["ل", "KeyG", "g"],
		// Where the layout has Latin letters, what is typed counts, not the place.
		["b", "KeyN", "b"],
		["z", "KeyY", "z"],
		["é", "Digit2", "é"],
		["Enter", "Enter", "Enter"],
		["7", "Digit7", "7"],
		[".", "Period", "."],
	])("[IP402] %j on %s is %j", (key, code, meant) => {
		expect(shortcutOf({ key, code })).toBe(meant);
	});
});
