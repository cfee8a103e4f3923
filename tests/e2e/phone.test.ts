import type { Browser, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Question, quizFormat } from "../../shared/quiz.ts";
import type { Results } from "../../shared/rest.ts";
import { violationsOn } from "../rig/axe.ts";
import { joinRoom, openDevice, openPhone } from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import { expectSaved } from "../rig/stage.ts";

const lift = questionOf("lift", {
	kind: "single",
	text: "You stand on a scale in a lift. The lift accelerates upwards. What does the scale show?",
	explanation:
		"The floor must push you up harder than gravity pulls you down, or you would not speed up: N = m(g + a). The scale shows N.",
	seconds: 600,
	points: 100,
	ask: {
		options: [
			"more than at rest",
			"less than at rest",
			"the same as at rest",
			"nothing at all",
		],
	},
	key: { correct: [0] },
});
const longWord =
	"Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
const odd = questionOf("odd", {
	kind: "single",
	text: `מה מראה המאזניים? ${longWord}`,
	explanation: `הרצפה דוחפת אותך ${longWord}`,
	seconds: 600,
	ask: { options: [longWord, "יותר מאשר במנוחה", "less", "0"] },
	key: { correct: [0] },
});

describe("the student's page", () => {
	const site = withServerAndBrowser();

	async function ask(
		question: Question,
		device: Parameters<Browser["newContext"]>[0] = {},
		fontSize = 16,
	) {
		const { url } = site.server;
		const rest = await signedIn(url);
		const room = await openRoom(
			rest,
			{
				v: quizFormat,
				title: "Mechanics, week 3",
				description: "",
				questions: [question],
			},
			{ names: "required", answers: "changeable" },
		);
		const { page, faults, context } = await openDevice(site.browser, {
			viewport: { width: 360, height: 640 },
			isMobile: true,
			hasTouch: true,
			reducedMotion: "reduce",
			...device,
		});
		if (fontSize !== 16) {
			const cdp = await context.newCDPSession(page);
			await cdp.send("Page.setFontSizes", {
				fontSizes: { standard: fontSize, fixed: fontSize },
			});
		}
		return { url, rest, room, page, faults, context };
	}

	/** How far the top of what lies fixed at the bottom is from these elements' ends; the least. */
	const roomAbove = (page: Page, selector: string) =>
		page.evaluate((selector) => {
			const top =
				document.querySelector(".status")?.getBoundingClientRect().top ?? 0;
			const ends = [...document.querySelectorAll(selector)].map(
				(one) => one.getBoundingClientRect().bottom,
			);
			return ends.length === 0 ? Number.NaN : top - Math.max(...ends);
		}, selector);

	it("[EE1613] has a whole single vote above the fold of 360 by 640: the options, and at the reveal verdict, right option, explanation and what is folded", async () => {
		const { url, room, page, context } = await ask(lift);
		await joinRoom(page, url, room.code, "Ada");
		await page.getByText("You’re in").first().waitFor();
		await room.move({ do: "open", question: 0 });
		await page.locator("button.option").nth(3).waitFor();
		expect(await roomAbove(page, "main *")).toBeGreaterThanOrEqual(0);
		await page.locator("button.option").nth(2).tap();
		await expectSaved(page);
		expect(await roomAbove(page, "main *")).toBeGreaterThanOrEqual(0);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await page.locator("h1.verdict").waitFor();
		for (const part of [
			"h1.verdict",
			"main > ul > li",
			".explanation",
			"summary",
		])
			expect(await roomAbove(page, part), part).toBeGreaterThanOrEqual(0);
		expect(await page.innerText("h1.verdict")).toContain(
			"Not this time: A is right.",
		);
		const cards = page.locator("main li.option");
		await expect
			.poll(() => cards.allInnerTexts())
			.toEqual([
				expect.stringMatching(/^A\s+more than at rest\s+right$/),
				expect.stringMatching(/^C\s+the same as at rest\s+yours$/),
			]);
		expect(await page.locator(".shares li").first().isVisible()).toBe(false);
		room.page.close();
		await context.close();
	});

	it("[EE1614] cuts nothing, overlaps nothing and scrolls nowhere sideways, and its targets are as large as a finger, in every size, type and colour", {
		timeout: 240_000,
	}, async () => {
		const small = { width: 360, height: 640 };
		const ways: readonly [
			string,
			Parameters<Browser["newContext"]>[0],
			number,
			Question,
		][] = [
			["360", { viewport: small }, 16, lift],
			["360 dark", { viewport: small, colorScheme: "dark" }, 16, lift],
			["390", { viewport: { width: 390, height: 844 } }, 16, odd],
			["320", { viewport: { width: 320, height: 568 } }, 16, odd],
			["768", { viewport: { width: 768, height: 1024 } }, 16, lift],
			["24 px", { viewport: small }, 24, lift],
			["200 %", { viewport: small }, 32, odd],
			["forced", { viewport: small, forcedColors: "active" }, 16, lift],
		];
		for (const [name, device, fontSize, question] of ways) {
			const { url, room, page, faults, context } = await ask(
				question,
				device,
				fontSize,
			);
			const look = async (state: string) => {
				const letters = await page.evaluate(
					() => getComputedStyle(document.documentElement).fontSize,
				);
				expect(letters, `${name}, ${state}`).toBe(`${fontSize}px`);
				expect(await layoutFaults(page), `${name}, ${state}`).toEqual([]);
			};
			await page.goto(`${url}/j/${room.code}`);
			await page.getByLabel("Your name").waitFor();
			await look("name");
			await joinRoom(page, url, room.code, "Nguyễn Thị Minh Khai Anh");
			await page.getByText("Leave this room").waitFor();
			await look("lobby");
			await room.move({ do: "open", question: 0 });
			const options = page.locator("button.option");
			await options.nth(3).waitFor();
			await look("question");
			await options.nth(1).tap();
			await expectSaved(page);
			await look("saved");
			if (name === "forced") {
				const marks = await options.evaluateAll((all) =>
					all.map((one) => getComputedStyle(one).outlineStyle),
				);
				expect(marks).toEqual(["none", "double", "none", "none"]);
			}
			await room.move({ do: "close" });
			await page.getByText("Closed. B counts for you.").waitFor();
			await look("closed");
			await room.move({ do: "reveal" });
			await page.locator("summary").tap();
			await look("reveal");
			await room.move({ do: "end" });
			await page.getByText("That was it").first().waitFor();
			await look("end");
			expect(faults).toEqual([]);
			room.page.close();
			await context.close();
		}
	});

	it("[EE1615] leads from the link to a saved answer with a name and two taps; a tapped card is framed, and filled when it is saved", async () => {
		const { url, room, page, context } = await ask(lift);
		let taps = 0;
		const tap = async (selector: string) => {
			taps++;
			await page.locator(selector).first().tap();
		};
		await page.goto(`${url}/j/${room.code}`);
		await page.getByLabel("Your name").fill("Ada");
		await room.move({ do: "open", question: 0 });
		await tap("button.primary");
		const first = page.locator("button.option").first();
		await first.waitFor();
		const ground = () =>
			first.evaluate((card) => getComputedStyle(card).backgroundColor);
		const card = await ground();
		await context.setOffline(true);
		await tap("button.option");
		await page.getByText("A is not saved yet, trying").waitFor();
		await page.getByText("Line down for").waitFor();
		expect(await first.getAttribute("data-is")).toBe("picked");
		expect(await ground()).toBe(card);
		// Never two truths.
		expect(await page.innerText(".status")).not.toContain("Connected");
		await context.setOffline(false);
		await expectSaved(page);
		await page.getByText("A is saved").waitFor();
		expect(await first.getAttribute("data-is")).toBe("saved");
		await expect.poll(ground).not.toBe(card);
		expect(taps).toBe(2);
		room.page.close();
		await context.close();
	});

	it("[EE1616] sends by itself at the bell what was picked of several and not sent, and says before that it will", {
		timeout: 60_000,
	}, async () => {
		const several = questionOf("several", {
			kind: "multiple",
			ask: { options: ["a", "b", "c"] },
			key: { correct: [0, 1] },
			seconds: 6,
		});
		const { url, rest, room, page, context } = await ask(several);
		await joinRoom(page, url, room.code, "Ada");
		await page.getByText("You’re in").first().waitFor();
		await room.move({ do: "open", question: 0 });
		await page.locator("button.option").nth(0).tap();
		await page.locator("button.option").nth(1).tap();
		await page.getByText("Not sent yet").waitFor();
		await page.getByText("It goes by itself at the bell.").waitFor();
		await expectSaved(page);
		await page.getByText("Closed. A and B count for you.").waitFor();
		const { students } = (
			await rest.get(`/api/rooms/${room.id}/results`)
		).json<Results>();
		expect(students[0]?.answers[0]).toMatchObject({ value: [0, 1] });
		room.page.close();
		await context.close();
	});

	it("[EE1617] is walked through a question by keyboard and by its roles and names alone", async () => {
		const { url, room, page, context } = await ask(lift);
		await page.goto(`${url}/j/${room.code}`);
		await page.getByRole("textbox", { name: "Your name" }).focus();
		await page.keyboard.type("Ada");
		await page.keyboard.press("Enter");
		await page.getByRole("heading", { name: "You’re in, Ada" }).waitFor();
		await room.move({ do: "open", question: 0 });
		const group = page.getByRole("radiogroup", { name: "Options" });
		await group.waitFor();
		expect(await page.getByRole("radio").count()).toBe(4);
		const focused = () =>
			page.evaluate(() => document.activeElement?.textContent);
		for (let tabs = 0; tabs < 5; tabs++) {
			await page.keyboard.press("Tab");
			if ((await focused())?.startsWith("A")) break;
		}
		await page.keyboard.press("ArrowDown");
		await page.keyboard.press("ArrowDown");
		expect(await focused()).toContain("the same as at rest");
		// An arrow sends nothing.
		expect(await page.getByRole("radio", { checked: true }).count()).toBe(0);
		await page.keyboard.press("Space");
		const told = page.locator(".status-answer[role=status]");
		await expect.poll(() => told.textContent()).toBe("C is saved");
		await page
			.getByRole("radio", { name: "C the same as at rest", checked: true })
			.waitFor();
		expect(await violationsOn(page)).toEqual([]);
		await page.keyboard.press("ArrowUp");
		await page.keyboard.press("Enter");
		await expect.poll(() => told.textContent()).toBe("B is saved");
		await room.move({ do: "close" });
		await expect
			.poll(() => told.textContent())
			.toBe("Closed. B counts for you.");
		await room.move({ do: "reveal" });
		await page
			.getByRole("heading", { name: /^Not this time: A is right\./ })
			.waitFor();
		const spoken = page.locator(".room > [aria-live=polite]");
		await expect
			.poll(() => spoken.textContent())
			.toMatch(/^Not this time: A is right\. You are with 100\s%/);
		for (let tabs = 0; tabs < 5; tabs++) {
			await page.keyboard.press("Tab");
			if ((await focused())?.startsWith("All answers")) break;
		}
		await page.keyboard.press("Enter");
		await page.getByRole("listitem").filter({ hasText: "100" }).waitFor();
		expect(await violationsOn(page)).toEqual([]);
		room.page.close();
		await context.close();
	});

	it("[EE1618] a name is mended and a seat given up in the lobby, by a device that forgets it then", async () => {
		const { url, room, page, context } = await ask(lift);
		await page.goto(`${url}/j/${room.code}`);
		const field = page.getByLabel("Your name");
		await field.fill("x".repeat(43));
		await page.getByText("3 too many: a name has at most 40").waitFor();
		await field.fill("Adda");
		await page.getByRole("button", { name: "Join", exact: true }).tap();
		await page.getByRole("button", { name: "Change my name" }).tap();
		await page.getByLabel("New name").fill("Ada");
		await page.getByRole("button", { name: "Save" }).tap();
		await page.getByRole("heading", { name: "You’re in, Ada" }).waitFor();
		expect(await violationsOn(page)).toEqual([]);
		await page.getByRole("button", { name: "Leave this room" }).tap();
		await page.getByRole("button", { name: "Leave", exact: true }).tap();
		await page.getByLabel("Room code").waitFor();
		const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
		expect(kept).not.toContain("Ada");
		expect(kept).not.toContain("seat.");
		await page.goto(`${url}/j/${room.code}`);
		expect(await page.getByLabel("Your name").inputValue()).toBe("");
		room.page.close();
		await context.close();
	});

	it("[EE1619] a code joins with its last sign, typed or pasted, and one that no room has can be mended in place", async () => {
		const { url, room, context } = await ask(lift);
		const { page } = await openPhone(site.browser);
		await page.goto(`${url}/zzzz`);
		await page.getByText("Type the code from the screen").waitFor();
		const field = page.getByLabel("Room code");
		await field.pressSequentially(
			`${room.code.slice(0, 3)}-${room.code.slice(3, 5)}`.toLowerCase(),
		);
		expect(await page.getByLabel("Your name").count()).toBe(0);
		await field.press(room.code[5] ?? "");
		await page.getByLabel("Your name").waitFor();
		await page.goto(`${url}/${room.code}`);
		await page.getByLabel("Your name").waitFor();
		await page.goto(`${url}/j/000000`);
		await page.getByRole("heading", { name: "No room has" }).waitFor();
		await field.fill(room.code);
		await page.getByLabel("Your name").waitFor();
		room.page.close();
		await page.context().close();
		await context.close();
	});
});

