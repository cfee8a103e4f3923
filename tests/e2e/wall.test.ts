import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { emsOf } from "../../client/screen/code-width.ts";
import { codeAlphabet } from "../../shared/code.ts";
import { imagePath } from "../../shared/images.ts";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { newImage } from "../rig/images.ts";
import { faintOn, layoutAt, screenSizes } from "../rig/layout.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";

const fewWords =
	"The floor must push you up harder than gravity pulls you down.";
const manyWords = `${fewWords} `.repeat(6).trim();
const word =
	"Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzgebungsverfahrensordnung";

const quiz: Quiz = {
	v: quizFormat,
	title: "On the wall",
	description: "",
	questions: [
		questionOf("short", {
			text: "You stand on a scale in a lift. The lift accelerates upwards. What does the scale show?",
			ask: {
				options: ["more than at rest", "less", "the same", "nothing at all"],
			},
			key: { correct: [0] },
			explanation: manyWords,
		}),
		questionOf("two", {
			kind: "truefalse",
			text: "Water boils at a lower temperature on a mountain.",
			ask: { options: ["True", "False"] },
			key: { correct: [0] },
			explanation: fewWords,
		}),
		questionOf("word", {
			text: word,
			ask: { options: [word, `${"A long sentence of an option. ".repeat(4)}`] },
			key: { correct: [0] },
			explanation: "",
		}),
		questionOf("ten", {
			kind: "multiple",
			text: "Which of these ten are capitals?",
			ask: {
				options:
					"Sydney Melbourne Canberra Perth Adelaide Brisbane Hobart Darwin Cairns Newcastle".split(
						" ",
					),
			},
			key: { correct: [2] },
			explanation: "",
		}),
		questionOf("much", {
			text: "Which of these ten statements holds? ".repeat(5).trim(),
			ask: {
				options: Array.from(
					{ length: 10 },
					(_, index) =>
						`${index} ${"and what it does for the others ".repeat(5)}`,
				),
			},
			key: { correct: [9] },
			explanation: "",
		}),
	],
};

const site = withRigAndBrowser();

/** A room with students, and a screen of it that does not move by itself. */
async function onTheWall(
	quiz: Quiz,
	names: readonly string[],
	colorScheme: "light" | "dark",
	settings = {},
) {
	const rest = await signedIn(site.rig.url);
	const room = await openRoom(rest, quiz, settings);
	const students = names.map(
		(name) => new Student(site.rig.url, room.code, name),
	);
	await waitFor("all to be here", () => room.pulse().joined === names.length);
	const device = await openDevice(site.browser, {
		viewport: screenSizes[0],
		colorScheme,
		reducedMotion: "reduce",
	});
	const { page } = site.keep(device);
	await page.goto(`${site.rig.url}/screen/#${room.screenToken}`);
	await page.getByText(quiz.title).first().waitFor();
	return { room, students, page };
}

for (const colorScheme of ["light", "dark"] as const)
	describe(`a question on the wall, ${colorScheme}`, () => {
		it("[EE1580] [EE1581] [EE1582] [EE1583] nothing that is read moves from opening to answer, nothing is cut or small, and bars are as long as their shares", {
			timeout: 240_000,
		}, async () => {
			const names = Array.from({ length: 7 }, (_, index) => `S${index}`);
			const { room, students, page } = await onTheWall(
				quiz,
				names,
				colorScheme,
			);
			const faults: string[] = [];
			for (const [index, question] of quiz.questions.entries()) {
				await room.move({ do: "open", question: index });
				const round = index + 1;
				await waitFor("the question at all", () =>
					students.every((student) => student.seen.has(round)),
				);
				await page.locator(".answer").first().waitFor();
				const { options } = question.ask as { options: string[] };
				const said = [0, 0, 0, 1, 1, 2, 3].map((option) =>
					Math.min(option, options.length - 1),
				);
				const stood = new Map<string, readonly string[]>();
				const look = async (phase: string) => {
					for (const size of screenSizes) {
						const at = `${size.width}x${size.height}`;
						const where = `${question.id}, ${phase}, ${at}`;
						const layout = await layoutAt(page, size);
						expect(layout.lines.length, where).toBeGreaterThan(2);
						faults.push(...layout.faults.map((one) => `${where}: ${one}`));
						const before = stood.get(at) ?? layout.lines;
						expect(layout.lines, where).toEqual(before);
						stood.set(at, layout.lines);
						// Only what is too much for any wall is gone through.
						expect(layout.scrolls, where).toBe(question.id === "much");
						if (phase === "open") continue;
						const wide = layout.bars.map((bar, place) =>
							Math.abs(
								bar - said.filter((one) => one === place).length / said.length,
							),
						);
						expect(Math.max(...wide), where).toBeLessThan(1 / size.width);
					}
					for (const one of await faintOn(page))
						faults.push(`${question.id}, ${phase}: ${one}`);
				};
				await look("open");
				for (const [place, student] of students.entries())
					await student.answer(round, 1, [said[place] ?? 0]);
				await room.move({ do: "show", what: "distribution", on: true });
				await room.move({ do: "close" });
				await page.locator(".answer-share").first().waitFor();
				await look("bars");
				await room.move({ do: "reveal" });
				await page.locator(".answer[data-correct]").first().waitFor();
				await look("revealed");
			}
			expect(faults).toEqual([]);
			for (const student of students) student.leave();
			room.close();
		});
	});

