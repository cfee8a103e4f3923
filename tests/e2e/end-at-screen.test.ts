import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { RoomSummary } from "../../shared/rest.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { restMs, stateOf, step } from "../rig/at-screen.ts";
import { joinRoom, laptopSize, openDevice, openPhone } from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { questionOf, twoQuestions } from "../rig/room.ts";
import { shoot } from "../rig/shots.ts";
import { openLibrary, openScreen } from "../rig/stage.ts";

describe("at the screen", () => {
	const site = withServerAndBrowser();

	/** A room of one question, on its instructor's page. */
	const openShort = async (page: Page, seconds: number | null) => {
		const { url } = site.server;
		await openLibrary(page, url);
		const post = async (path: string, data: unknown) => {
			const headers = { origin: url };
			return (await page.request.post(url + path, { data, headers })).json();
		};
		const questions = [questionOf("last", { seconds })];
		const quiz = await post("/api/quizzes", { ...twoQuestions, questions });
		const settings = { ...defaultSettings, podium: "press" };
		const made = { quiz: (quiz as { id: string }).id, settings };
		const room = (await post("/api/rooms", made)) as RoomSummary;
		await page.goto(`${url}/teach/#/rooms/${room.id}`);
		await page.locator('.room-primary[aria-disabled="false"]').waitFor();
		return room;
	};

	it("[EE1893] the end is asked at the screen: a bounce does not answer, back and waiting stay, a second press ends", {
		timeout: 90_000,
	}, async () => {
		const { browser, server } = site;
		const { page, context, faults } = await openDevice(browser, {
			viewport: laptopSize,
		});
		const room = await openShort(page, null);
		const run = [page, room] as const;
		const screen = await context.newPage();
		await openScreen(screen, page, server.url, room.code);
		for (const at of ["ready:0", "open:0:1", "closed:0:1", "revealed:0:1"])
			await step(screen, run, "Space", at);
		const note = screen.locator(".clicker-note");
		const asked = note.filter({ hasText: /ends this room for good/ });
		const isStill = async () => {
			await screen.waitForTimeout(800);
			expect((await stateOf(page, room)).at).toBe("revealed:0:1");
			expect(await page.locator("dialog[open]").count()).toBe(0);
		};
		await screen.waitForTimeout(restMs);
		await screen.keyboard.press("PageDown");
		await asked.waitFor();
		await screen.keyboard.press("PageDown");
		await isStill();
		await shoot(screen, "ends");
		await screen.keyboard.press("PageUp");
		await expect.poll(() => note.textContent()).toBe("");
		await isStill();
		await screen.keyboard.press("PageDown");
		await asked.waitFor();
		await expect.poll(() => note.textContent()).toBe("");
		await isStill();
		await screen.keyboard.press("PageDown");
		await asked.waitFor();
		await screen.waitForTimeout(800);
		await screen.keyboard.press("PageDown");
		await expect
			.poll(async () => (await stateOf(page, room)).phase)
			.toBe("ended");
		expect(faults).toEqual([]);
		await context.close();
	});

	it("[EE1894] time left is written in one way on screen, room page and phone", {
		timeout: 60_000,
	}, async () => {
		const { browser, server } = site;
		const { page, context } = await openDevice(browser, {
			viewport: laptopSize,
		});
		const room = await openShort(page, 16);
		const screen = await context.newPage();
		await openScreen(screen, page, server.url, room.code);
		const phone = (await openPhone(browser)).page;
		await joinRoom(phone, server.url, room.code, "Ada");
		await phone.getByText("You’re in").first().waitFor();
		await step(screen, [page, room], "Space", "ready:0");
		await step(screen, [page, room], "Space", "open:0:1");
		for (const written of [/^0:1[1-6]$/, /^(10|[1-9])$/])
			for (const one of [screen, page, phone])
				await expect
					.poll(() => one.getByRole("timer").innerText(), { timeout: 8000 })
					.toMatch(written);
		for (const one of [context, phone.context()]) await one.close();
	});
});
