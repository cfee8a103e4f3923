import { describe, expect, it } from "vitest";
import { quizFormat } from "../../shared/quiz.ts";
import { joinRoom, openPhone } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";

const site = withRigAndBrowser();
const sizes = [
	{ width: 360, height: 640 },
	{ width: 390, height: 844 },
	{ width: 412, height: 915 },
] as const;

describe("the cards of few options on a phone", () => {
	it("[EE1940] take more of its height than those of many, all above the fold, and keep their places when one is saved", {
		timeout: 60_000,
	}, async () => {
		const options = (count: number) =>
			Array.from({ length: count }, (_, at) => `Option ${at + 1} of them`);
		const room = await openRoom(await signedIn(site.rig.url), {
			v: quizFormat,
			title: "Cards",
			description: "",
			questions: [
				questionOf("few", {
					text: "You stand on a scale in a lift. The lift accelerates upwards. What does the scale show?",
					ask: { options: options(4) },
				}),
				questionOf("many", { ask: { options: options(6) } }),
			],
		});
		const { page } = site.keep(await openPhone(site.browser));
		await joinRoom(page, site.rig.url, room.code, "Ada");
		await page.getByText("You’re in").first().waitFor();
		const cards = () =>
			page
				.locator("button.option")
				.evaluateAll((all) =>
					all
						.map((one) => one.getBoundingClientRect())
						.map(({ top, height, bottom }) => ({ top, height, bottom })),
				);
		const heights = new Map<number, number>();
		await room.move({ do: "open", question: 0 });
		await page.locator("button.option").nth(3).waitFor();
		for (const size of sizes) {
			await page.setViewportSize(size);
			const all = await cards();
			const status = await page.locator(".status").boundingBox();
			const [first] = all;
			heights.set(size.height, first?.height ?? 0);
			expect((first?.height ?? 0) / size.height).toBeGreaterThan(0.11);
			expect(all.at(-1)?.bottom).toBeLessThan(status?.y ?? 0);
			expect((all.at(-1)?.bottom ?? 0) / size.height).toBeGreaterThan(0.66);
		}
		const before = await cards();
		await page.locator("button.option").nth(1).tap();
		await page.locator('.status-answer[data-state="saved"]').waitFor();
		expect(await cards()).toEqual(before);
		await room.move({ do: "close" });
		await room.move({ do: "open", question: 1 });
		await page.locator("button.option").nth(5).waitFor();
		for (const size of sizes) {
			await page.setViewportSize(size);
			const [first] = await cards();
			expect(first?.height).toBeLessThan(heights.get(size.height) ?? 0);
			expect(first?.height).toBeGreaterThanOrEqual(60);
		}
		room.close();
	});
});
