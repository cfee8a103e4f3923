import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import type { Results } from "../../shared/rest.ts";
import { violationsOn } from "../rig/axe.ts";
import {
	joinRoom,
	laptopSize,
	openDevice,
	openPhone,
	projectorSize,
} from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import {
	expectSaved,
	lead,
	openLibrary,
	openRoom,
	openScreen,
	press,
} from "../rig/stage.ts";

const quiz: Quiz = {
	v: quizFormat,
	title: "Words",
	description: "",
	questions: [
		{
			id: "q1",
			kind: "text",
			text: "The largest city of Switzerland?",
			ask: { caseCounts: false, accentsCount: false, spacesCount: false },
			key: {
				accepted: [
					{ text: "Zürich", share: 1 },
					{ text: "Canton *", share: 0.5 },
				],
				typos: 1,
			},
			explanation: "Bern is the capital.",
			seconds: null,
			points: 10,
		},
	],
};

describe("a question that is answered with a text", () => {
	const site = withServerAndBrowser();

	it("[EE920] [EE4] is typed, sent, counted, revealed and told in the results, on every page", {
		timeout: 120_000,
	}, async () => {
		const { browser, server } = site;
		const devices = await Promise.all([
			openDevice(browser, { viewport: laptopSize }),
			openDevice(browser, { viewport: projectorSize }),
			openPhone(browser),
			openPhone(browser),
		]);
		const [laptop, screen, ada, ben] = devices.map(({ page }) => page) as [
			Page,
			Page,
			Page,
			Page,
		];
		const violations: string[] = [];
		const inspect = async (name: string, page: Page) => {
			for (const colorScheme of ["dark", "light"] as const) {
				await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
				for (const one of await violationsOn(page))
					violations.push(`${name}, ${colorScheme}: ${one}`);
			}
		};

		await openLibrary(laptop, server.url);
		const made = await laptop.request.post(`${server.url}/api/quizzes`, {
			data: quiz,
		});
		const { id } = (await made.json()) as { id: string };
		await laptop.goto(`${server.url}/teach/#/quizzes/${id}`);
		await laptop.getByLabel("Right answer 2", { exact: true }).press("Enter");
		await laptop.getByLabel("Right answer 3", { exact: true }).fill("*");
		await laptop.locator(".editor-problems summary").click();
		await laptop.getByText("only *, which every answer is").first().waitFor();
		await inspect("editor", laptop);
		await laptop.getByRole("button", { name: "Remove right answer 3" }).click();
		await laptop.getByText("Saved", { exact: true }).first().waitFor();

		const room = await openRoom(laptop, server.url, quiz.title);
		await openScreen(screen, laptop, server.url, room.code);
		for (const [page, name] of [
			[ada, "Ada"],
			[ben, "Ben"],
		] as const) {
			await joinRoom(page, server.url, room.code, name);
			await page.getByText(`You’re in, ${name}`).first().waitFor();
		}
		await press(laptop, /^Start/);
		await lead(laptop, /^Open/);

		const field = (page: Page) => page.getByLabel("Your answer");
		const send = (page: Page) => page.getByRole("button", { name: "Send" });
		await field(ada).fill("zurihc");
		await field(ada).press("Enter");
		await expectSaved(ada);
		await field(ben).fill("\u200b\u200d");
		await ben.getByText("There is nothing to read in this.").waitFor();
		expect(await send(ben).getAttribute("aria-disabled")).toBe("true");
		await field(ben).fill("  Canton\n  of   Bern ");
		await send(ben).click();
		await expectSaved(ben);
		// What was stored is what stands there.
		expect(await field(ben).inputValue()).toBe("Canton of Bern");

		// What is typed since outlives what comes from outside, and is not sent by itself.
		await field(ben).fill("Geneva");
		await ben.getByText("Your change is not sent yet").waitFor();
		await ben.context().setOffline(true);
		await ben
			.locator('.status-link:not([data-state="connected"])')
			.waitFor({ state: "attached" });
		await ben.context().setOffline(false);
		await ben
			.locator('.status-link[data-state="connected"]')
			.waitFor({ state: "attached" });
		expect(await field(ben).inputValue()).toBe("Geneva");
		await field(ben).fill("x".repeat(190));
		await ben.getByText("10 of 200 characters left").waitFor();
		await inspect("phone, open", ben);
		await laptop.keyboard.press("b");
		await screen.locator(".texts-row").nth(1).waitFor();
		await inspect("screen, open", screen);

		await lead(laptop, /^Close/);
		await ben.getByText("What you put in last was not sent.").waitFor();
		expect(await field(ben).inputValue()).toBe("Canton of Bern");
		expect(await field(ben).getAttribute("readonly")).not.toBeNull();
		await inspect("phone, closed", ben);
		await lead(laptop, /^Reveal/);

		await ada.getByRole("heading", { name: /^Right/ }).waitFor();
		await ben
			.getByRole("heading", { name: /^Partly right\..*\+5 points/ })
			.waitFor();
		for (const page of [ada, ben]) await page.locator("summary").click();
		for (const page of [ada, ben, laptop, screen]) {
			// The room's page has it twice: what the hall sees is beside it.
			const rows = page.locator(".texts").last().locator(".texts-row");
			await page.locator(".texts-row[data-right]").first().waitFor();
			await expect
				.poll(() => rows.locator(".texts-words").allInnerTexts())
				.toEqual(["canton of bern", "zurihc"]);
			expect(await page.locator(".texts-key").last().innerText()).toContain(
				"Zürich",
			);
		}
		await ada.getByText("Right, yours").waitFor();
		await ben.getByText("You said Canton of Bern").first().waitFor();
		await inspect("phone, revealed", ben);
		await inspect("room, revealed", laptop);
		await inspect("screen, revealed", screen);

		await press(laptop, /^End/);
		await laptop.getByRole("button", { name: "End the room" }).click();
		await ben.getByText("That was it").waitFor();
		await ben.getByText("You said Canton of Bern").first().waitFor();
		await laptop.goto(`${server.url}/teach/#/rooms/${room.id}/results`);
		await laptop.locator(".results-question summary").click();
		await laptop.locator(".results-name").first().click();
		await laptop.getByText("zurihc").first().waitFor();
		await inspect("results", laptop);

		const results = (await (
			await laptop.request.get(`${server.url}/api/rooms/${room.id}/results`)
		).json()) as Results;
		expect(
			results.students
				.map(({ name, score, answers }) => [name, score, answers[0]?.value])
				.sort(),
		).toEqual([
			["Ada", 10, "zurihc"],
			["Ben", 5, "Canton of Bern"],
		]);
		const csv = await laptop.request.get(
			`${server.url}/api/rooms/${room.id}/results.csv`,
		);
		expect(await csv.text()).toContain("Canton of Bern");
		expect(violations).toEqual([]);
		expect(devices.flatMap(({ faults }) => faults)).toEqual([]);
		for (const { context } of devices) await context.close();
	});
});
