import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Branding } from "../../shared/branding.ts";
import { imageText } from "../../shared/lone-image.ts";
import type { StoredQuiz } from "../../shared/rest.ts";
import { violationsOn } from "../rig/axe.ts";
import {
	type Device,
	enterAs,
	joinRoom,
	laptopSize,
	openDevice,
	openPhone,
	projectorSize,
} from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { newImage, pictureOf } from "../rig/images.ts";
import { layoutAt, screenSizes } from "../rig/layout.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { openRoom, twoQuestions } from "../rig/room.ts";

const site = withRigAndBrowser();

/** A browser of whoever has this library. */
async function laptopOf(rest: Rest): Promise<Page> {
	const device = site.keep(
		await openDevice(site.browser, {
			viewport: laptopSize,
			reducedMotion: "reduce",
		}),
	);
	await enterAs(device.context, rest);
	return device.page;
}

const storedQuiz = async (rest: Rest, id: string) =>
	(await rest.get(`/api/quizzes/${id}`)).json<StoredQuiz>().quiz;

const toneOf = (page: Page, of: string) =>
	page
		.locator(of)
		.evaluate((one) => getComputedStyle(one).getPropertyValue("--accent"));

describe("a colour, a logo and a picture of one's own", () => {
	it("[EE1935] are chosen in the editor, kept with what they show in words, and taken over by another quiz", {
		timeout: 60_000,
	}, async () => {
		const rest = await signedIn(site.rig.url);
		const add = async (title: string) =>
			(
				await rest.post("/api/quizzes", { ...twoQuestions, title })
			).json<StoredQuiz>().id;
		const [first, second] = [await add("Week 1"), await add("Week 2")];
		const page = await laptopOf(rest);
		const open = async (id: string) => {
			await page.goto(`${site.rig.url}/teach/#/quizzes/${id}`);
			await page.reload();
			await page.getByText("Colour, logo, picture").click();
		};
		await open(first);
		await page.getByRole("radio", { name: "Plum" }).check();
		for (const [part, colour, words] of [
			["Logo", "#05a", "Seal of the university"],
			["Picture", "#a50", "The harbour at night"],
		] as const) {
			const fields = page.getByRole("group", { name: new RegExp(`^${part}`) });
			const chooser = page.waitForEvent("filechooser");
			await fields.getByRole("button", { name: "Choose an image" }).click();
			await (await chooser).setFiles({
				name: `${part}.png`,
				mimeType: "image/png",
				buffer: await pictureOf(300, 200, colour),
			});
			await fields.locator("img").waitFor();
			await page
				.getByText(`Say what the ${part.toLowerCase()} shows`)
				.waitFor({ state: "attached" });
			await fields.getByLabel("What it shows").fill(words);
		}
		const branded = async (id: string) => (await storedQuiz(rest, id)).branding;
		await expect
			.poll(() => branded(first))
			.toMatchObject({
				accent: "plum",
				logo: expect.stringMatching(
					/^!\[Seal of the university\]\(image:[0-9a-f]{32}\)$/,
				),
				picture: expect.stringContaining("![The harbour at night]"),
			});
		expect(await violationsOn(page)).toEqual([]);
		const own = await branded(first);
		await rest.request("PUT", `/api/quizzes/${first}/archived`);
		await open(second);
		const others = page.getByLabel("As in another quiz");
		await others.locator("option", { hasText: "lecture 2" }).waitFor({
			state: "attached",
		});
		await expect
			.poll(() =>
				others
					.locator("optgroup[label='In the archive'] option")
					.allTextContents(),
			)
			.toEqual(["Week 1"]);
		await others.selectOption({ label: "Week 1" });
		await expect.poll(() => branded(second)).toEqual(own);
		await page.getByRole("button", { name: "Take the logo away" }).click();
		await expect
			.poll(() => branded(second))
			.toEqual({ accent: own?.accent, picture: own?.picture });
		await page.getByRole("button", { name: "Undo", exact: true }).click();
		await expect.poll(() => branded(second)).toEqual(own);
	});

	it("[EE1935] are on the projector in the lobby and at the end, the colour in all of its pictures and on phones, at each size, without a fault", {
		timeout: 90_000,
	}, async () => {
		const rest = await signedIn(site.rig.url);
		const branding: Branding = {
			accent: "violet",
			logo: imageText({
				id: await newImage(rest, "#05a", 300, 120),
				alt: "A seal",
			}),
			picture: imageText({
				id: await newImage(rest, "#a50", 1_600, 900),
				alt: "A harbour",
			}),
		};
		const room = await openRoom(
			rest,
			{ ...twoQuestions, branding },
			{ namesOnScreen: true },
		);
		const open = (device: Promise<Device>) =>
			device.then((one) => site.keep(one).page);
		const [screen, phone, dark] = await Promise.all([
			open(openDevice(site.browser, { viewport: projectorSize })),
			open(openPhone(site.browser)),
			open(
				openDevice(site.browser, {
					viewport: projectorSize,
					colorScheme: "dark",
				}),
			),
		]);
		for (const page of [screen, dark])
			await page.goto(`${site.rig.url}/screen/#${room.screenToken}`);
		await joinRoom(phone, site.rig.url, room.code, "Ada");
		const seen = async (page: Page) => {
			for (const [name, least] of [
				["A seal", 0.03],
				["A harbour", 0.2],
			] as const) {
				const image = page.getByRole("img", { name });
				await expect
					.poll(() =>
						image.evaluate((one: HTMLImageElement) => one.naturalWidth),
					)
					.toBeGreaterThan(0);
				for (const size of screenSizes) {
					expect((await layoutAt(page, size)).faults).toEqual([]);
					const box = await image.boundingBox();
					expect(
						(box?.height ?? 0) / size.height,
						`${name} ${size.width}`,
					).toBeGreaterThan(least);
					expect(box?.x).toBeGreaterThanOrEqual(0);
					expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(
						size.width,
					);
				}
				await page.setViewportSize(projectorSize);
			}
		};
		await seen(screen);
		await screen.locator(".chip", { hasText: "Ada" }).waitFor();
		expect(await toneOf(screen, ".screen")).toBe("#5b3596");
		expect(await toneOf(dark, ".screen")).toBe("#c9aef2");
		await expect.poll(() => toneOf(phone, ".room")).toBe("#5b3596");
		expect(await violationsOn(screen)).toEqual([]);
		await room.move({ do: "open", question: 0 });
		await phone.locator("button.option").nth(1).tap();
		expect(await screen.getByRole("img", { name: "A harbour" }).count()).toBe(
			0,
		);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		expect(await toneOf(phone, ".room")).toBe("#5b3596");
		await room.move({ do: "end" });
		await seen(screen);
		await screen.getByText("Ada").first().waitFor();
		for (const size of screenSizes) {
			await layoutAt(screen, size);
			const [picture, names] = await Promise.all(
				[
					screen.locator(".own-picture img"),
					screen.locator(".podium-names"),
				].map((one) => one.boundingBox()),
			);
			expect((picture?.x ?? 0) + (picture?.width ?? 0)).toBeLessThanOrEqual(
				names?.x ?? 0,
			);
		}
		expect(await violationsOn(screen)).toEqual([]);
		expect(await violationsOn(phone)).toEqual([]);
		room.close();
	});

	it("[EE1935] are not there in a room without them: our own logo, and petrol", {
		timeout: 60_000,
	}, async () => {
		const rest = await signedIn(site.rig.url);
		const room = await openRoom(rest);
		const screen = site.keep(
			await openDevice(site.browser, { viewport: projectorSize }),
		).page;
		await screen.goto(`${site.rig.url}/screen/#${room.screenToken}`);
		await screen.locator(".poster .logo").waitFor();
		expect(await toneOf(screen, ".screen")).toBe("#0b566b");
		expect(await screen.locator(".own-picture").count()).toBe(0);
		room.close();
	});
});