describe("beside a question on the wall", () => {
	it("[EE1584] the explanation stands below the result where there is room, and else in its place by a key", {
		timeout: 60_000,
	}, async () => {
		const { room, page } = await onTheWall(quiz, [], "light");
		const revealed = async (question: number) => {
			await room.move({ do: "open", question });
			await room.move({ do: "close" });
			await room.move({ do: "reveal" });
			await page.locator(".answer[data-correct]").first().waitFor();
		};
		await revealed(1);
		await page.locator(".why[data-fits]").waitFor();
		await revealed(0);
		await page.locator(".answer").nth(3).waitFor();
		const { lines } = await layoutAt(page, screenSizes[0]);
		expect(await page.getByText(manyWords).isVisible()).toBe(false);
		await page.keyboard.press("w");
		await page.getByText(manyWords).waitFor();
		expect(await page.locator(".answer").nth(1).isVisible()).toBe(false);
		expect((await layoutAt(page, screenSizes[3])).faults).toEqual([]);
		await page.keyboard.press("w");
		await page.locator(".answer").nth(1).waitFor();
		expect((await layoutAt(page, screenSizes[0])).lines).toEqual(lines);
		room.close();
	});

	it("[EE1585] bars keep their colours where the system has its own, and cards have an edge", async () => {
		const { room, page } = await onTheWall(quiz, [], "light");
		await room.move({ do: "open", question: 0 });
		await page.emulateMedia({ forcedColors: "active" });
		const card = page.locator(".answer").first();
		await card.waitFor();
		const drawn = await card.evaluate((one) => {
			const bar = one.querySelector(".answer-bar") as HTMLElement;
			return {
				paper: getComputedStyle(document.documentElement).backgroundColor,
				wash: getComputedStyle(bar, "::before").backgroundColor,
				foot: getComputedStyle(bar, "::after").backgroundColor,
				edge: getComputedStyle(one, "::after").borderTopWidth,
				line: getComputedStyle(one, "::after").borderTopColor,
			};
		});
		expect(drawn.wash).not.toBe(drawn.paper);
		expect(drawn.foot).not.toBe(drawn.paper);
		expect(Number.parseFloat(drawn.edge)).toBeGreaterThan(0.5);
		expect(drawn.line).not.toBe(drawn.paper);
		room.close();
	});

	it("[EE1586] options that are images fill the picture down to the desk, on an old projector too", {
		timeout: 60_000,
	}, async () => {
		const rest = await signedIn(site.rig.url);
		const images: string[] = [];
		for (const height of [400, 300, 200, 300])
			images.push(await newImage(rest, "#077", 400, height));
		const room = await openRoom(rest, {
			...quiz,
			questions: [
				questionOf("cards", {
					ask: {
						options: images.map((id, index) => `![leaf ${index}](image:${id})`),
					},
				}),
			],
		});
		const { page } = site.keep(
			await openDevice(site.browser, { viewport: screenSizes[3] }),
		);
		await page.goto(`${site.rig.url}/screen/#${room.screenToken}`);
		await page.getByText(quiz.title).first().waitFor();
		await room.move({ do: "open", question: 0 });
		await page
			.locator(`img[src*="${imagePath(images[0] ?? "", 1920)}"]`)
			.first()
			.waitFor();
		for (const size of screenSizes) {
			expect((await layoutAt(page, size)).faults).toEqual([]);
			const { cards, room } = await heights(page);
			expect(cards / room, `${size.width}`).toBeGreaterThan(0.95);
		}
		room.close();
	});
});

/** How high all cards are together, and how much room there is for them. */
function heights(page: Page) {
	return page.evaluate(() => {
		const of = (one: Element | null | undefined) =>
			one?.getBoundingClientRect();
		const cards = [...document.querySelectorAll(".answer")];
		const picture = of(document.querySelector(".stage-picture"));
		return {
			cards:
				(of(cards[cards.length - 1])?.bottom ?? 0) - (of(cards[0])?.top ?? 0),
			room: picture?.height ?? 0,
		};
	});
}

