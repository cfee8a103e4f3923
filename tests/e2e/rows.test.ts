import type { Browser, Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import type { Json } from "../../shared/json.ts";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import {
	enterAs,
	joinRoom,
	laptopSize,
	launchBrowser,
	openDevice,
	openPhone,
} from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { layoutAt, screenSizes } from "../rig/layout.ts";
import { layoutFaults } from "../rig/page-layout.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import { faultsOfForced, faultsOfRows } from "../rig/rows.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";

const options = (texts: readonly string[]) => ({
	ask: { options: texts },
	key: { correct: [0] },
});
const steps = ["כלל לא", "", "", "", "לגמרי"];
/** One of each kind that has rows, and beside them a line of numbers, and a question that is read from the left. */
const quiz: Quiz = {
	v: quizFormat,
	title: "Rows",
	description: "",
	questions: [
		questionOf("single", {
			text: "$x = 2$: מהו **הפרוטוקול** (TCP)?",
			...options(["היד הנעלמה (A)!", "UDP only.", "שגיאה, TypeError."]),
		}),
		questionOf("order", {
			kind: "order",
			text: "מה הסדר?",
			ask: { items: ["ראשון", "second", "שלישי"] },
			key: { orders: [[2, 0, 1]], measure: "tau" },
		}),
		questionOf("pairs", {
			kind: "pairs",
			text: "מה שייך למה?",
			ask: { left: ["ירושלים", "Paris"], right: ["צרפת (EU)!", "ישראל"] },
			key: { pairs: [1, 0] },
		}),
		questionOf("rating", {
			kind: "rating",
			text: "עד כמה?",
			ask: { statements: ["הבנתי הכול.", "All clear."], labels: steps },
			key: {},
		}),
		questionOf("scale", {
			kind: "scale",
			text: "عَلى أي درجة؟",
			ask: { labels: steps },
			key: {},
		}),
		questionOf("text", {
			kind: "text",
			text: "מהי הבירה?",
			ask: { caseCounts: false, accentsCount: false, spacesCount: false },
			key: { accepted: [{ text: "ירושלים", share: 1 }], typos: 0 },
		}),
		questionOf("number", {
			kind: "numeric",
			text: "כמה?",
			ask: { unit: "" },
			key: { bands: [{ is: "around", value: 2, by: 0, per: "one", share: 1 }] },
		}),
		questionOf("mixed", {
			text: "Which of these is Hebrew?",
			...options(["שלום, TCP!", "Hello.", "Nothing"]),
		}),
	],
};
const said: Readonly<Record<string, readonly Json[]>> = {
	single: [[0], [0], [1], [2]],
	order: [
		[0, 1, 2],
		[0, 1, 2],
		[1, 0, 2],
		[2, 1, 0],
	],
	pairs: [
		[1, 0],
		[1, 0],
		[0, 1],
		[1, 0],
	],
	rating: [
		[1, 5],
		[5, 4],
		[2, 2],
		[2, 5],
	],
	scale: [1, 1, 2, 4],
	text: ["ירושלים", "ירושלים", "Haifa", "חיפה"],
	number: [1, 2, 2, 9],
	mixed: [[0], [0], [1], [2]],
};

/** A teacher's phone; the laptops and tablets on which letters of twice the size are the hardest to place. */
const narrow = [{ width: 320, height: 640 }];
const small = [
	{ width: 768, height: 1024 },
	{ width: 1024, height: 768 },
	{ width: 1366, height: 768 },
];

/** Of each kind a row, what it begins with, and what it ends with. */
const ends: Readonly<Record<string, readonly [string, string, string]>> = {
	single: [".answer", ".answer-spine", ".answer-share"],
	order: [
		"li[data-right]",
		".put-letter, .order-sign",
		".put-share, .share-told",
	],
	pairs: [".pairs li:has(.pairs-left)", ".pairs-left", ".pairs-right"],
	rating: [".rating-bar", "i:first-child", "i:last-child"],
	scale: [".scale-columns", "div:first-child", "div:last-of-type"],
	text: [".texts-row", ".texts-words", ".texts-count"],
	number: [
		".chart-plot, .bins-columns",
		":scope > :first-child",
		":scope > :last-child",
	],
	mixed: [".answer", ".answer-spine", ".answer-share"],
};

describe("rows of a question that is read from the right", () => {
	const site = withServerAndBrowser();
	let large: Browser | null = null;
	afterAll(() => large?.close());

	it("[EE1870] [EE1871] [EE1872] begin there, on screen, room page and phone; axes of numbers do not turn; forced colours leave bars, edges and what is right; the browser's own size of letters moves nothing on the screen", {
		timeout: 180_000,
	}, async () => {
		const { url } = site.server;
		const rest = await signedIn(url);
		const room = await openRoom(rest, quiz);
		const names = ["נועה", "Ada", "نور", "Ben"];
		const students = names.map((name) => new Student(url, room.code, name));
		const open = async (browser: Browser, path: string) => {
			const { page, context } = await openDevice(browser, {
				viewport: laptopSize,
				reducedMotion: "reduce",
			});
			await enterAs(context, rest, url);
			await page.goto(url + path);
			return page;
		};
		large = await launchBrowser(32);
		const onScreen = `/screen/#${room.screenToken}`;
		const screen = await open(site.browser, onScreen);
		const largeScreen = await open(large, onScreen);
		const desk = await open(site.browser, `/teach/#/rooms/${room.id}`);
		const largeDesk = await open(large, `/teach/#/rooms/${room.id}`);
		const phone = (await openPhone(site.browser)).page;
		await joinRoom(phone, url, room.code, "ליאור");
		await phone.getByText("You’re in").first().waitFor();
		await waitFor("all to be here", () => room.pulse().joined === 5);

		const faults: string[] = [];
		for (const [index, { id }] of quiz.questions.entries()) {
			const round = index + 1;
			const parts = ends[id];
			if (parts === undefined) throw new Error(id);
			const side = id === "number" || id === "mixed" ? "left" : "right";
			const note = (where: string, found: readonly string[]) =>
				faults.push(...found.map((one) => `${where}, ${id}: ${one}`));
			const look = async (
				where: string,
				page: Page,
				root: string,
				of = parts,
			) =>
				note(
					where,
					await page.evaluate(faultsOfRows, { root, side, parts: of } as const),
				);

			await room.move({ do: "open", question: index });
			await waitFor("the question at all", () =>
				students.every(({ seen }) => seen.has(round)),
			);
			if (parts[0] === ".answer") {
				await phone.locator("button.option").first().waitFor();
				const option = ["button.option", ".option-spine", ".option-words"];
				await look("phone", phone, "main", option as unknown as typeof parts);
			}
			for (const [place, student] of students.entries())
				await student.answer(round, 1, said[id]?.[place] ?? null);
			await room.move({ do: "close" });
			await room.move({ do: "reveal" });
			for (const page of [screen, largeScreen])
				await page.locator(`.stage :is(${parts[0]})`).first().waitFor();
			for (const page of [desk, largeDesk])
				await page.locator('.stage[data-phase="revealed"]').waitFor();

			for (const size of [screenSizes[0], screenSizes[1], screenSizes[3]]) {
				const where = `screen ${size.width}`;
				const layout = await layoutAt(screen, size);
				note(where, layout.faults);
				await look(where, screen, ".stage");
				expect(await layoutAt(largeScreen, size), `${where}, ${id}`).toEqual(
					layout,
				);
			}
			await look("room", desk, ".stage-question");
			for (const [page, letters, sizes] of [
				[desk, 16, narrow],
				[largeDesk, 32, small],
			] as const)
				for (const size of sizes) {
					await page.setViewportSize(size);
					await page.waitForTimeout(80);
					const where = `room, ${letters} px letters, ${size.width}`;
					note(where, await layoutFaults(page));
				}
			await desk.setViewportSize(laptopSize);
			const direction = await screen
				.locator("h1.question")
				.evaluate((one) => getComputedStyle(one).direction);
			expect(direction, id).toBe(id === "mixed" ? "ltr" : "rtl");

			for (const [page, root] of [
				[screen, ".stage"],
				[desk, ".stage-question"],
			] as const) {
				await page.emulateMedia({ forcedColors: "active" });
				note(`${root}, forced`, await page.evaluate(faultsOfForced, root));
				await page.emulateMedia({ forcedColors: "none" });
			}
		}
		expect(faults).toEqual([]);
		for (const student of students) student.leave();
		room.close();
	});
});
