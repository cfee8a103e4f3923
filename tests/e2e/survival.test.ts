import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Results } from "../../shared/rest.ts";
import {
	joinRoom,
	laptopSize,
	launchPhone,
	openDevice,
	openPhone,
	projectorSize,
} from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { expectSaved, openRoom, openScreen, press } from "../rig/stage.ts";

describe("what a phone and a room survive", () => {
	const site = withServerAndBrowser();

	it("[EE3] comes back by itself after kill -9 in mid-question", {
		timeout: 90_000,
	}, async () => {
		const instructor = (
			await openDevice(site.browser, { viewport: laptopSize })
		).page;
		const screen = (await openDevice(site.browser, { viewport: projectorSize }))
			.page;
		const room = await openRoom(instructor, site.server.url, "module quiz");
		await openScreen(screen, instructor, site.server.url, room.code);
		const [early, late] = [
			(await openPhone(site.browser)).page,
			(await openPhone(site.browser)).page,
		];
		await joinRoom(early, site.server.url, room.code, "Early");
		await joinRoom(late, site.server.url, room.code, "Late");
		await press(instructor, /^Start/);
		await press(instructor, /^Open question/);
		await early.locator("button.option").nth(1).tap();
		await expectSaved(early);
		const before = await secondsLeft(screen);
		const killedAt = performance.now();
		await site.server.kill();

		// Tapped while nothing is there: said to be unsaved, and sent by itself when the server is back.
		await late.locator("button.option").nth(0).tap();
		await late.getByText("not saved yet, trying").first().waitFor();
		await site.server.start();
		await expectSaved(late);
		await screen
			.getByText(/answered 2 of 2|2 of 2 answered/)
			.first()
			.waitFor();
		const passed = (performance.now() - killedAt) / 1000;
		expect(
			Math.abs(before - passed - (await secondsLeft(screen))),
		).toBeLessThan(3);
		expect(
			Math.abs((await secondsLeft(screen)) - (await secondsLeft(late))),
		).toBeLessThan(2);
		await expectSaved(early);

		await press(instructor, /^Close/);
		await press(instructor, /^Reveal/);
		await early
			.getByRole("heading", { name: /^(Right|Not this time)/ })
			.waitFor();
		const results = (await (
			await instructor.request.get(
				`${site.server.url}/api/rooms/${room.id}/results`,
			)
		).json()) as Results;
		expect(
			results.students.map(({ name, answers }) => [
				name,
				answers.map(({ value }) => value),
			]),
		).toEqual([
			["Early", [[1]]],
			["Late", [[0]]],
		]);
	});

	it("[EE6] keeps the seat over a refresh and a restart of the browser", {
		timeout: 60_000,
	}, async () => {
		const instructor = (
			await openDevice(site.browser, { viewport: laptopSize })
		).page;
		const room = await openRoom(instructor, site.server.url, "module quiz");
		const profile = mkdtempSync(join(tmpdir(), "lectern-phone-"));
		try {
			let phone = await launchPhone(profile);
			await joinRoom(phone.page, site.server.url, room.code, "Same");
			await press(instructor, /^Start/);
			await press(instructor, /^Open question/);
			await phone.page.locator("button.option").nth(2).tap();
			await expectSaved(phone.page);
			await phone.page.reload();
			await expectSaved(phone.page);
			expect(
				await phone.page
					.locator("button.option")
					.nth(2)
					.getAttribute("aria-checked"),
			).toBe("true");

			await phone.context.close();
			phone = await launchPhone(profile);
			await phone.page.goto(`${site.server.url}/j/${room.code}`);
			await expectSaved(phone.page);
			expect(
				await phone.page
					.locator("button.option")
					.nth(2)
					.getAttribute("aria-checked"),
			).toBe("true");
			await press(instructor, /^Close/);
			await press(instructor, /^Reveal/);
			await phone.page
				.getByRole("heading", { name: /^(Right|Not this time)/ })
				.waitFor();
			const list = await (
				await instructor.request.get(
					`${site.server.url}/api/rooms/${room.id}/students`,
				)
			).json();
			expect(list.students).toHaveLength(1);
			await phone.context.close();
		} finally {
			rmSync(profile, { recursive: true, force: true });
		}
	});
});

/** What the page's countdown shows, in seconds. */
async function secondsLeft(page: Page): Promise<number> {
	const text = (await page.locator(".countdown").first().innerText()).match(
		/(?:(\d+):)?(\d+)/,
	);
	if (text === null) throw new Error("no countdown is shown");
	return Number(text[1] ?? 0) * 60 + Number(text[2]);
}
