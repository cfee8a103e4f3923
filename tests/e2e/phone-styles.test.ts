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
			// One step's may go, and the next one's not be there yet.
			const ways = () =>
				page
					.locator(".room .rich li")
					.evaluateAll((all) => [
						...new Set(all.map((one) => getComputedStyle(one).display)),
					]);
			await expect.poll(ways, { message: of }).toEqual(["list-item"]);
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

	it("[EE1708] leave the last line of a page to be read and tapped, however high the line at the bottom is", async () => {
		const { url } = site.server;
		const large = await launchBrowser(32);
		const { page, context } = await openPhone(large);
		const room = await openRoom(await signedIn(url), {
			v: 2,
			title: "Ends",
			description: "",
			questions: [
				questionOf("q1", {
					kind: "multiple",
					text: "A question of many words, that leaves no room. ".repeat(4),
					ask: { options: ["a", "b", "c", "d"] },
					key: { correct: [0] },
					seconds: 600,
				}),
			],
		});
		await joinRoom(page, url, room.code, "Ada");
		await page.getByText("You’re in").first().waitFor();
		await room.move({ do: "open", question: 0 });
		await page.locator("button.option").first().tap();
		/** How far the page's last part ends above the line, at the end of the page. */
		const above = () =>
			page.evaluate(() => {
				scrollTo(0, document.documentElement.scrollHeight);
				const last = [...document.querySelectorAll("main > *")].pop();
				const line = document.querySelector(".status");
				return (
					(line?.getBoundingClientRect().top ?? 0) -
					(last?.getBoundingClientRect().bottom ?? 0)
				);
			});
		await page.getByText("Not sent yet").waitFor();
		expect(await above()).toBeGreaterThanOrEqual(0);
		await page.locator("button.send").tap();
		await expectSaved(page);
		await room.move({ do: "close" });
		await page.getByText("Closed.").first().waitFor();
		expect(await above()).toBeGreaterThanOrEqual(0);
		const line = page.locator(".status");
		const box = await line.boundingBox();
		expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(640, 0);
		room.page.close();
		await context.close();
		await large.close();
	});

	it("[EE1710] keep the colours of what is drawn where the system has its own; and of pairs a screen reader hears what was right and one’s own alone", {
		timeout: 60_000,
	}, async () => {
		const { url } = site.server;
		const texts = ["one", "two", "three"];
		const room = await openRoom(await signedIn(url), {
			v: 2,
			title: "Colours",
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
					ask: { left: texts, right: ["a", "b", "c"] },
					key: { pairs: [0, 1, 2] },
				}),
				questionOf("rating", {
					kind: "rating",
					ask: { statements: texts, labels: ["no", "", "yes"] },
					key: {},
				}),
				questionOf("scale", {
					kind: "scale",
					ask: { labels: ["no", "", "yes"] },
					key: {},
				}),
				questionOf("number", {
					kind: "numeric",
					ask: { unit: "m" },
					key: {
						bands: [{ is: "around", value: 5, by: 0, per: "one", share: 1 }],
					},
				}),
				questionOf("text", {
					kind: "text",
					ask: { caseCounts: false, accentsCount: false, spacesCount: false },
					key: { accepted: [{ text: "Rome", share: 1 }], typos: 0 },
				}),
			],
		});
		const { page, context } = await openPhone(site.browser);
		await joinRoom(page, url, room.code, "Ada");
		await page.getByText("You’re in").first().waitFor();
		const drawn = () =>
			page.evaluate(() =>
				[...document.querySelectorAll("main i")].map(
					(one) => getComputedStyle(one).backgroundColor,
				),
			);
		const option = page.locator("button.option").first();
		const answers: readonly (() => Promise<unknown>)[] = [
			() => option.tap(),
			async () => {},
			async () => {
				await page.locator("main select").first().selectOption("1");
			},
			() => page.locator("main label").first().tap(),
			() => option.tap(),
			() => page.locator("main input").fill("4"),
			() => page.locator("main textarea").fill("Oslo"),
		];
		for (const [question, answer] of answers.entries()) {
			await room.move({ do: "open", question });
			await page.getByRole("heading", { name: "What of" }).waitFor();
			await answer();
			const send = page.locator("button.send");
			if ((await send.count()) > 0) await send.tap();
			await expectSaved(page);
			await room.move({ do: "close" });
			await room.move({ do: "reveal" });
			await page.locator("h1.verdict").waitFor();
			if (question === 2)
				await expect
					.poll(() => page.locator("main > .pairs tr").count())
					.toBe(4);
			const fold = page.locator("summary");
			if ((await fold.count()) > 0) await fold.tap();
			const before = await drawn();
			expect(before.length, String(question)).toBeGreaterThan(0);
			await page.emulateMedia({ forcedColors: "active" });
			expect(await drawn(), String(question)).toEqual(before);
			await page.emulateMedia({ forcedColors: null });
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
