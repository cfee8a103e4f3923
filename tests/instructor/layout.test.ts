import type { Browser, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { QuizList } from "../../shared/rest.ts";
import { violationsOn } from "../rig/axe.ts";
import {
	enterAs,
	laptopSize,
	launchBrowser,
	openDevice,
} from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { joinPhone, type StudentLink } from "../rig/links.ts";
import { isInSight, layoutFaults } from "../rig/page-layout.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf, twoQuestions } from "../rig/room.ts";

const site = withRigAndBrowser();

const long = {
	...twoQuestions,
	title: "Networking: what a browser does before it shows the first byte",
	questions: [
		questionOf("q1", {
			text: "You stand on a scale in a lift that accelerates upwards. What does the scale show, and does Donaudampfschifffahrtsgesellschaft matter?",
			ask: {
				options: [
					"More than at rest, as the scale also has to accelerate you upwards",
					"Less than at rest",
					"Donaudampfschifffahrtsgesellschaftskapitän",
					"Nothing at all",
				],
			},
			key: { correct: [0] },
			seconds: 90,
			notes: "Let them talk.",
		}),
		questionOf("q2"),
	],
};

/** A lecture in which one question was revealed and asked again, with two phones; and its pages. */
async function openLecture() {
	const rest = await signedIn(site.rig.url);
	const room = await openRoom(rest, long);
	const phones: StudentLink[] = [];
	for (const who of ["Ada", "Bartholomew Feather"])
		phones.push(await joinPhone(site.rig.url, room.code, who));
	const enter = async (browser: Browser, path: string, options = {}) => {
		const device = site.keep(
			await openDevice(browser, { viewport: laptopSize, ...options }),
		);
		await enterAs(device.context, rest);
		await device.page.goto(`${site.rig.url}/teach/${path}`);
		return device.page;
	};
	const close = () => {
		for (const phone of phones) phone.close();
		room.page.close();
	};
	const { quizzes } = (await rest.get("/api/quizzes")).json<QuizList>();
	const quiz = quizzes.find(({ title }) => title === long.title)?.id;
	const path = `#/rooms/${room.id}`;
	return { room, phones, enter, close, path, quiz: `#/quizzes/${quiz}` };
}

const sizes = [
	[320, 640],
	[360, 640],
	[390, 844],
	[768, 1024],
	[1024, 768],
	[1366, 768],
	[1440, 900],
	[1920, 1080],
] as const;

const ready = (page: Page) =>
	page.locator('.room-primary[aria-disabled="false"]').waitFor();

/** What is wrong at each size, with the size before it. */
async function faultsAt(
	page: Page,
	what: string,
	nextStep: string | null,
): Promise<string[]> {
	const found: string[] = [];
	for (const [width, height] of sizes) {
		// 320 px are what is left of a window at four times its size: letters are large enough then.
		if (width === 320 && what.endsWith("200 %")) continue;
		await page.setViewportSize({ width, height });
		await page.waitForTimeout(100);
		const faults = await layoutFaults(page);
		if (nextStep !== null && !(await isInSight(page, nextStep)))
			faults.push("the next step is out of sight");
		found.push(...faults.map((fault) => `${what}, ${width}: ${fault}`));
	}
	return found;
}

describe("the pages at every size", () => {
	it("[IP1641] cut nothing, overlap nothing, scroll one way, and keep the next step in sight: letters of 16 px and 24 px, 200 % of them, forced colours", {
		timeout: 240_000,
	}, async () => {
		const { room, phones, enter, close, path, quiz } = await openLecture();
		const found: string[] = [];
		const primary = ".room-primary";
		await room.move({ do: "open", question: 0 });
		await phones[0]?.ask("answer", { round: 1, seq: 1, value: [0] });
		const [bigger, double] = await Promise.all([
			launchBrowser(24),
			launchBrowser(32),
		]);
		try {
			for (const [letters, browser] of [
				["16 px", site.browser],
				["24 px", bigger],
				["200 %", double],
			] as const) {
				const page = await enter(browser, path);
				await ready(page);
				found.push(...(await faultsAt(page, `room, ${letters}`, primary)));
				for (const [what, at, wait] of [
					["library", "#/", ".library-running"],
					["results", `${path}/results`, ".sums"],
					["editor", quiz, ".question-text"],
					["account", "#/account", ".account"],
				] as const) {
					await page.goto(`${site.rig.url}/teach/${at}`);
					await page.locator(wait).first().waitFor();
					found.push(...(await faultsAt(page, `${what}, ${letters}`, null)));
				}
			}
			const page = await enter(site.browser, path);
			await ready(page);
			await page.emulateMedia({ forcedColors: "active" });
			found.push(...(await faultsAt(page, "room, forced", primary)));
		} finally {
			await Promise.all([bigger.close(), double.close()]);
		}
		expect(found).toEqual([]);
		close();
	});

	it("[IP1641] have nothing that axe finds, light and dark, in a room, a library and its results", {
		timeout: 120_000,
	}, async () => {
		const { room, phones, enter, close, path } = await openLecture();
		const found: string[] = [];
		await room.move({ do: "open", question: 0 });
		await phones[0]?.ask("answer", { round: 1, seq: 1, value: [0] });
		for (const colorScheme of ["light", "dark"] as const) {
			const page = await enter(site.browser, path, {
				colorScheme,
				reducedMotion: "reduce",
			});
			await ready(page);
			for (const [at, wait] of [
				[path, ".news-count"],
				["#/", ".library-running"],
				[`${path}/results`, ".sums"],
			] as const) {
				await page.goto(`${site.rig.url}/teach/${at}`);
				await page.locator(wait).first().waitFor();
				for (const one of await violationsOn(page))
					found.push(`${at}, ${colorScheme}: ${one}`);
			}
		}
		expect(found).toEqual([]);
		close();
	});
});

describe("a question from the keyboard alone", () => {
	it("[IP1642] leads past the head and through every step with Space, and the next step never changes its place", {
		timeout: 60_000,
	}, async () => {
		const { room, phones, enter, close, path } = await openLecture();
		const page = await enter(site.browser, path);
		await ready(page);
		await page.keyboard.press("Tab");
		const skip = page.getByRole("button", { name: "Skip to the page" });
		expect(await skip.evaluate((one) => one === document.activeElement)).toBe(
			true,
		);
		await page.keyboard.press("Enter");
		const place = () => page.locator(".room-primary").boundingBox();
		const before = await place();
		const said: string[] = [];
		for (const at of ["ready:0", "open:0:1", "closed:0:1", "revealed:0:1"]) {
			await ready(page);
			await page.keyboard.press("Space");
			await expect.poll(() => room.view().at).toBe(at);
			await page
				.locator(`[data-phase="${at.split(":")[0]}"]`)
				.first()
				.waitFor();
			said.push((await page.locator(".room-bar-phase").textContent()) ?? "");
			expect(await place()).toEqual(before);
			if (at === "open:0:1") {
				for (const phone of phones)
					await phone.ask("answer", { round: 1, seq: 1, value: [0] });
				const status = page.getByRole("status").filter({ hasText: "have" });
				await status.filter({ hasText: "All 2 have answered" }).waitFor({
					state: "attached",
					timeout: 15_000,
				});
			}
		}
		expect(said).toEqual([
			"Question 1 is ready to open",
			"Question 1 is open",
			"Question 1 is closed",
			"Question 1 is revealed",
		]);
		// What was answered is told on.
		expect(await page.locator(".news-count").innerText()).toMatch(/^All 2/);
		await ready(page);
		await page.keyboard.press("Space");
		await expect.poll(() => room.view().at).toBe("ready:1");
		await page.locator('[data-phase="ready"]').first().waitFor();
		await page.keyboard.press("PageUp");
		await expect.poll(() => room.view().at).toBe("revealed:0:1");
		close();
	});

	it("[IP1643] a display that is mirrored hides bars until the hall has them; how many have answered stays", async () => {
		const { room, phones, enter, close, path } = await openLecture();
		await room.move({ do: "open", question: 0 });
		await phones[0]?.ask("answer", { round: 1, seq: 1, value: [0] });
		const page = await enter(site.browser, path);
		await ready(page);
		const shares = page.locator(".stage").getByText("100 %").first();
		await shares.waitFor();
		await page
			.getByRole("switch", { name: "Hide bars on this display" })
			.press("Enter");
		await shares.waitFor({ state: "detached" });
		expect(await page.locator(".stage-question").innerText()).toContain(
			"bars hidden here",
		);
		expect(await page.locator(".news-count").innerText()).toMatch(/^1 of 2/);
		await page.reload();
		await page.getByText("bars hidden here").waitFor();
		await room.move({ do: "close" });
		await page.getByText("closed", { exact: true }).first().waitFor();
		expect(await shares.count()).toBe(0);
		await room.move({ do: "reveal" });
		await shares.waitFor();
		close();
	});
});
