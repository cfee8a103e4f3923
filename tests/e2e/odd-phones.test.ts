import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { joinRoom, laptopSize, openDevice, openPhone } from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { expectSaved, openRoom, press } from "../rig/stage.ts";

describe("odd phones", () => {
	const site = withServerAndBrowser();

	async function openLecture(title = "module quiz") {
		const { page } = await openDevice(site.browser, { viewport: laptopSize });
		const room = await openRoom(page, site.server.url, title);
		const phone = await openPhone(site.browser);
		return { instructor: page, room, ...phone };
	}

	it("[EE406] a phone that keeps nothing has its seat and its answer over a reload, and says what it cannot", {
		timeout: 40_000,
	}, async () => {
		const { instructor, room, page, context, faults } = await openLecture();
		await context.addInitScript(() => {
			for (const name of ["localStorage", "sessionStorage"])
				Object.defineProperty(window, name, {
					get() {
						throw new DOMException("blocked", "SecurityError");
					},
				});
		});
		await page.goto(`${site.server.url}/j/${room.code}`);
		await page.getByText("keeps nothing").waitFor();
		await joinRoom(page, site.server.url, room.code, "Ada");
		await page.getByText("You’re in").first().waitFor();
		await page.reload();
		await page.getByText("You’re in").first().waitFor();
		await press(instructor, /^Start/);
		await press(instructor, /^Open/);
		await page.locator("button.option").first().tap();
		await expectSaved(page);
		await page.reload();
		await expectSaved(page);
		const list = await instructor.request.get(
			`${site.server.url}/api/rooms/${room.id}/students`,
		);
		expect((await list.json()).students).toHaveLength(1);
		expect(faults).toEqual([]);
	});

	it("[EE407] what was filled in without a word to the page counts as typed", {
		timeout: 40_000,
	}, async () => {
		const { room, page } = await openLecture();
		const fill = (selector: string, text: string) =>
			page.locator(selector).evaluate((field: HTMLInputElement, text) => {
				field.value = text;
			}, text);
		await page.goto(site.server.url);
		await page.getByLabel("Room code").press("x");
		await fill("#code", `Code: ${room.code.toLowerCase()}.`);
		await page.getByRole("button", { name: "Join" }).click();
		await page.getByLabel("Your name").waitFor();
		await fill("#name", "Robin Filled");
		await page.getByRole("button", { name: "Join" }).click();
		await page.getByText("You’re in, Robin Filled").first().waitFor();
	});

	it("[EE411] what was picked and not sent at the close is said to be so", {
		timeout: 40_000,
	}, async () => {
		const { instructor, room, page } = await openLecture("lecture 1:");
		await joinRoom(page, site.server.url, room.code, "Ada");
		await page.getByText("You’re in").first().waitFor();
		await instructor.locator(".run-row").nth(2).click();
		await instructor.getByRole("button", { name: "Go to this" }).click();
		await press(instructor, /^Open/);
		await page.locator("button.option").first().tap();
		await press(instructor, /^Close/);
		await page.getByText("What you put in last was not sent").waitFor();
	});

	it("[EE408] the countdown is right after the phone's clock was set, and after a sleep", {
		timeout: 60_000,
	}, async () => {
		const { instructor, room, page, context } = await openLecture();
		await context.addInitScript(fakeClocks);
		await joinRoom(page, site.server.url, room.code, "Ada");
		await page.getByText("You’re in").first().waitFor();
		await press(instructor, /^Start/);
		await press(instructor, /^Open/);
		const longer = instructor.getByRole("button", { name: /30 s/ });
		await longer.click();
		await longer.click();
		await page.locator("[role=timer]").waitFor();
		const agree = () =>
			expect
				.poll(
					async () =>
						Math.abs((await secondsOn(page)) - (await secondsOn(instructor))),
					{ timeout: 10_000 },
				)
				.toBeLessThan(3);
		await agree();
		for (const [wall, even] of [
			[7_200_000, 0],
			[-14_400_000, 0],
			// Asleep for twenty seconds of the phone's even clock: it stood still, the server's went on.
			[0, -20_000],
		]) {
			await page.evaluate(
				([wall, even]) => {
					Object.assign(window, { aheadBy: [wall, even] });
				},
				[wall, even],
			);
			// Whatever is shown in the first second after it.
			await page.waitForTimeout(2_500);
			await agree();
		}
	});
});

/** Both clocks of the page, ahead of the machine's by `window.aheadBy` (ms). */
function fakeClocks(): void {
	const RealDate = Date;
	const realNow = performance.now.bind(performance);
	const ahead = (which: 0 | 1): number =>
		(window as unknown as { aheadBy?: number[] }).aheadBy?.[which] ?? 0;
	window.Date = class extends RealDate {
		static override now() {
			return RealDate.now() + ahead(0);
		}
	} as DateConstructor;
	performance.now = () => realNow() + ahead(1);
}

async function secondsOn(page: Page): Promise<number> {
	const text = await page.locator("[role=timer]").first().innerText();
	const [seconds = 0, minutes = 0] = text.split(":").reverse().map(Number);
	return minutes * 60 + seconds;
}
