import { rmSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
	laptopSize,
	launchBrowser,
	openDevice,
	openPhone,
} from "../rig/browser.ts";
import { makeOtherBuild } from "../rig/other-build.ts";
import { type ServerProcess, startServer } from "../rig/process.ts";
import { openRoom, press } from "../rig/stage.ts";

/** Documents that the page has loaded. */
function countLoads(page: Page): () => number {
	let loads = 0;
	page.on("request", (request) => {
		if (request.resourceType() === "document") loads++;
	});
	return () => loads;
}

const library = (page: Page) =>
	page.getByRole("heading", { name: "Quizzes" }).first();

describe("pages that are open over an upgrade", () => {
	const environment: Record<string, string> = {};
	const folder = makeOtherBuild("other0build");
	let server: ServerProcess;
	let browser: Browser;
	beforeAll(async () => {
		server = await startServer(environment);
		browser = await launchBrowser();
	});
	afterAll(async () => {
		await browser?.close();
		await server?.remove();
		rmSync(folder, { recursive: true, force: true });
	});
	const restart = async (pages: string) => {
		await server.stop();
		environment.PAGES = pages;
		await server.start();
	};
	/** In a room, with nothing of the library's page loaded. */
	const openInRoom = async () => {
		const first = await openDevice(browser, { viewport: laptopSize });
		const room = await openRoom(first.page, server.url, "module quiz");
		// A profile of its own: the browser keeps what it has loaded.
		const storageState = await first.context.storageState();
		await first.context.close();
		const viewport = laptopSize;
		const { page } = await openDevice(browser, { viewport, storageState });
		await page.goto(`${server.url}/teach/#/rooms/${room.id}`);
		await page.locator("main.room").waitFor();
		return page;
	};

	it("[EE450] find their next part at the newer server, without loading anew", async () => {
		const page = await openInRoom();
		const loads = countLoads(page);
		await restart(folder);
		await page.evaluate(() => {
			location.hash = "#/";
		});
		await library(page).waitFor();
		expect(loads()).toBe(0);
		await restart("dist/client");
		await page.context().close();
	});

	it("[EE451] load themselves again when a part is gone, once for each build, and then wait to be told", {
		timeout: 60_000,
	}, async () => {
		const page = await openInRoom();
		const loads = countLoads(page);
		let gone: (loaded: number) => boolean = (loaded) => loaded === 0;
		await page.route("**/assets/Library*", (route) =>
			gone(loads())
				? route.fulfill({ status: 404, body: "gone" })
				: route.continue(),
		);
		await page.evaluate(() => {
			location.hash = "#/";
		});
		await library(page).waitFor();
		expect(loads()).toBe(1);
		// The same tab, another build.
		await restart(folder);
		gone = (loaded) => loaded < 3;
		await page.reload();
		await library(page).waitFor();
		expect(loads()).toBe(3);
		// And now it is gone for good.
		gone = () => true;
		await page.reload();
		await page.getByRole("button", { name: "Try again" }).waitFor();
		expect(loads()).toBe(4);
		await restart("dist/client");
		await page.context().close();
	});

	it("[EE452] are whole at last when their first parts do not come", {
		timeout: 60_000,
	}, async () => {
		for (const [path, kind] of [
			["/", "script"],
			["/teach/", "stylesheet"],
			["/teach/", "script"],
			["/screen/", "script"],
		] as const) {
			const { page, faults } = await openDevice(browser, {
				viewport: laptopSize,
			});
			const loads = countLoads(page);
			await page.route("**/assets/**", (route) =>
				loads() < 3 && route.request().resourceType() === kind
					? route.abort()
					: route.continue(),
			);
			await page.goto(server.url + path);
			await expect.poll(loads).toBe(3);
			await page.locator("#app :is(h1, h2, label)").first().waitFor();
			await page.waitForTimeout(300);
			expect(loads()).toBe(3);
			expect(faults).toEqual([]);
			await page.context().close();
		}
	});

	it("[EE1030] stay where they are while the server is away, and have their parts when it is back", {
		timeout: 60_000,
	}, async () => {
		const host = await openDevice(browser, { viewport: laptopSize });
		const room = await openRoom(host.page, server.url, "module quiz");
		const { page, faults } = await openPhone(browser);
		const loads = countLoads(page);
		let away = false;
		const tried: string[] = [];
		// WebSockets go past this.
		await page.route("**/*", (route) => {
			const request = route.request();
			tried.push(request.method());
			return away ? route.abort() : route.continue();
		});
		await page.goto(`${server.url}/j/${room.code}`);
		const field = page.getByLabel("Your name");
		await field.waitFor();
		away = true;
		tried.length = 0;
		await field.fill("Ada");
		await page.getByRole("button", { name: "Join", exact: true }).click();
		await page.getByText("You’re in, Ada").first().waitFor();
		await expect.poll(() => tried).toContain("HEAD");
		expect(tried).toContain("GET");
		away = false;
		await press(host.page, /^Start/);
		await press(host.page, /^Open question/);
		await page.locator("button.option").first().waitFor();
		expect(loads()).toBe(1);
		expect(faults).toEqual([]);

		// A page that has nothing yet.
		await page.unroute("**/*");
		await page.route("**/*", (route) =>
			route.request().method() === "HEAD" ||
			route.request().resourceType() === "script"
				? route.abort()
				: route.continue(),
		);
		await page.reload();
		await page.getByText("Trying again").waitFor();
		await page.waitForTimeout(3000);
		expect(loads()).toBe(2);
		await page.unroute("**/*");
		await page.locator("button.option").first().waitFor();
		expect(loads()).toBe(3);
		await page.context().close();
		await host.context.close();
	});
});
