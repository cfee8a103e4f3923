import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QuizList } from "../../shared/rest.ts";
import { type Rig, startRig } from "../rig/app.ts";
import {
	enterAs,
	laptopSize,
	launchBrowser,
	openDevice,
} from "../rig/browser.ts";
import { joinPhone } from "../rig/links.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf, twoQuestions } from "../rig/room.ts";
import { roomOf, sheet } from "../store/samples.ts";

const count = 2000;

const isFocused = (element: Element) => element === document.activeElement;

let rig: Rig;
let browser: Browser;
beforeAll(async () => {
	[rig, browser] = await Promise.all([
		startRig({ pages: "dist/client" }),
		launchBrowser(),
	]);
});
afterAll(async () => {
	await browser?.close();
	await rig?.close();
});

describe("a large library", () => {
	it("[IP150] opens at once with 2,000 quizzes and 250 rooms, shows more when asked, and finds every quiz by its words", async () => {
		const rest = await signedIn(rig.url);
		const { id } = (await rest.get("/api/instructor")).json<{ id: string }>();
		const { rooms, quizzes } = rig.stores;
		await quizzes.addQuizzes(
			id,
			Array.from({ length: count }, (_, index) => ({
				id: `q${index}`,
				quiz: { ...twoQuestions, title: `Lesson number ${index}.` },
				sample: null,
			})),
		);
		const phase = { name: "ended" } as const;
		for (let index = 0; index < 250; index++) {
			const room = roomOf(`r${index}`, { owner: id, createdAt: index + 1 });
			await rooms.create(room, sheet);
			await rooms.commit({ ...room, version: 2, phase, endedAt: 9 }, null);
		}

		const { page, context, faults } = await openDevice(browser, {
			viewport: laptopSize,
		});
		await enterAs(context, rest);
		const asked: string[] = [];
		page.on("request", (request) => {
			if (/\/api\/(quizzes|rooms)/.test(request.url()))
				asked.push(request.url());
		});
		await page.goto(`${rig.url}/teach/`);
		const section = (heading: string) =>
			page.locator("section").filter({
				has: page.getByRole("heading", { name: heading, exact: true }),
			});
		const rows = section("Quizzes").locator(".library-row");
		await rows.first().waitFor();
		await expect.poll(() => rows.count()).toBe(100);
		expect(asked.slice(0, 2).map((url) => new URL(url).search)).toEqual([
			"?limit=100",
			"?limit=100",
		]);
		// What it reads without being asked has an end, far before that of the library.
		await expect.poll(() => asked.length).toBe(2 + 5 + 3);

		await page.getByRole("button", { name: "Show more quizzes" }).click();
		await page.getByRole("heading", { name: "Lesson number 199." }).waitFor();
		await expect.poll(() => rows.count()).toBe(200);

		const words = `number ${count - 1}.`;
		await page.getByLabel("Search quizzes and questions").fill(words);
		await page.getByRole("heading", { name: words }).waitFor();
		await expect.poll(() => rows.count()).toBe(1);
		await page.getByLabel("Search quizzes and questions").fill("");
		await page.getByRole("heading", { name: "Lesson number 0." }).waitFor();
		await expect.poll(() => rows.count()).toBe(200);

		const were = section("Past sessions").locator(".library-row");
		await expect.poll(() => were.count()).toBe(8);
		const more = page.getByRole("button", { name: "Show more rooms" });
		for (const shown of [108, 208]) {
			await more.click();
			await expect.poll(() => were.count()).toBe(shown);
		}
		await page.getByRole("button", { name: "Show all 250" }).click();
		await expect.poll(() => were.count()).toBe(250);
		expect(faults).toEqual([]);
		await context.close();
	});
});

