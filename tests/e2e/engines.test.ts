import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { laptopSize, phoneSize, projectorSize } from "../rig/browser.ts";
import {
	has,
	keepQuiz,
	openedRoom,
	press,
	pressLabel,
	pressTo,
	reads,
} from "../rig/engine-hands.ts";
import {
	type Engine,
	type EngineDevice,
	type EnginePage,
	engines,
} from "../rig/engines.ts";
import { layoutAt, screenSizes } from "../rig/layout.ts";
import { layoutFaults } from "../rig/page-layout.ts";
import { type ServerProcess, startServer } from "../rig/process.ts";
import { questionOf } from "../rig/room.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";
import { consoleOf } from "../rig/webkit.ts";

const quiz: Quiz = {
	v: quizFormat,
	title: "In every engine",
	description: "",
	questions: [
		questionOf("lift", {
			text: "You stand on a scale in a lift. The lift accelerates upwards. What does the scale show?",
			ask: {
				options: [
					"more than at rest",
					"less than at rest",
					"the same as at rest",
					"nothing at all",
				],
			},
			key: { correct: [0] },
			explanation:
				"The floor must push you up harder than gravity pulls you down: N = m(g + a).",
			seconds: 600,
		}),
		questionOf("stone", {
			kind: "numeric",
			text: "A stone falls 20 m from rest, g = 10 m/s². How long does it take?",
			ask: { unit: "s" },
			key: { bands: [{ is: "around", value: 2, by: 0, per: "one", share: 1 }] },
		}),
		questionOf("layers", {
			kind: "order",
			text: "From the wire up",
			ask: { items: ["Transport", "Link", "Network"] },
			key: { orders: [[1, 2, 0]], measure: "tau" },
		}),
		questionOf("area", {
			text: "How large is $\\int_0^1 x^2\\,\\mathrm{d}x$?",
			ask: { options: ["$\\frac{1}{2}$", "$\\frac{1}{3}$", "$\\sqrt{2}$"] },
			key: { correct: [1] },
		}),
	],
};

/** What the phone does at each question, up to the press that sends. */
const answers: readonly ((phone: EnginePage) => Promise<void>)[] = [
	(phone) => phone.click('button.option[value="0"]'),
	async (phone) => {
		await phone.fill("main input", "2");
		await phone.click("main .send");
	},
	async (phone) => {
		for (const [item, sign] of [
			[1, 0],
			[2, 0],
		] as const) {
			const up = `li[data-item="${item}"] button:nth-of-type(${sign + 1})`;
			await phone.click(up);
		}
		await phone.click("main .send");
	},
	(phone) => phone.click('button.option[value="1"]'),
];

/** How far the lowest of these ends above what stays at the bottom. */
const above = (page: EnginePage, selector: string) =>
	page.evaluate((selector) => {
		const ends = [...document.querySelectorAll(selector)].map(
			(one) => one.getBoundingClientRect().bottom,
		);
		const { top = 0 } =
			document.querySelector(".status")?.getBoundingClientRect() ?? {};
		return ends.length === 0 ? Number.NaN : top - Math.max(...ends);
	}, selector);

let server: ServerProcess;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.remove());

