import { describe, expect, test } from "vitest";
import { nextView } from "../../server/room/next-view.ts";
import { viewForScreen } from "../../server/room/screen-view.ts";
import { viewForStudents } from "../../server/room/student-view.ts";
import { stylesOf } from "../../server/room/texts.ts";
import { viewFor2 } from "../../server/transport/version2.ts";
import { escapeOlder } from "../../shared/older-text.ts";
import type { SheetQuestion, StudentView } from "../../shared/views.ts";
import { question, room, run, sceneOf } from "../room/example.ts";

const linked = '<em>which</em> <a href="https://of.example/rfc">RFC</a>';
const shown: SheetQuestion = {
	...question("single", [1]),
	text: "*which*",
	ask: { options: ["`a`", "b"] },
	explanation: "**why**",
	notes: "*to myself*",
	rendered: 1,
	texts: {
		"*which*": linked,
		"`a`": "<code>a</code>",
		"**why**": "<strong>why</strong>",
		"*to myself*": "<em>SECRET</em>",
		"of another": "<em>SECRET</em>",
	},
};
const sheet = [shown];

const opened = run(room(), [{ do: "open", question: 0 }], undefined, sheet);
const closed = run(
	opened,
	[
		{ do: "close" },
		{ do: "count", round: 1, counted: { answered: 0, values: {} } },
	],
	undefined,
	sheet,
);
const revealed = run(closed, [{ do: "reveal" }], undefined, sheet);
const viewOf = (so: typeof opened) =>
	viewForStudents(sceneOf(so, sheet), "epoch", 0);
const phase = <P extends StudentView["phase"]>(view: StudentView, _name: P) =>
	view as Extract<StudentView, { phase: P }>;

describe("texts in views", () => {
	test("[TX1170] a question that is asked tells what its own texts look like, and nothing of its explanation", () => {
		const { asked } = phase(viewOf(opened), "open");
		expect(Object.keys(asked.texts ?? {})).toEqual(["*which*", "`a`"]);
		const screen = JSON.stringify(
			viewForScreen(sceneOf(opened, sheet), "epoch", 0, null),
		);
		for (const bytes of [JSON.stringify(viewOf(opened)), screen]) {
			expect(bytes).not.toContain("strong");
			expect(bytes).not.toContain("SECRET");
		}
	});

	test("[TX1170] the reveal, the review and the screen tell what theirs look like", () => {
		const { solution } = phase(viewOf(revealed), "revealed");
		expect(solution?.texts).toMatchObject({
			"**why**": "<strong>why</strong>",
		});
		const ended = run(revealed, [{ do: "end" }], undefined, sheet);
		const [review] = phase(viewOf(ended), "ended").review ?? [];
		expect(Object.keys(review?.texts ?? {}).sort()).toEqual(
			["**why**", "*which*", "`a`"].sort(),
		);
		const told = [revealed, ended].map((so) => [
			viewOf(so),
			viewForScreen(sceneOf(so, sheet), "epoch", 0, null),
		]);
		expect(JSON.stringify(told)).not.toMatch(/SECRET|to myself/);
		const ready = run(room(), [{ do: "goto", question: 0 }], undefined, sheet);
		expect(
			viewForScreen(sceneOf(ready, sheet), "epoch", 0, null),
		).toMatchObject({ texts: { "*which*": linked } });
	});

	test("[TX1171] on phones a link leads nowhere before the reveal, and with it somewhere; the question is not told again for it", () => {
		for (const so of [opened, closed]) {
			const bytes = JSON.stringify(viewOf(so));
			expect(bytes).toContain("<em>which</em> RFC");
			expect(bytes).not.toContain("href");
		}
		const { solution } = phase(viewOf(revealed), "revealed");
		expect(solution?.texts?.["*which*"]).toBe(linked);
		const next = nextView(revealed, viewOf(revealed), viewOf(closed));
		expect(next).not.toHaveProperty("asked");
		expect(next).toHaveProperty("solution.texts");
	});

	test("[TX1170] phones without words are told no texts of the question and no styles", () => {
		const settings = { ...room().settings, textOnPhones: false };
		const bare = viewOf({ ...opened, settings });
		expect(bare).not.toHaveProperty("styles");
		expect(phase(bare, "open").asked).not.toHaveProperty("texts");
		const { solution } = phase(viewOf({ ...revealed, settings }), "revealed");
		expect(Object.keys(solution?.texts ?? {})).toEqual(["**why**"]);
	});

	test("[TX1170] which styles a room needs is told by what is asked alone", () => {
		expect(stylesOf(sheet)).toEqual({ styles: ["rich"] });
		expect(stylesOf([question("single", [1])])).toEqual({});
		const secret = {
			...shown,
			texts: { "**why**": "<math></math>" },
		};
		expect(stylesOf([secret])).toEqual({});
		const asked = { ...shown, texts: { "`a`": "<math></math>" } };
		expect(stylesOf([asked])).toEqual({ styles: ["rich", "maths"] });
	});

	test("[TX1169] pages of version 2 read what was escaped for Markdown as it was written", () => {
		const plain = {
			text: "What is 2*3*4?",
			ask: { options: ["_x_", "$1 or $2"] },
			explanation: "# is `sharp`",
		};
		const older: SheetQuestion = {
			...question("single", [1]),
			text: escapeOlder(plain.text),
			ask: { options: plain.ask.options.map(escapeOlder) },
			explanation: escapeOlder(plain.explanation),
		};
		const of = (so: typeof opened) =>
			viewFor2(viewForStudents(sceneOf(so, [older]), "epoch", 0));
		expect(of(opened)).toMatchObject({
			asked: { text: plain.text, options: plain.ask.options },
		});
		expect(of(revealed)).toMatchObject({
			solution: { explanation: plain.explanation },
		});
		const ended = run(revealed, [{ do: "end" }], undefined, [older]);
		expect(of(ended)).toMatchObject({
			review: [
				{
					text: plain.text,
					options: plain.ask.options,
					explanation: plain.explanation,
				},
			],
		});
		const ready = run(room(), [{ do: "goto", question: 0 }], undefined, [
			older,
		]);
		expect(
			viewFor2(viewForScreen(sceneOf(ready, [older]), "epoch", 0, null)),
		).toMatchObject({ text: plain.text });
	});

	test("[TX1170] pages of version 2 are told no texts", () => {
		for (const so of [opened, closed, revealed]) {
			const told = JSON.stringify(viewFor2(viewOf(so)));
			expect(told).not.toMatch(/texts|styles|<em>/);
		}
	});
});