describe("a library in use", () => {
	it("[IP1351] [IP1352] is tagged, filtered, searched, copied and put away, and tells how its quizzes went", async () => {
		const rest = await signedIn(rig.url);
		for (const { id } of (await rest.get("/api/quizzes")).json<QuizList>()
			.quizzes)
			await rest.delete(`/api/quizzes/${id}`);
		const [first, second] = twoQuestions.questions;
		if (first === undefined || second === undefined) throw new Error("none");
		const handshake = { ...second, text: "Who begins a **Handshake**?" };
		const slide = questionOf("slide", {
			kind: "slide",
			text: "The handshake",
			ask: { body: "", phones: false },
			key: {},
		});
		const one = { ...twoQuestions, title: "Week 1", tags: ["Net"] };
		const two = {
			...twoQuestions,
			title: "Week 2",
			questions: [first, slide, handshake],
		};
		const room = await openRoom(rest, two);
		const phone = await joinPhone(rig.url, room.code, "Ada");
		await room.move({ do: "open", question: 0 });
		await phone.ask("answer", { round: 1, seq: 1, value: [0] });
		await room.move({ do: "end" });
		phone.close();
		room.close();
		await rest.post("/api/quizzes", one);

		const { page, context, faults } = await openDevice(browser, {
			viewport: laptopSize,
		});
		await enterAs(context, rest);
		await page.goto(`${rig.url}/teach/`);
		const section = page.locator("section").filter({
			has: page.getByRole("heading", { name: "Quizzes", exact: true }),
		});
		const titles = () => section.locator(".library-row h3").allInnerTexts();
		const rowOf = (title: string) =>
			section.locator(".library-row").filter({
				has: page.getByRole("heading", { name: title, exact: true }),
			});
		const choose = async (title: string, what: string) => {
			await rowOf(title).getByLabel(`More: ${title}`).click();
			await rowOf(title).getByRole("button", { name: what }).click();
		};
		const show = page.getByLabel("Show", { exact: true });
		const search = page.getByLabel("Search quizzes and questions");
		await rowOf("Week 1").waitFor();

		const results = rowOf("Week 2").getByRole("link", { name: /^asked/ });
		expect(await results.innerText()).toMatch(
			/^asked .*, 1 of 1 answered\s+(0|100)\u00a0% right$/,
		);
		expect(await results.getAttribute("href")).toBe(
			`#/rooms/${room.id}/results`,
		);

		await choose("Week 2", "Tags");
		await page.getByLabel("Tags, with commas").fill("exam, ");
		await page.getByRole("dialog").getByRole("button", { name: "Net" }).click();
		await page.keyboard.press("Tab");
		await page.getByRole("button", { name: "Save tags" }).click();
		await show
			.getByRole("option", { name: "exam (1)" })
			.waitFor({ state: "attached" });
		await show.selectOption({ label: "Net (2)" });
		expect(await titles()).toHaveLength(2);
		await show.selectOption({ label: "exam (1)" });
		await expect.poll(titles).toEqual(["Week 2"]);
		await show.selectOption({ label: "All quizzes (2)" });

		await choose("Week 1", "Duplicate");
		await rowOf("Copy of Week 1").waitFor();
		expect(await rowOf("Copy of Week 1").innerText()).toContain("Net");

		await page.getByRole("button", { name: "Select several" }).click();
		await expect
			.poll(() => page.getByLabel("Select all shown").evaluate(isFocused))
			.toBe(true);
		await page.keyboard.press("Space");
		await page.getByLabel("Select Week 2").uncheck();
		await page.getByRole("button", { name: "Add tags" }).click();
		await page.getByLabel("Tags, with commas").fill("winter, NET");
		await page.keyboard.press("Enter");
		await page.getByRole("dialog").waitFor({ state: "hidden" });
		await show
			.getByRole("option", { name: "winter (2)" })
			.waitFor({ state: "attached" });
		await expect
			.poll(() => rowOf("Week 1").getByRole("listitem").allInnerTexts())
			.toEqual(["Net", "winter"]);
		await page
			.getByRole("button", { name: "Archive", exact: true })
			.first()
			.click();
		await page.getByText("2 quizzes are in the archive.").waitFor();
		await expect.poll(titles).toEqual(["Week 2"]);
		await page.getByRole("button", { name: "Undo" }).click();
		await page.getByText("2 quizzes are back").waitFor();
		await expect.poll(() => titles().then((all) => all.length)).toBe(3);

		await choose("Week 1", "Archive");
		await expect.poll(titles).not.toContain("Week 1");
		// Whose row is gone goes on from the list's heading.
		const heading = section.getByRole("heading", { name: "Quizzes" });
		await expect.poll(() => heading.evaluate(isFocused)).toBe(true);
		await search.fill("week");
		await page
			.getByRole("button", { name: "Show 1 more in the archive" })
			.click();
		await expect.poll(titles).toEqual(["Week 1"]);
		await rowOf("Week 1").getByRole("button", { name: "Bring" }).click();
		await search.fill("handSHAKE");
		await page.getByRole("button", { name: "Show 1 more outside" }).click();
		await page.getByText("1 quiz, 2 questions").waitFor();
		await rowOf("Week 2").getByRole("link", { name: "Slide 1" }).waitFor();
		const hit = rowOf("Week 2").getByRole("link", { name: "Question 2" });
		expect(await hit.locator("mark").innerText()).toBe("Handshake");
		await hit.click();
		await expect
			.poll(() =>
				page.evaluate(() => document.activeElement?.getAttribute("data-field")),
			)
			.toBe(`${second.id}/text`);
		expect(await page.getByLabel("Tags", { exact: true }).inputValue()).toBe(
			"exam, Net",
		);
		await page.goBack();
		await hit.waitFor();
		expect(faults).toEqual([]);
		await context.close();
	});
});