describe.each(Object.entries(engines))("a lecture in %s", (name, start) => {
	let engine: Engine | null = null;
	afterEach(() => engine?.close());

	it("[EE1800] [EE2233] phone, projector, room, library, editor and results run, cut nothing, refuse nothing and throw nothing", {
		timeout: 90_000,
	}, async () => {
		const { url } = server;
		engine = await start(name === "WebKit" ? "dark" : "light");
		const [teacher, projector, pocket] = [
			await engine.open(laptopSize),
			await engine.open(projectorSize),
			await engine.open(phoneSize),
		] as [EngineDevice, EngineDevice, EngineDevice];
		const [room, screen, phone] = [teacher.page, projector.page, pocket.page];
		const faults: string[] = [];
		const look = async (what: string, page: EnginePage, widths: number[]) => {
			for (const width of widths) {
				const height = width < 500 ? 640 : 800;
				await page.setViewportSize({ width, height });
				await page.waitForTimeout(60);
				for (const fault of await layoutFaults(page))
					faults.push(`${what}, ${width}: ${fault}`);
			}
		};
		const atDesk = (what: string) => look(what, room, [360, 1280]);
		const inHand = (what: string) => look(what, phone, [320, 360]);
		const onWall = async (what: string) => {
			for (const size of [screenSizes[0], screenSizes[3]]) {
				const layout = await layoutAt(screen, size);
				for (const fault of layout.faults)
					faults.push(`${what}, ${size.width}: ${fault}`);
				if (what === "bars")
					for (const [place, share] of [0.75, 0.25, 0, 0].entries())
						expect(layout.bars[place]).toBeCloseTo(share, 2);
			}
		};

		await room.goto(`${url}/teach/`);
		await press(room, "I am new here");
		await reads(room, "Library");
		const id = await keepQuiz(room, quiz);
		await room.goto(`${url}/teach/#/quizzes/${id}`);
		await reads(room, "Ready to be asked");
		await atDesk("editor");
		await room.goto(`${url}/teach/#/`);
		await reads(room, quiz.title);
		await atDesk("library");
		await press(room, "Start a room", quiz.title);
		const { code, roomId, way } = await openedRoom(room);
		await press(room, "Settings");
		await has(room, "dialog[open] form");
		await pressLabel(room, "A hand to raise and a heart");
		await press(room, "Save");
		await screen.goto(way);
		await reads(screen, `${code.slice(0, 3)} ${code.slice(3)}`);
		await onWall("lobby");

		await phone.goto(`${url}/`);
		await phone.fill("#code", code);
		await has(phone, "form.name input");
		await inHand("name");
		await phone.fill("form.name input", "Ada");
		await press(phone, "Join");
		await reads(phone, "You’re in, Ada");
		await has(phone, ".reactions button");
		await phone.click(".reactions button");
		await has(phone, '.reactions [aria-pressed="true"]');
		await inHand("lobby");
		await reads(room, "1 hand");
		await has(screen, ".reactions [data-some]");
		await atDesk("room, lobby");
		await onWall("lobby with a hand");
		await phone.setViewportSize(phoneSize);
		const others = ["Ben", "Cy", "Dan", "Eve"].map(
			(name) => new Student(url, code, name),
		);
		await waitFor("all to be here", () =>
			others.every((other) => other.held !== null),
		);

		// From the right, as a page is that somebody's browser translates.
		await phone.evaluate(() => {
			document.documentElement.dir = "rtl";
		});
		await inHand("lobby from the right");
		const [hand = 0, heart = 0] = await phone.evaluate(() =>
			[...document.querySelectorAll(".reactions button")].map(
				(one) => one.getBoundingClientRect().left,
			),
		);
		expect(hand).toBeGreaterThan(heart);
		await phone.evaluate(() => {
			document.documentElement.dir = "";
		});
		await press(room, "Lower all hands");
		await has(phone, '.reactions [aria-pressed="false"]');
		await reads(phone, "All hands were lowered.");

		for (const [index, answer] of answers.entries()) {
			const kind = quiz.questions[index]?.id ?? "";
			await pressTo(room, "open");
			await phone.setViewportSize(phoneSize);
			await has(phone, "main :is(.option, .send)");
			await onWall(kind);
			await answer(phone);
			await has(phone, '.status-answer[data-state="saved"]');
			await inHand(`${kind}, saved`);
			if (index === 0) {
				expect(await above(phone, "main *")).toBeGreaterThanOrEqual(0);
				for (const [place, other] of others.slice(1).entries())
					await other.answer(1, 1, [place === 0 ? 1 : 0]);
				await waitFor("the answers", () =>
					room.evaluate(() =>
						/^4 of 5/.test(
							document
								.querySelector<HTMLElement>(".news-count")
								?.innerText.trim() ?? "",
						),
					),
				);
				await atDesk("room, open");
			}
			if (kind === "area") {
				const heights = await phone.evaluate(() =>
					[...document.querySelectorAll("math")].map(
						(one) => one.getBoundingClientRect().height,
					),
				);
				expect(heights.length).toBe(4);
				for (const height of heights) expect(height).toBeGreaterThan(15);
			}
			const presses = await pressTo(room, "revealed");
			expect(presses, kind).toBeLessThanOrEqual(2);
			await phone.setViewportSize(phoneSize);
			await has(phone, "h1.verdict");
			await reads(phone, "Right");
			if (index === 0) {
				for (const part of ["h1.verdict", "main li.option", ".explanation"])
					expect(await above(phone, part), part).toBeGreaterThanOrEqual(0);
				await has(screen, ".answer[data-correct] .answer-share");
				await onWall("bars");
				await atDesk("room, revealed");
			}
			await inHand(`${kind}, result`);
			await onWall(`${kind}, answer`);
		}

		await room.goto(`${url}/teach/#/rooms/${roomId}/results`);
		await has(room, ".sums");
		await atDesk("results");
		for (const other of others) other.leave();
		const wrong = await Promise.all(
			[teacher, projector, pocket].map((device) => device.faults()),
		);
		expect(wrong.flat()).toEqual([]);
		expect(faults).toEqual([]);
	});
});

it("[EE1801] while they load, too, no page of theirs is refused anything or throws in WebKit", {
	timeout: 40_000,
}, async () => {
	const said: string[] = [];
	for (const path of ["/", "/teach/", "/screen/"])
		said.push(...(await consoleOf(server.url + path)));
	expect(said).toEqual([]);
});
