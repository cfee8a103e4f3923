import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import {
	joinRoom,
	laptopSize,
	openDevice,
	openPhone,
	projectorSize,
} from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { openRoom, openScreen, press } from "../rig/stage.ts";

/** Notes in the page what it asks of the browser, and asks it. */
const noteWishes = `
	globalThis.wishes = 0;
	const { wakeLock } = navigator;
	const ask = wakeLock.request.bind(wakeLock);
	wakeLock.request = (kind) => {
		globalThis.wishes++;
		return ask(kind);
	};
`;
const wishesOf = (page: Page) => page.evaluate("globalThis.wishes");

describe("at the screen", () => {
	const site = withServerAndBrowser();

	it("[EE1690] B makes the picture black; B, Escape and a press bring it back", {
		timeout: 60_000,
	}, async () => {
		const { browser, server } = site;
		const { page } = await openDevice(browser, { viewport: laptopSize });
		const room = await openRoom(page, server.url, "module quiz");
		const screen = (await openDevice(browser, { viewport: projectorSize }))
			.page;
		await openScreen(screen, page, server.url, room.code);
		const topmost = () =>
			screen.evaluate(
				() => document.elementFromPoint(960, 540)?.className ?? null,
			);
		for (const back of ["b", "Escape", "press"]) {
			await screen.keyboard.press("b");
			await expect.poll(topmost).toBe("black");
			if (back === "press") await screen.mouse.click(300, 300);
			else await screen.keyboard.press(back);
			await expect.poll(topmost, { message: back }).not.toBe("black");
		}
		await press(page, /^Start/);
		await screen.getByText("1 of 6").first().waitFor();
	});

	it("[EE1691] the display is asked to stay on by screen, room and phones in the lobby; where it cannot be, the screen says so", {
		timeout: 60_000,
	}, async () => {
		const { browser, server } = site;
		const [laptop, projector, phone, old] = await Promise.all([
			openDevice(browser, { viewport: laptopSize }),
			openDevice(browser, { viewport: projectorSize }),
			openPhone(browser),
			openDevice(browser, { viewport: projectorSize }),
		]);
		for (const { page } of [laptop, projector, phone])
			await page.addInitScript(noteWishes);
		await old.page.addInitScript("delete Navigator.prototype.wakeLock");
		const room = await openRoom(laptop.page, server.url, "module quiz");
		await openScreen(projector.page, laptop.page, server.url, room.code);
		await openScreen(old.page, laptop.page, server.url, room.code);
		await joinRoom(phone.page, server.url, room.code, "Ada");
		for (const { page } of [laptop, projector, phone])
			await expect.poll(() => wishesOf(page)).toBeGreaterThan(0);
		const hint = /cannot keep the display on/;
		await old.page.mouse.move(500, 500);
		await old.page.getByText(hint).waitFor();
		expect(await projector.page.getByText(hint).count()).toBe(0);
	});
});
