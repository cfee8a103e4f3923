import type { Browser, Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import {
	type Device,
	laptopSize,
	openDevice,
	phoneSize,
} from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { launchOldBrowser, type OldVersion } from "../rig/old-browsers.ts";
import { openRoom, openScreen, press } from "../rig/stage.ts";

describe("browsers of former years", () => {
	const site = withServerAndBrowser();
	const old: Browser[] = [];
	afterAll(async () => {
		for (const browser of old) await browser.close();
	});

	async function openOld(
		version: OldVersion,
		viewport: { width: number; height: number },
	): Promise<Device> {
		const browser = await launchOldBrowser(version);
		old.push(browser);
		return openDevice(browser, { viewport });
	}

	it("[EE403] run a lecture: phones with Chromium 83 and 88, instructor and screen with 109", {
		timeout: 180_000,
	}, async () => {
		const teacher = await openOld(109, laptopSize);
		const screen = await openDevice(teacher.context.browser() as Browser, {
			viewport: laptopSize,
		});
		const room = await openRoom(teacher.page, site.server.url, "Networking 01");
		await openScreen(screen.page, teacher.page, site.server.url, room.code);
		const phones = [await openOld(83, phoneSize), await openOld(88, phoneSize)];
		for (const [index, { page }] of phones.entries()) {
			await page.goto(`${site.server.url}/j/${room.code}`);
			await reads(page, "Your name");
			await page.evaluate(typeName, `Old ${index}`);
			await click(page, ".name .primary");
			await reads(page, "You’re in");
		}
		await press(teacher.page, /^Start/);
		await press(teacher.page, /^Open/);
		for (const { page } of phones) {
			await reads(page, "Not answered yet");
			await click(page, "button.option:nth-of-type(2)");
			await reads(page, "Saved");
			await expectLaidOut(page);
		}
		await screen.page.getByText("2 of 2 answered").first().waitFor();
		await press(teacher.page, /^Close/);
		await press(teacher.page, /^Reveal/);
		for (const { page } of phones) await reads(page, "place 1 of 2");
		await teacher.page.keyboard.press("b");
		await teacher.page.goto(
			`${site.server.url}/teach/#/rooms/${room.id}/results`,
		);
		await teacher.page.locator(".results-name").first().click();
		await teacher.page.locator(".results-choice").first().waitFor();
		expect(
			[teacher, screen, ...phones].flatMap((device) => device.faults),
		).toEqual([]);
	});

	it("[EE404] say so where they are older than the page can do", async () => {
		for (const path of ["/", "/teach/", "/screen/"]) {
			const { page } = await openDevice(site.browser, { viewport: phoneSize });
			await page.route("**/*.js", (route) =>
				route.fulfill({ contentType: "text/javascript", body: "a ? = b" }),
			);
			await page.goto(site.server.url + path);
			await page.getByText("This browser is too old").waitFor();
			await page.context().close();
		}
	});
});

// The driver's own way to find and press things needs newer browsers than these.

function reads(page: Page, words: string): Promise<void> {
	return expect
		.poll(() => page.evaluate(() => document.body.innerText), {
			timeout: 15_000,
		})
		.toContain(words);
}

function click(page: Page, selector: string): Promise<void> {
	return page.evaluate(
		(selector) => document.querySelector<HTMLElement>(selector)?.click(),
		selector,
	);
}

function typeName(name: string): void {
	const field = document.querySelector("input");
	if (field === null) return;
	field.value = name;
	field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The styles are there: options in a column, each large enough for a finger, icons as high as a letter. */
async function expectLaidOut(page: Page): Promise<void> {
	const boxes = await page.evaluate(() => {
		const box = (element: Element) => {
			const { top, bottom, height, width } = element.getBoundingClientRect();
			return { top, bottom, height, width };
		};
		return {
			options: [...document.querySelectorAll("button.option")].map(box),
			icons: [...document.querySelectorAll(".icon")].map(box),
			status: [...document.querySelectorAll(".status")].map(box),
			window: { height: innerHeight, width: innerWidth },
		};
	});
	for (const [index, option] of boxes.options.entries()) {
		expect(option.height).toBeGreaterThanOrEqual(44);
		expect(option.width).toBeGreaterThan(boxes.window.width * 0.8);
		expect(option.top).toBeGreaterThanOrEqual(
			boxes.options[index - 1]?.bottom ?? 0,
		);
	}
	for (const icon of boxes.icons) expect(icon.height).toBeLessThan(40);
	expect(boxes.status[0]?.bottom).toBe(boxes.window.height);
}
