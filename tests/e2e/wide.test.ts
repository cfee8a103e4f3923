import type { Browser, Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { violationsOn } from "../rig/axe.ts";
import {
	joinRoom,
	laptopSize,
	openDevice,
	phoneSize,
	projectorSize,
} from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { layoutAt, screenSizes } from "../rig/layout.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";
import { expectSaved } from "../rig/stage.ts";
import { wideOption, wideQuiz } from "../rig/wide.ts";

const site = withRigAndBrowser();

async function begin() {
	const { url } = site.rig;
	const rest = await signedIn(url);
	return { url, rest, room: await openRoom(rest, wideQuiz) };
}

async function openPhone(
	url: string,
	roomCode: string,
	more: Parameters<Browser["newContext"]>[0] = {},
) {
	const device = await openDevice(site.browser, {
		viewport: phoneSize,
		isMobile: true,
		hasTouch: true,
		reducedMotion: "reduce",
		...more,
	});
	const { page } = site.keep(device);
	await joinRoom(page, url, roomCode, "Ada");
	await page.getByText("You’re in").first().waitFor();
	return page;
}

const boxes = (page: Page, of: string) =>
	page.locator(`.wide-scroll:has(> ${of})`);
const left = (scroller: Locator) =>
	scroller.evaluate((one) => Math.round(one.scrollLeft));
/** At which edges an arrow says that it goes on. */
const edges = (scroller: Locator) =>
	scroller.evaluate((one) =>
		[...(one.parentElement?.querySelectorAll(".wide-edge") ?? [])]
			.filter((edge) => edge.getClientRects().length > 0)
			.map((edge) => edge.className.split(" ").at(-1)),
	);
const widthOf = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** On how many lines each line of code stands; of all code on the page that is seen. */
const linesOf = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll("pre")]
			.filter((pre) => pre.checkVisibility() && !pre.closest(".hall-picture"))
			.map((pre) => {
				const written = (pre.textContent ?? "").trimEnd().split("\n").length;
				const { lineHeight, fontSize } = getComputedStyle(
					pre.firstElementChild ?? pre,
				);
				const height = (pre.firstElementChild ?? pre).clientHeight;
				const line =
					Number.parseFloat(lineHeight) || 1.4 * Number.parseFloat(fontSize);
				return Math.round(height / line) / written;
			}),
	);

/** A finger that goes along over the middle of it. */
async function swipe(page: Page, over: Locator, by: number): Promise<void> {
	await over.scrollIntoViewIfNeeded();
	const box = await over.boundingBox();
	if (box === null) throw new Error("it is not there");
	const session = await page.context().newCDPSession(page);
	const touch = async (
		type: "touchStart" | "touchMove" | "touchEnd",
		along = 0,
	) => {
		const at = { x: box.x + box.width / 2 + along, y: box.y + box.height / 2 };
		const touchPoints = type === "touchEnd" ? [] : [at];
		await session.send("Input.dispatchTouchEvent", { type, touchPoints });
	};
	await touch("touchStart");
	for (let step = 1; step <= 10; step++)
		await touch("touchMove", (by * step) / 10);
	// One that rests before it is lifted throws nothing.
	await page.waitForTimeout(150);
	await touch("touchMove", by);
	await touch("touchEnd");
}