/** What is cut, overlaps, scrolls sideways, or is too small for a finger. */
function layoutFaults(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const faults: string[] = [];
		const nameOf = (one: Element) =>
			`${one.className || one.tagName} “${one.textContent?.trim().slice(0, 20)}”`;
		const seen = (one: Element) =>
			one.getClientRects().length > 0 &&
			one.closest(".visually-hidden, [aria-hidden=true]") === null;
		if (document.documentElement.scrollWidth > innerWidth)
			faults.push(
				`scrolls sideways: ${document.documentElement.scrollWidth} of ${innerWidth}`,
			);
		const all = [...document.querySelectorAll(".room *")].filter(seen);
		for (const one of all) {
			const { overflowX, textOverflow } = getComputedStyle(one);
			const isCut =
				one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0;
			if (isCut && overflowX === "hidden" && textOverflow !== "ellipsis")
				faults.push(`cut: ${nameOf(one)}`);
			const box = one.getBoundingClientRect();
			if (box.width > 0 && (box.left < -1 || box.right > innerWidth + 1))
				faults.push(`beyond the edge: ${nameOf(one)}`);
		}
		for (const one of all.filter((one) =>
			one.matches("button, summary, select, input, textarea"),
		)) {
			const box = one.getBoundingClientRect();
			const least = one.matches(".option, .wide, .send, .field") ? 56 : 44;
			if (box.height < least - 0.5 || box.width < 43.5)
				faults.push(`small: ${nameOf(one)} ${box.width}x${box.height}`);
		}
		const blocks = [...document.querySelectorAll("main > *, main li")].filter(
			seen,
		);
		for (const one of blocks)
			for (const other of blocks) {
				if (one === other || one.contains(other) || other.contains(one))
					continue;
				const [a, b] = [one, other].map((each) => each.getBoundingClientRect());
				if (!a || !b || a.top > b.top) continue;
				const across =
					Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1;
				if (across && a.bottom > b.top + 1)
					faults.push(`overlap: ${nameOf(one)} and ${nameOf(other)}`);
			}
		return faults;
	});
}
