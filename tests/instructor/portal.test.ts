import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Rig, startRig } from "../rig/app.ts";
import { laptopSize, launchBrowser, openDevice } from "../rig/browser.ts";
import { openLibrary } from "../rig/stage.ts";

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

it("[IP401] the editor says what is the matter while a network's sign-in page answers everything, and saves after it", {
	timeout: 40_000,
}, async () => {
	const { page, faults } = await openDevice(browser, { viewport: laptopSize });
	await openLibrary(page, rig.url);
	await page.getByRole("button", { name: "New quiz" }).click();
	const title = page.getByLabel("Title of the quiz");
	await title.fill("Before");
	const state = page.locator(".save-words");
	await state.getByText("Saved", { exact: true }).waitFor();

	await page.route("**/api/**", (route) =>
		route.fulfill({ contentType: "text/html", body: "<h1>CampusNet</h1>" }),
	);
	await title.fill("Behind a portal");
	await state.getByText(/Not saved yet: Something else answers/).waitFor();

	await page.unroute("**/api/**");
	await state.getByText("Saved", { exact: true }).waitFor({ timeout: 20_000 });
	await page.reload();
	await expect.poll(() => title.inputValue()).toBe("Behind a portal");
	expect(faults).toEqual([]);
});