describe("the lobby on the wall", () => {
	it("[EE1587] names stand there only where the room shows them, the newest forty, and who is removed is gone at once", {
		timeout: 60_000,
	}, async () => {
		const names = Array.from({ length: 43 }, (_, index) => `Ada ${index}`);
		const { room, students, page } = await onTheWall(quiz, names, "light", {});
		await page.getByText("43 are here").waitFor();
		expect(await page.locator(".chip").count()).toBe(0);
		await room.move({
			do: "settings",
			settings: { ...room.view().settings, namesOnScreen: true },
		});
		await page.locator(".chip[data-new]", { hasText: /^Ada 42$/ }).waitFor();
		for (const size of screenSizes) {
			const layout = await layoutAt(page, size);
			expect(layout.faults).toEqual([]);
			const shown = await page.locator(".chip").count();
			expect(shown).toBeLessThanOrEqual(40);
			expect(shown).toBeGreaterThan(25);
			await page.getByText(`and ${43 - shown} more`).waitFor();
		}
		expect(await faintOn(page)).toEqual([]);
		const list = await room.students();
		const last = list.find(({ name }) => name === "Ada 42");
		await room.remove([last?.seat ?? ""]);
		await page.locator(".chip[data-new]", { hasText: /^Ada 41$/ }).waitFor();
		expect(await page.getByText("Ada 42", { exact: true }).count()).toBe(0);
		await room.move({
			do: "settings",
			settings: { ...room.view().settings, namesOnScreen: false },
		});
		await expect.poll(() => page.locator(".chip").count()).toBe(0);
		for (const student of students) student.leave();
		room.close();
	});

	it("[EE1953] a code is within the poster, whatever its letters, and as large as that lets it be", {
		timeout: 60_000,
	}, async () => {
		const { room, page } = await onTheWall(quiz, [], "light");
		const code = page.locator(".poster-code");
		await code.waitFor();
		await page.evaluate(() => document.fonts.ready);
		const show = (text: string) =>
			code.evaluate(
				(line, [text, ems]) => {
					line.textContent = String(text);
					line.style.setProperty("--ems", String(ems));
					const range = document.createRange();
					range.selectNodeContents(line);
					const size = Number.parseFloat(getComputedStyle(line).fontSize);
					const { right, bottom, width } = range.getBoundingClientRect();
					const poster = line.closest(".poster")?.getBoundingClientRect();
					const cut = innerWidth > innerHeight ? 0.12 * innerHeight : 0;
					const slope =
						(poster?.right ?? 0) - (cut * bottom) / (poster?.height ?? 1);
					return { ems: width / size, right, slope, size };
				},
				[text, emsOf(text)] as const,
			);
		for (const letter of codeAlphabet) {
			const { ems } = await show(letter);
			expect(ems, letter).toBeLessThanOrEqual(emsOf(letter) + 0.01);
			expect(ems, letter).toBeGreaterThan(emsOf(letter) - 0.07);
		}
		for (const size of [...screenSizes, { width: 768, height: 1024 }]) {
			await page.setViewportSize(size);
			for (const text of ["WWW WWW", "HWT DCW", "2KV PP8"]) {
				const { right, slope } = await show(text);
				expect(right, `${text} at ${size.width}`).toBeLessThanOrEqual(slope);
			}
			// Most codes have all the room that there is.
			const most = Math.min(0.106 * size.width, 0.19 * size.height);
			if (size.width > size.height)
				expect((await show("2KV 7F3")).size).toBeGreaterThan(0.95 * most);
		}
		room.close();
	});

	it("[EE1588] who shares a place stands on one line with the others, and nobody without points has one", {
		timeout: 60_000,
	}, async () => {
		const names = Array.from({ length: 6 }, (_, index) => `Ada ${index}`);
		const { room, students, page } = await onTheWall(quiz, names, "light");
		await room.move({ do: "open", question: 0 });
		await waitFor("the question at all", () =>
			students.every((student) => student.seen.has(1)),
		);
		for (const [place, student] of students.entries())
			await student.answer(1, 1, [place < 4 ? 0 : 1]);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await room.move({ do: "show", what: "leaderboard", on: true });
		await page.getByText("4 share the first place").waitFor();
		expect(await page.locator(".board-place").count()).toBe(1);
		for (const size of screenSizes)
			expect((await layoutAt(page, size)).faults).toEqual([]);
		expect(await faintOn(page)).toEqual([]);
		for (const student of students) student.leave();
		room.close();
	});
});