describe("what is wider than its place", () => {
	it("[EE1830] scrolls sideways on a phone in a box of its own, by finger and by keys, with a name and an arrow where it goes on; code keeps its lines, and the page is no wider than 320 or 360 px", {
		timeout: 120_000,
	}, async () => {
		for (const viewport of [phoneSize, { width: 320, height: 568 }])
			for (const dark of [false, true]) {
				const { url, room } = await begin();
				const where = `${viewport.width}, ${dark ? "dark" : "light"}`;
				const page = await openPhone(url, room.code, {
					viewport,
					colorScheme: dark ? "dark" : "light",
				});
				for (const question of [0, 1]) {
					await room.move({ do: "open", question });
					const its = question === 0 ? "pre" : "math";
					const first = boxes(page, its).first();
					await first.waitFor();
					expect(await widthOf(page), where).toBeLessThanOrEqual(0);
					for (const ratio of await linesOf(page)) expect(ratio).toBe(1);
					expect(await edges(first), where).toEqual(["after"]);
					expect(await first.getAttribute("title")).toBe(
						question === 0
							? "Code that scrolls sideways"
							: "Formula that scrolls sideways",
					);
					await swipe(page, first, -80);
					await expect.poll(() => left(first)).toBeGreaterThan(10);
					expect(await edges(first), where).toEqual(["before", "after"]);
					await first.evaluate((one) => one.scrollTo(1e6, 0));
					await expect.poll(() => edges(first)).toEqual(["before"]);
					await first.evaluate((one) => one.scrollTo(0, 0));
					await first.focus();
					await page.keyboard.press("ArrowRight");
					await expect.poll(() => left(first)).toBeGreaterThan(10);
					expect(await violationsOn(page), where).toEqual([]);
					await page.emulateMedia({ forcedColors: "active" });
					await first.evaluate((one) => one.scrollTo(0, 0));
					await expect.poll(() => edges(first)).toEqual(["after"]);
					const drawn = await first.evaluate((one) => {
						const edge = one.parentElement?.querySelector(".after");
						if (edge == null) return null;
						const { color, backgroundColor, borderLeftColor, borderLeftWidth } =
							getComputedStyle(edge);
						return [
							color !== backgroundColor,
							borderLeftColor !== backgroundColor,
							borderLeftWidth,
						];
					});
					expect(drawn).toEqual([true, true, "1px"]);
					await page.emulateMedia({ forcedColors: null });
					await room.move({ do: "close" });
				}
				await page.context().close();
			}
	});

	it("[EE1831] in an option a finger scrolls it and chooses nothing, a tap on it chooses, and so do Enter and Space; the option is called by all of its code", {
		timeout: 60_000,
	}, async () => {
		const { url, room } = await begin();
		const page = await openPhone(url, room.code);
		await room.move({ do: "open", question: 0 });
		const options = page.locator("button.option");
		await options.nth(3).waitFor();
		const named = page.getByRole("radio", { name: wideOption });
		expect(await named.count()).toBe(1);
		const scrollers = options.locator(".wide-scroll");
		expect(await scrollers.count()).toBe(3);
		for (const place of [0, 1, 2]) {
			const scroller = scrollers.nth(place);
			expect(await edges(scroller)).toEqual(["after"]);
			await swipe(page, scroller, -80);
			await expect.poll(() => left(scroller)).toBeGreaterThan(10);
		}
		expect(await page.locator('[aria-checked="true"]').count()).toBe(0);
		const chosen = () =>
			options.evaluateAll((all) =>
				all.map((one) => one.getAttribute("aria-checked") === "true"),
			);
		await scrollers.nth(0).tap();
		await expectSaved(page);
		expect(await chosen()).toEqual([true, false, false, false]);
		await scrollers.nth(1).focus();
		const before = await left(scrollers.nth(1));
		await page.keyboard.press("ArrowRight");
		await expect.poll(() => left(scrollers.nth(1))).toBeGreaterThan(before);
		// Its arrows lead to no other option.
		expect(
			await scrollers.nth(1).evaluate((one) => one === document.activeElement),
		).toBe(true);
		await page.keyboard.press("Enter");
		expect(await chosen()).toEqual([false, true, false, false]);
		await scrollers.nth(2).focus();
		await page.keyboard.press("Space");
		expect(await chosen()).toEqual([false, false, false, true]);
		await page.keyboard.press("ArrowDown");
		expect(
			await options.nth(0).evaluate((one) => one === document.activeElement),
		).toBe(true);
		expect(await violationsOn(page)).toEqual([]);
	});

	it("[EE1832] what was folded has its boxes when it unfolds, and they go when there is room", {
		timeout: 60_000,
	}, async () => {
		const { url, room } = await begin();
		const page = await openPhone(url, room.code);
		await room.move({ do: "open", question: 0 });
		await page.locator("button.option").nth(2).tap();
		await expectSaved(page);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await boxes(page, "table").first().waitFor();
		await page.locator("summary").tap();
		const folded = page.locator("details .wide-scroll");
		await expect.poll(() => folded.count()).toBe(4);
		for (const one of await folded.all())
			expect(await edges(one)).toEqual(["after"]);
		expect(await widthOf(page)).toBeLessThanOrEqual(0);
		expect(await violationsOn(page)).toEqual([]);
		const right = page.locator("main > ul .wide-scroll");
		expect(await right.count()).toBe(1);
		await page.setViewportSize({ width: 1600, height: 900 });
		await expect.poll(() => right.count()).toBe(0);
	});

	it("[EE1833] scrolls so on the room's page and in the editor's preview too, where its arrows are no step of the room", {
		timeout: 60_000,
	}, async () => {
		const { url, rest, room } = await begin();
		for (const viewport of [laptopSize, phoneSize]) {
			const { page, context } = site.keep(
				await openDevice(site.browser, { viewport, reducedMotion: "reduce" }),
			);
			const [name = "", value = ""] = (rest.cookie ?? "").split(/=(.*)/);
			await context.addCookies([{ name, value, url }]);
			await room.move({ do: "open", question: 0 });
			await page.goto(`${url}/teach/#/rooms/${room.id}`);
			await page.locator(".stage-text pre").waitFor();
			await room.move({ do: "close" });
			await room.move({ do: "reveal" });
			await page.locator(".stage-explanation pre").waitFor();
			if (viewport === phoneSize) {
				const first = boxes(page, "pre").and(page.locator(".stage-text *"));
				await first.focus();
				await page.keyboard.press("ArrowRight");
				await expect.poll(() => left(first)).toBeGreaterThan(10);
				expect(room.view().phase).toBe("revealed");
			}
			for (const ratio of await linesOf(page)) expect(ratio).toBe(1);
			expect(await widthOf(page)).toBeLessThanOrEqual(0);
			expect(await violationsOn(page)).toEqual([]);
			await context.close();
		}
		const { page, context } = site.keep(
			await openDevice(site.browser, { viewport: laptopSize }),
		);
		const [name = "", value = ""] = (rest.cookie ?? "").split(/=(.*)/);
		await context.addCookies([{ name, value, url }]);
		const { quizzes } = (await rest.get("/api/quizzes")).json<{
			quizzes: { id: string }[];
		}>();
		await page.goto(`${url}/teach/#/quizzes/${quizzes[0]?.id}`);
		await page.locator(".preview pre").first().waitFor();
		await expect.poll(() => boxes(page, "pre").count()).toBe(2);
		expect(await edges(boxes(page, "pre").first())).toEqual(["after"]);
		expect(await violationsOn(page)).toEqual([]);
	});

	it("[EE1834] on a screen lines of code stay whole: the type gives way, and only what is wider than the wall in the smallest is broken", {
		timeout: 60_000,
	}, async () => {
		const { url, room } = await begin();
		const { page } = site.keep(
			await openDevice(site.browser, {
				viewport: projectorSize,
				reducedMotion: "reduce",
			}),
		);
		await page.goto(`${url}/screen/#${room.screenToken}`);
		for (const [question, isBroken] of [
			[0, false],
			[2, true],
		] as const) {
			await room.move({ do: "open", question });
			await page.locator(".answer").first().waitFor();
			await page.locator(".question pre").waitFor();
			for (const size of screenSizes) {
				const { faults } = await layoutAt(page, size);
				const where = `${question}, ${size.width}x${size.height}`;
				expect(faults, where).toEqual([]);
				for (const ratio of await linesOf(page))
					expect(ratio > 1, where).toBe(isBroken);
			}
			await room.move({ do: "close" });
		}
	});
});
