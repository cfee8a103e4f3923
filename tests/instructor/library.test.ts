import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Rig, startRig } from "../rig/app.ts";
import { laptopSize, launchBrowser, openDevice } from "../rig/browser.ts";
import { signedIn } from "../rig/rest.ts";
import { twoQuestions } from "../rig/room.ts";
import { roomOf, sheet } from "../store/samples.ts";

const count = 2000;

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

describe("a large library", () => {
	it("[IP150] opens at once with 2,000 quizzes and 250 rooms, shows more when asked, and finds every quiz by its words", async () => {
		const rest = await signedIn(rig.url);
		const { id } = (await rest.get("/api/instructor")).json<{ id: string }>();
		const { rooms, quizzes } = rig.stores;
		await quizzes.addQuizzes(
			id,
			Array.from({ length: count }, (_, index) => ({
				id: `q${index}`,
				quiz: { ...twoQuestions, title: `Lesson number ${index}.` },
				sample: null,
			})),
		);
		const phase = { name: "ended" } as const;
		for (let index = 0; index < 250; index++) {
			const room = roomOf(`r${index}`, { owner: id, createdAt: index + 1 });
			await rooms.create(room, sheet);
			await rooms.commit({ ...room, version: 2, phase, endedAt: 9 }, null);
		}

		const { page, context, faults } = await openDevice(browser, {
			viewport: laptopSize,
		});
		const [name = "", value = ""] = (rest.cookie ?? "").split(/=(.*)/);
		await context.addCookies([{ name, value, url: rig.url }]);
		const asked: string[] = [];
		page.on("request", (request) => {
			if (/\/api\/(quizzes|rooms)/.test(request.url()))
				asked.push(request.url());
		});
		await page.goto(`${rig.url}/teach/`);
		const section = (heading: string) =>
			page.locator("section").filter({
				has: page.getByRole("heading", { name: heading, exact: true }),
			});
		const rows = section("Quizzes").locator(".library-row");
		await rows.first().waitFor();
		expect(await rows.count()).toBe(100);
		expect(asked).toHaveLength(2);

		await page.getByRole("button", { name: "Show more quizzes" }).click();
		await page.getByRole("heading", { name: "Lesson number 199." }).waitFor();
		expect(await rows.count()).toBe(200);

		const words = `number ${count - 1}.`;
		await page.getByLabel("Search your quizzes").fill(words);
		await page.getByRole("heading", { name: words }).waitFor();
		expect(await rows.count()).toBe(1);
		await page.getByLabel("Search your quizzes").fill("");
		await page.getByRole("heading", { name: "Lesson number 0." }).waitFor();
		expect(await rows.count()).toBe(200);

		const were = section("Rooms that were").locator(".library-row");
		expect(await were.count()).toBe(8);
		const more = page.getByRole("button", { name: "Show more rooms" });
		for (const shown of [108, 208]) {
			await more.click();
			await expect.poll(() => were.count()).toBe(shown);
		}
		await page.getByRole("button", { name: "Show all 250" }).click();
		await expect.poll(() => were.count()).toBe(250);
		expect(faults).toEqual([]);
		await context.close();
	});
});
