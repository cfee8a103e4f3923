import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { joinRoom, launchBrowser, openDevice } from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { layoutFaults } from "../rig/page-layout.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";

const quiz: Quiz = {
	v: quizFormat,
	title: "Mechanics, week 3",
	description: "",
	questions: [
		questionOf("tcp", {
			kind: "order",
			text: "Put the steps in order.",
			ask: { items: ["Client sends SYN", "Server answers", "Client sends"] },
			key: { orders: [[1, 2, 0]], measure: "tau" },
			explanation: "لأن TCP يضمن الترتيب.",
		}),
	],
};

describe("a small phone with large letters", () => {
	const site = withServerAndBrowser();
	let large: Awaited<ReturnType<typeof launchBrowser>>;
	beforeAll(async () => {
		large = await launchBrowser(24);
	});
	afterAll(() => large?.close());

	it("[EE1993] cuts no title and breaks no word of an item, and what stands before an explanation has its space on the side where that is read", async () => {
		const { url } = site.server;
		const room = await openRoom(await signedIn(url), quiz, {
			reactions: true,
		});
		const { page } = await openDevice(large, {
			viewport: { width: 320, height: 640 },
		});
		const broken = () =>
			page.evaluate(() => {
				const found: string[] = [];
				for (const words of document.querySelectorAll("main .order-words")) {
					const walk = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
					while (walk.nextNode()) {
						const text = walk.currentNode;
						for (const word of (text.nodeValue ?? "").matchAll(/\S+/g)) {
							const range = document.createRange();
							range.setStart(text, word.index);
							range.setEnd(text, word.index + word[0].length);
							const tops = [...range.getClientRects()].map(({ top }) => top);
							if (new Set(tops).size > 1) found.push(word[0]);
						}
					}
				}
				return found;
			});
		await joinRoom(page, url, room.code, "Ada");
		await page.getByText("Leave this room").waitFor();
		await page.getByRole("button", { name: "Hand", exact: true }).click();
		await page.locator('.reactions [aria-pressed="true"]').waitFor();
		expect.soft(await layoutFaults(page)).toEqual([]);
		const title = page.locator(".head-title");
		const cut = await title.evaluate(
			(one) => one.scrollWidth - one.clientWidth,
		);
		expect.soft(cut).toBeLessThanOrEqual(0);
		await room.move({ do: "open", question: 0 });
		await page.locator("main .order-words").nth(2).waitFor();
		expect.soft(await broken()).toEqual([]);
		await page.locator("button.send").click();
		await page.locator('.status-answer[data-state="saved"]').waitFor();
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await page.locator("h1.verdict").waitFor();
		expect.soft(await broken()).toEqual([]);
		const gap = await page.locator(".explanation > bdi").evaluate((why) => {
			const after = document.createTreeWalker(
				why.parentElement as Element,
				NodeFilter.SHOW_TEXT,
			);
			const rectOf = (node: Node, from: number, to: number) => {
				const range = document.createRange();
				range.setStart(node, from);
				range.setEnd(node, to);
				return range.getBoundingClientRect();
			};
			let last: DOMRect | null = null;
			while (after.nextNode()) {
				const node = after.currentNode;
				if (why.contains(node)) {
					last = rectOf(node, 0, (node.nodeValue ?? "").trimEnd().length);
					continue;
				}
				if (last !== null && (node.nodeValue ?? "").trim() !== "")
					return last.left - rectOf(node, 0, 1).right;
			}
			return null;
		});
		expect(gap).toBeGreaterThan(3);
		room.close();
	});
});
