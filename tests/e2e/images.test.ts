import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { imagePath } from "../../shared/images.ts";
import { type Rig, startRig } from "../rig/app.ts";
import {
	enterAs,
	joinRoom,
	laptopSize,
	launchBrowser,
	openDevice,
	openPhone,
	phoneSize,
	projectorSize,
} from "../rig/browser.ts";
import { newImage } from "../rig/images.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf, twoQuestions } from "../rig/room.ts";

type Browser = Awaited<ReturnType<typeof launchBrowser>>;

describe("images of a question", () => {
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

	/** How often it came over the network, and not out of the browser's memory. */
	const loads = (page: Page, path: string) =>
		page.evaluate(
			(path) =>
				performance
					.getEntriesByType("resource")
					.filter(
						(one) =>
							one.name.endsWith(path) &&
							(one as PerformanceResourceTiming).transferSize > 0,
					).length,
			path,
		);
	const shown = (page: Page, alt: string) =>
		page
			.getByRole("img", { name: alt })
			.first()
			.evaluate((image: HTMLImageElement) => image.naturalWidth);

	it("[EE1180] [EE1976] are on phones and screens before it opens, in the size of each, and those of the explanation not before the reveal", async () => {
		const rest = await signedIn(rig.url);
		const asked = await newImage(rest, "#070", 1_000, 1_600);
		const option = await newImage(rest, "#700", 1_000, 600);
		const why = await newImage(rest, "#007", 1_000, 600);
		const room = await openRoom(rest, {
			...twoQuestions,
			questions: [
				questionOf("shows", {
					text: `What is it?\n\n![a green field](image:${asked})`,
					ask: { options: [`![a red leaf](image:${option})`, "None"] },
					explanation: `![the blue sky](image:${why})`,
				}),
			],
		});
		const [pocket, projector, laptop] = await Promise.all([
			openPhone(browser),
			openDevice(browser, { viewport: projectorSize }),
			openDevice(browser, { viewport: laptopSize }),
		]);
		const [phone, screen] = [pocket.page, projector.page];
		await Promise.all([
			joinRoom(phone, rig.url, room.code, "Ada"),
			screen.goto(`${rig.url}/screen/#${room.screenToken}`),
		]);
		const pages = [
			[phone, 800],
			[screen, 1920],
		] as const;
		for (const [page, width] of pages)
			for (const id of [asked, option])
				await expect.poll(() => loads(page, imagePath(id, width))).toBe(1);
		await room.move({ do: "open", question: 0 });
		for (const [page, width] of pages) {
			await page.getByRole("img", { name: "a green field" }).waitFor();
			for (const alt of ["a green field", "a red leaf"])
				await expect.poll(() => shown(page, alt)).toBe(Math.min(width, 1_000));
			for (const id of [asked, option])
				expect(await loads(page, imagePath(id, width))).toBe(1);
			expect(await loads(page, imagePath(why, width))).toBe(0);
		}
		const tall = await phone
			.getByRole("img", { name: "a green field" })
			.boundingBox();
		expect(tall?.height).toBeLessThanOrEqual(phoneSize.height / 2);
		// However large an image is, the last row reads the words beside it.
		const type = await screen
			.locator(".question")
			.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
		expect(type / projectorSize.height).toBeGreaterThan(0.03);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await screen.locator(".answer[data-correct]").first().waitFor();
		await screen.keyboard.press("w");
		for (const [page, width] of pages)
			await expect
				.poll(() => shown(page, "the blue sky"))
				.toBe(Math.min(width, 1_000));

		await enterAs(laptop.context, rest);
		const results = laptop.page;
		await results.goto(`${rig.url}/teach/#/rooms/${room.id}/results`);
		await results.locator(".results-question summary").first().click();
		for (const alt of ["a green field", "a red leaf", "the blue sky"])
			await expect.poll(() => shown(results, alt)).toBe(1_000);
		room.page.close();
		for (const { context, faults } of [pocket, projector, laptop]) {
			expect(faults).toEqual([]);
			await context.close();
		}
	});

	it("[EE1322] are options as cards, called by what they show: two in a row on a phone, with their counts on the screen, and what is right in words", async () => {
		const rest = await signedIn(rig.url);
		const names = ["a leaf", "a rose", "a tree"];
		const images: string[] = [];
		for (const height of [400, 300, 200])
			images.push(await newImage(rest, "#077", 400, height));
		const options = names.map(
			(name, index) => `![${name}](image:${images[index]})`,
		);
		const room = await openRoom(rest, {
			...twoQuestions,
			questions: [
				questionOf("cards", {
					ask: { options: [...options, "None of them"] },
					key: { correct: [1] },
					explanation: "",
				}),
			],
		});
		const [pocket, projector] = await Promise.all([
			openPhone(browser),
			openDevice(browser, { viewport: projectorSize }),
		]);
		const [phone, screen] = [pocket.page, projector.page];
		await Promise.all([
			joinRoom(phone, rig.url, room.code, "Ada"),
			screen.goto(`${rig.url}/screen/#${room.screenToken}`),
		]);
		await room.move({ do: "open", question: 0 });
		const named = (name: string) => phone.getByRole("radio", { name });
		const boxOf = async (name: string) =>
			(await named(name).boundingBox()) ?? { x: 0, y: 0, width: 0 };
		const first = await boxOf("A a leaf");
		const second = await boxOf("B a rose");
		expect(second.y).toBe(first.y);
		expect(second.x).toBeGreaterThan(first.x + first.width);
		expect((await boxOf("D None of them")).width).toBe(first.width);
		expect(
			await phone.evaluate(() => document.documentElement.scrollWidth),
		).toBe(phoneSize.width);
		await named("B a rose").tap();
		await expect
			.poll(() => named("B a rose").getAttribute("aria-checked"))
			.toBe("true");
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		const mine = phone.locator('[data-is="right"]');
		await mine.getByText("right, yours").waitFor();
		expect(await mine.locator("img").getAttribute("alt")).toBe("a rose");
		await phone.locator("summary").tap();
		await phone
			.locator(".shares li", { hasText: "yours" })
			.getByText("100\u00a0%")
			.waitFor();
		const right = screen.locator(".answer[data-correct]");
		await right.getByText("Right").waitFor();
		expect(await right.locator("img").getAttribute("alt")).toBe("a rose");
		expect(await right.locator(".answer-share b").innerText()).toBe(
			"100\u00a0%",
		);
		const tops = await screen
			.locator(".answer")
			.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
		expect(tops[1]).toBe(tops[0]);
		const fits = await screen.locator(".stage").evaluate((body) => ({
			over: body.scrollHeight - body.clientHeight,
			type: Number.parseFloat(getComputedStyle(body).fontSize),
		}));
		expect(fits.over).toBeLessThanOrEqual(1);
		expect(fits.type / projectorSize.height).toBeGreaterThan(0.023);
		room.page.close();
		for (const { context, faults } of [pocket, projector]) {
			expect(faults).toEqual([]);
			await context.close();
		}
	});
});
