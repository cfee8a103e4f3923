import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import {
	type Device,
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
	openRoom,
	openScreen,
	press,
	unfold,
} from "../rig/stage.ts";
import { mark, readPage, translate } from "../rig/translator.ts";

describe("pages that the browser translates", () => {
	const site = withServerAndBrowser();

	it("[EE400] [EE401] say in every phase what the same pages say untranslated", {
		timeout: 120_000,
	}, async () => {
		const { browser, server } = site;
		const laptop = await openDevice(browser, { viewport: laptopSize });
		const room = await openRoom(laptop.page, server.url, "module quiz");
		const plainLaptop = await laptop.context.newPage();
		await plainLaptop.goto(laptop.page.url());
		await plainLaptop.locator(".room-primary").waitFor();

		const screens = await twice(() =>
			openDevice(browser, { viewport: projectorSize }),
		);
		for (const { page } of screens)
			await openScreen(page, plainLaptop, server.url, room.code);
		const phones = await twice(() => openPhone(browser));
		for (const [index, { page }] of phones.entries()) {
			await joinRoom(page, server.url, room.code, `Ada ${index + 1}`);
			await page.getByText("You’re in, Ada").first().waitFor();
		}
		const pairs: readonly (readonly [string, Page, Page])[] = [
			["instructor", laptop.page, plainLaptop],
			["screen", screens[0].page, screens[1].page],
			["phone", phones[0].page, phones[1].page],
		];
		for (const [, translated] of pairs) await translate(translated);

		/** Names differ, and so do the digits of a running clock, by a moment. */
		const read = async (page: Page) =>
			(await readPage(page))
				.replace(/Ada \d/g, "Ada")
				.replace(/\b\d+:\d\d\b|\b\d+ s\b/g, "time");
		const same = async (step: string) => {
			for (const [role, translated, plain] of pairs) {
				const difference = async () => {
					const [one, other] = [await read(translated), await read(plain)];
					return one === other ? null : [one, other];
				};
				await expect
					.poll(difference, { message: `${role}, ${step}` })
					.toBeNull();
				expect(await translated.locator("body").innerText(), role).toContain(
					mark,
				);
			}
		};
		const answer = async (option: number) => {
			for (const { page } of phones)
				await page.locator("button.option").nth(option).tap();
			for (const { page } of phones) await expectSaved(page);
		};

		await same("lobby");
		await press(laptop.page, /Start/);
		await same("ready");
		for (const [question, option] of [0, 1].entries()) {
			await lead(laptop.page, /Open/);
			await phones[0].page.locator("button.option").first().waitFor();
			await same(`open, question ${question + 1}`);
			await answer(option);
			await same(`answered, question ${question + 1}`);
			await answer(option + 1);
			await phones[0].context.setOffline(true);
			await phones[0].page.locator("button.option").nth(0).tap();
			await expect
				.poll(() => readPage(phones[0].page))
				.toMatch(/not saved yet, trying.*Line down/);
			expect(await readPage(phones[0].page)).not.toMatch(/ is saved /);
			await phones[0].context.setOffline(false);
			await phones[1].page.locator("button.option").nth(0).tap();
			for (const { page } of phones) await expectSaved(page);
			await lead(laptop.page, /Close/);
			await same(`closed, question ${question + 1}`);
			await lead(laptop.page, /Reveal/);
			await phones[0].page
				.getByRole("heading", { name: /Right|Not\W+this/ })
				.waitFor();
			await same(`revealed, question ${question + 1}`);
			await lead(laptop.page, /Next/);
			await same(`question ${question + 2} comes next`);
		}

		// Codes, names, letters and the product's name are no words to translate.
		const untouched = async (page: Page, text: string) =>
			expect(await page.locator("body").innerText()).toContain(text);
		await untouched(
			screens[0].page,
			`${room.code.slice(0, 3)} ${room.code.slice(3)}`,
		);
		await unfold(laptop.page, `${mark}Class`);
		await laptop.page.locator(".class-list li").first().waitFor();
		await untouched(laptop.page, "Ada 1");
		await untouched(laptop.page, "Lectern");

		const faults = [laptop, ...screens, ...phones].flatMap(
			(device: Device) => device.faults,
		);
		expect(faults).toEqual([]);
	});
});

async function twice(open: () => Promise<Device>): Promise<[Device, Device]> {
	return [await open(), await open()];
}
