import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { joinRoom, launchBrowser, openPhone } from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import { expectSaved } from "../rig/stage.ts";

const built = "dist/client";

/** All that the phone's page loads, at once or later. */
function textsOfPage(): string[] {
	const page = readFileSync(`${built}/student/index.html`, "utf8");
	const texts = [page];
	const found = new Set<string>();
	for (const text of texts)
		for (const [name] of text.matchAll(/[\w-]+\.(?:js|css)\b/g))
			if (!found.has(name)) {
				found.add(name);
				try {
					texts.push(readFileSync(`${built}/assets/${name}`, "utf8"));
				} catch {
					// The name of something else.
				}
			}
	return texts;
}

describe("the styles of the phone's page", () => {
	const site = withServerAndBrowser();

	it("[EE1704] read no property that is set nowhere on it", () => {
		const all = textsOfPage().join("\n");
		const read = new Set(
			[...all.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name),
		);
		const set = new Set(
			[...all.matchAll(/(--[\w-]+)["'`]?\s*:/g)].map(([, name]) => name),
		);
		expect(read.size).toBeGreaterThan(30);
		expect([...read].filter((name) => !set.has(name))).toEqual([]);
	});

	it("[EE1706] leave a list that an author wrote a list, wherever it stands", async () => {
		const { url } = site.server;
		const listed = (name: string) => `1. ${name}\n2. and so on`;
		const texts = ["one", "two", "three"].map(listed);
		const room = await openRoom(await signedIn(url), {
			v: 2,
			title: "Lists",
			description: "",
			questions: [
				questionOf("single", {
					ask: { options: texts },
					key: { correct: [0] },
				}),
				questionOf("order", {
					kind: "order",
					ask: { items: texts },
					key: { orders: [[2, 0, 1]], measure: "tau" },
				}),
				questionOf("pairs", {
					kind: "pairs",
					ask: { left: texts, right: ["a", "b", "c"].map(listed) },
					key: { pairs: [0, 1, 2] },
				}),
				questionOf("rating", {
					kind: "rating",
					ask: { statements: texts, labels: ["no", "", "yes"] },
					key: {},
				}),
			],
		});
		const { page, context } = await openPhone(site.browser);
		await joinRoom(page, url, room.code, "Ada");
		await page.getByText("You’re in").first().waitFor();
		const shown = async (of: string) => {
			const items = page.locator(".room .rich li");
			await items.first().waitFor({ state: "attached" });
			const ways = await items.evaluateAll((all) =>
				all.map((one) => getComputedStyle(one).display),
			);
			expect(new Set(ways), of).toEqual(new Set(["list-item"]));
		};
		for (const question of [0, 1, 2, 3]) {
			await room.move({ do: "open", question });
			await page.getByRole("heading", { name: "What of" }).waitFor();
			await shown(`question ${question}`);
			await room.move({ do: "close" });
			await room.move({ do: "reveal" });
			await page.locator("h1.verdict").waitFor();
			await shown(`reveal ${question}`);
		}
		room.page.close();
		await context.close();
	});

	it("[EE1705] leave an option its words and its spine, with letters of twice the size and on a page that runs from the right", async () => {
		const { url } = site.server;
		const large = await launchBrowser(32);
		const [{ page, context }, turned] = await Promise.all([
			openPhone(large),
			openPhone(site.browser),
		]);
		const room = await openRoom(await signedIn(url), {
			v: 2,
			title: "Looks",
			description: "",
			questions: [
				questionOf("q1", {
					ask: { options: ["transport layer", "network layer"] },
					key: { correct: [0] },
				}),
			],
		});
		await joinRoom(page, url, room.code, "Ada");
		await joinRoom(turned.page, url, room.code, "Ben");
		await turned.page.getByText("You’re in").first().waitFor();
		await turned.page.evaluate(() => {
			document.documentElement.dir = "rtl";
		});
		await room.move({ do: "open", question: 0 });
		for (const one of [page, turned.page]) {
			await one.locator("button.option").first().tap();
			await expectSaved(one);
		}
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		const width = (selector: string) =>
			page
				.locator(`li.option ${selector}`)
				.evaluate((one) => one.getBoundingClientRect().width);
		await page.locator("li.option").waitFor();
		expect(await width(".option-words")).toBeGreaterThan(240);
		const spine = turned.page.locator("li .option-spine");
		await spine.waitFor();
		const edge = await spine.evaluate((one) => getComputedStyle(one).clipPath);
		expect(edge).toMatch(/100% 0(px|%)?, 100% 100%/);
		room.page.close();
		await context.close();
		await turned.context.close();
		await large.close();
	});
});
