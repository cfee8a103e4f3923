import { expect, test } from "vitest";
import { viewForScreen } from "../../server/room/screen-view.ts";
import type { Room } from "../../server/room/state.ts";
import { viewForStudents } from "../../server/room/student-view.ts";
import { imagesIn } from "../../shared/images.ts";
import type { Sheet } from "../../shared/views.ts";
import { counted, dawn, question, room, run, sceneOf } from "./example.ts";

const id = (digit: string) => digit.repeat(32);
const mark = (digit: string) => `![what it shows](image:${id(digit)})`;

const sheet: Sheet = [
	question("single", [0], {
		text: `First ${mark("a")}`,
		explanation: `Because of ${mark("e")}`,
	}),
	question("poll", []),
	question("multiple", [0], {
		text: `Third ${mark("b")} and again ${mark("b")}`,
		ask: { options: [mark("c"), "none", mark("d")] },
	}),
];

const acts = (from: Room, ...all: Parameters<typeof run>[1]) =>
	run(from, all, dawn, sheet);
const lobby = room();
const ready = acts(lobby, { do: "goto", question: 0 });
const open = acts(ready, { do: "open", question: 0 });
const closed = acts(
	open,
	{ do: "close" },
	{ do: "count", round: 1, counted: counted({ "[0]": 1 }) },
);
const revealed = acts(closed, { do: "reveal" });
const second = acts(revealed, { do: "goto", question: 1 });
const asked = acts(
	second,
	{ do: "open", question: 1 },
	{ do: "close" },
	{ do: "count", round: 2, counted: counted({ "[0]": 1 }) },
);
const ended = acts(asked, { do: "end" });

test("[RM1180] phones and screens are told which images the question that comes next has, and of no explanation", () => {
	const told = (so: Room) =>
		[
			viewForStudents(sceneOf(so, sheet), "epoch", dawn),
			viewForScreen(sceneOf(so, sheet), "epoch", dawn, null),
		].map(({ images }) => images?.join() ?? "");
	const twice = (images: string) => [images, images];
	expect(told(lobby)).toEqual(twice(id("a")));
	expect(told(ready)).toEqual(twice(id("a")));
	expect(told(open)).toEqual(twice(""));
	// The next question has none.
	expect(told(closed)).toEqual(twice(""));
	expect(told(revealed)).toEqual(twice(""));
	expect(told(asked)).toEqual(twice([id("b"), id("c"), id("d")].join()));
	expect(told(ended)).toEqual(twice(""));
	const { settings } = lobby;
	const onScreen = { ...lobby, settings: { ...settings, textOnPhones: false } };
	expect(told(onScreen)).toEqual(["", id("a")]);
	for (const so of [lobby, ready, open, closed])
		for (const view of [
			viewForStudents(sceneOf(so, sheet), "epoch", dawn),
			viewForScreen(sceneOf(so, sheet), "epoch", dawn, null),
		])
			expect(JSON.stringify(view)).not.toContain(id("e"));
	expect(imagesIn(`image:${id("a")}0 image:${"g".repeat(32)} image:`)).toEqual(
		[],
	);
});

test("[RM1180] images are found wherever they stand, also in a document's text", () => {
	for (const before of ["(", "(\n", "(\t", "]: ", "]:\n"]) {
		const source = `![it](${before}image:${id("a")}`;
		expect(imagesIn(source)).toEqual([id("a")]);
		expect(imagesIn(JSON.stringify({ source }))).toEqual([id("a")]);
	}
});
