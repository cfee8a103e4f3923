import type { Browser, Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { askedKinds } from "../../shared/kinds/kinds.ts";
import { quizFormat } from "../../shared/quiz.ts";
import {
	type Device,
	laptopSize,
	openDevice,
	phoneSize,
} from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { launchOldBrowser, type OldVersion } from "../rig/old-browsers.ts";
import {
	lead,
	openLibrary,
	openRoom,
	openScreen,
	press,
} from "../rig/stage.ts";
import { diceOf } from "../room/dice.ts";
import { anyQuestion } from "../room/quizzes-by-chance.ts";

const questions = askedKinds.map((kind) =>
	anyQuestion(diceOf(8), kind, { text: `What of ${kind.name}?` }),
);

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
		const room = await openRoom(teacher.page, site.server.url, "module quiz");
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
			await reads(page, "Tap your answer");
			await click(page, "button.option:nth-of-type(2)");
			await reads(page, "is saved");
			await expectLaidOut(page);
		}
		await screen.page.getByText("Everybody has answered").first().waitFor();
		await press(teacher.page, /^Close/);
		await press(teacher.page, /^Reveal/);
		for (const { page } of phones) await reads(page, "Not this time");
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

	it("[EE1070] every kind of question is written with Chromium 109, and answered with 83", {
		timeout: 180_000,
	}, async () => {
		const { url } = site.server;
		const teacher = await openOld(109, laptopSize);
		const editor = teacher.page;
		await openLibrary(editor, url);
		const made = await editor.request.post(`${url}/api/quizzes`, {
			data: { v: quizFormat, title: "Every kind", description: "", questions },
			headers: { origin: url },
		});
		const { id } = (await made.json()) as { id: string };
		await editor.goto(`${url}/teach/#/quizzes/${id}`);
		await editor.getByText("Ready to be asked").waitFor();
		const cards = editor.locator("[data-question]");
		await expect.poll(() => cards.count()).toBe(questions.length);
		for (const card of await cards.all()) {
			const fields = card.locator(
				'.kind-fields :is(input[type="text"], textarea)',
			);
			for (const field of (await fields.all()).slice(0, 2)) {
				const written = await field.inputValue();
				await field.fill(`${written}1`);
				await field.fill(written);
			}
			const removals = card.getByRole("button", { name: /^Remove/ });
			const names = () =>
				removals.evaluateAll((all) =>
					all.map((one) => one.getAttribute("aria-label") ?? ""),
				);
			const before = await names();
			const adds = card.getByRole("button", { name: /^Add (?!an image)/ });
			if ((await adds.count()) === 0) continue;
			await adds.first().click();
			await expect.poll(() => removals.count()).toBe(before.length + 1);
			const added = (await names()).findIndex((one) => !before.includes(one));
			await removals.nth(added).click();
			await expect.poll(() => removals.count()).toBe(before.length);
		}
		await editor.getByText("Saved", { exact: true }).first().waitFor();
		expect(teacher.faults).toEqual([]);

		const room = await openRoom(editor, url, "Every kind");
		const phone = await openOld(83, phoneSize);
		await phone.page.goto(`${url}/j/${room.code}`);
		await reads(phone.page, "Your name");
		await phone.page.evaluate(typeName, "Old");
		await click(phone.page, ".name .primary");
		await reads(phone.page, "You’re in");
		await press(editor, /^Start/);
		for (const [index, { text }] of questions.entries()) {
			if (index > 0) await lead(editor, /^Next/);
			await lead(editor, /^Open/);
			await reads(phone.page, text);
			await expect.poll(() => phone.page.evaluate(fillIn)).toBe(true);
			await click(phone.page, 'button.send:not([aria-disabled="true"])');
			await reads(phone.page, "is saved");
			await lead(editor, /^Close/);
			await lead(editor, /^Reveal/);
			await phone.page.waitForFunction(() =>
				document.querySelector("h1.verdict"),
			);
		}
		expect([...teacher.faults, ...phone.faults]).toEqual([]);
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

/** Gives some answer to whatever is asked, but for the button that sends it. False: there is nothing to answer yet. */
function fillIn(): boolean {
	const lists = [
		...document.querySelectorAll<HTMLSelectElement>("main select"),
	];
	const field = document.querySelector<HTMLInputElement>(
		"main input:not([type=radio]), main textarea",
	);
	const rates = [...document.querySelectorAll("main fieldset")].flatMap(
		(rate) => rate.querySelector<HTMLInputElement>("input[type=radio]") ?? [],
	);
	const option = document.querySelector<HTMLElement>(
		"main button.option, main .pad button, main li[data-item] button:last-of-type",
	);
	for (const [index, list] of lists.entries()) {
		list.selectedIndex = index + 1;
		list.dispatchEvent(new Event("change", { bubbles: true }));
	}
	if (field !== null) {
		field.value = "7";
		field.dispatchEvent(new Event("input", { bubbles: true }));
	}
	option?.click();
	for (const rate of rates) rate.click();
	const found = [...lists, ...rates, field, option];
	return found.some((one) => one !== null);
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
