import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { Watched } from "../../shared/instructor-events.ts";
import type { RoomList } from "../../shared/rest.ts";
import { joinRoom, laptopSize, openDevice, openPhone } from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { expectSaved, openScreen } from "../rig/stage.ts";
import { waitFor } from "../rig/wait.ts";

const site = withServerAndBrowser();

it("[EE1563] with the settings that are offered a lecturer presses twice for each question, and five times at most from the first visit to the first open question", {
	timeout: 120_000,
}, async () => {
	const { url } = site.server;
	const laptop = await openDevice(site.browser, { viewport: laptopSize });
	const { page } = laptop;
	let presses = 0;
	const press = async (button: ReturnType<Page["locator"]>) => {
		await button.click();
		presses++;
	};
	const next = () =>
		press(page.locator('.room-primary[aria-disabled="false"]'));
	await page.goto(`${url}/teach/`);
	await press(page.getByRole("button", { name: "I am new here" }));
	const quiz = page.getByRole("listitem").filter({ hasText: "module quiz" });
	await press(quiz.first().getByRole("button", { name: /^Start a room/ }));
	await page.locator(".room-primary").waitFor();
	const list = await page.request.get(`${url}/api/rooms`);
	const [room] = ((await list.json()) as RoomList).rooms;
	if (room === undefined) throw new Error("no room was opened");
	const state = async () => {
		const reply = await page.request.get(`${url}/api/rooms/${room.id}/state`);
		return ((await reply.json()) as Watched).view;
	};
	const isAt = (phase: string) =>
		waitFor(phase, async () => (await state()).phase === phase, 15_000);

	const screen = await openDevice(site.browser, { viewport: laptopSize });
	await openScreen(screen.page, page, url, room.code);
	const phones = [await openPhone(site.browser), await openPhone(site.browser)];
	for (const [index, phone] of phones.entries())
		await joinRoom(phone.page, url, room.code, `Student ${index}`);
	for (const phone of phones)
		await phone.page
			.getByText(/You’re in/)
			.first()
			.waitFor();
	await next();
	await isAt("open");
	expect(presses).toBeLessThanOrEqual(5);

	// The same answer of both, so that there is nothing to talk about.
	for (const closes of ["by itself", "by hand"]) {
		presses = 0;
		for (const phone of phones) {
			await phone.page.locator("button.option").first().tap();
			await expectSaved(phone.page);
		}
		if (closes === "by itself") {
			await page.getByText("All 2 have answered").first().waitFor();
			await isAt("closed");
		}
		await next();
		await isAt("revealed");
		await next();
		await isAt("open");
		expect(presses, closes).toBe(2);
	}

	// Different ones, the first of which is right: talking comes before the answer.
	for (const [index, phone] of phones.entries()) {
		await phone.page.locator("button.option").nth(index).tap();
		await expectSaved(phone.page);
	}
	await next();
	await isAt("closed");
	await page.locator(".room-primary", { hasText: "Let them talk" }).waitFor();
	await next();
	await isAt("open");
	expect((await state()).round).toBe(4);
	const devices = [laptop, screen, ...phones];
	expect(devices.flatMap(({ faults }) => faults)).toEqual([]);
	for (const { context } of devices) await context.close();
});
