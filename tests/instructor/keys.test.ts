import { describe, expect, it } from "vitest";
import { type Typing, typedAfter } from "../../client/look/go-to.ts";
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

describe("digits as keys", () => {
	/** What is typed after these keys, each by what it types and where it stands; with a "!" when it is gone to. */
	const typed = (keys: readonly string[], more: Partial<Press> = {}) => {
		let typing: Typing | null = { typed: "", isTaken: true };
		for (const one of keys) {
			const [key = "", code = key] = one.split("@");
			const press: Press = {
				key,
				modified: false,
				repeated: false,
				focus: "page",
				letters: true,
				...more,
			};
			typing = typedAfter(typing?.typed ?? "", press, code);
			if (typing?.goes) return `${typing.typed}!`;
		}
		return typing?.typed ?? null;
	};

	it("[IP1919] digits and Enter make a number, of both rows of digits and on every layout", () => {
		expect(typed(["1@Digit1", "2@Digit2"])).toBe("12");
		expect(typed(["1@Digit1", "2@Digit2", "Enter"])).toBe("12!");
		expect(typed(["1@Numpad1", "2@Numpad2", "Enter@NumpadEnter"])).toBe("12!");
		expect(typed(["&@Digit1", "é@Digit2", "Enter"])).toBe("12!");
		expect(typed(["7@Digit7", "7@Digit7", "1@Digit1", "2@Digit2"])).toBe("712");
		expect(typed(["1@Digit1", "2@Digit2", "Backspace", "Enter"])).toBe("1!");
		expect(typed(["1@Digit1", "Escape"])).toBe("");
	});

	it("[IP1919] a key that means something else drops the number and does that; others leave it", () => {
		const press = { modified: false, repeated: false, letters: true } as const;
		const on = (key: string, code = key) =>
			typedAfter("12", { ...press, key, focus: "page" }, code);
		for (const key of [" ", "PageDown", "ArrowLeft", "b", "l", "?"])
			expect(on(key), key).toEqual({ typed: "", isTaken: false });
		for (const key of ["Shift", "x", "ArrowDown"]) expect(on(key)).toBeNull();
		// Without its lock the number pad has arrows; and some keyboards have the question mark on a digit.
		expect(on("ArrowLeft", "Numpad4")?.typed).toBe("");
		expect(on("?", "Digit6")?.typed).toBe("");
		// On a button Enter goes all the same, as one sees that it will.
		const onButton = { ...press, key: "Enter", focus: "control" } as const;
		expect(typedAfter("12", onButton, "Enter")?.goes).toBe(true);
	});

	it("[IP1919] there is no number in a field, with Ctrl, where letters are switched off, or of a key that is held down", () => {
		for (const more of [
			{ focus: "field" },
			{ modified: true },
			{ letters: false },
		] as const)
			expect(typed(["1@Digit1"], more)).toBeNull();
		expect(typed(["1@Digit1"], { repeated: true })).toBe("");
		expect(typed(["Enter"])).toBeNull();
		expect(typed(["Escape"])).toBeNull();
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
