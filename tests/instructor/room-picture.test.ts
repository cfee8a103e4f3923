import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { enterAs, laptopSize, openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { joinPhone } from "../rig/links.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf, twoQuestions } from "../rig/room.ts";

const site = withRigAndBrowser();

const sentence =
	"A statement that goes on for a while, as authors write them when they want to be exact about everything.";
const quiz = {
	...twoQuestions,
	questions: [
		questionOf("q1", {
			text: "What does the scale show?",
			ask: { options: ["more", "less", "the same", "nothing at all"] },
			key: { correct: [0] },
		}),
		questionOf("q2", {
			text: `${sentence} `.repeat(4).trim(),
			ask: {
				options: Array.from({ length: 10 }, (_, at) => `${at} ${sentence}`),
			},
			key: { correct: [9] },
		}),
	],
};

async function openDesk() {
	const { url } = site.rig;
	const rest = await signedIn(url);
	const room = await openRoom(rest, quiz);
	const phones = await Promise.all(
		["Ada", "Bob", "Cy", "Dan"].map((name) => joinPhone(url, room.code, name)),
	);
	const { page, context } = site.keep(
		await openDevice(site.browser, {
			viewport: laptopSize,
			reducedMotion: "reduce",
		}),
	);
	await enterAs(context, rest, url);
	await page.goto(`${url}/teach/#/rooms/${room.id}`);
	await page.locator(".stage-lobby").waitFor();
	const close = () => {
		for (const phone of phones) phone.close();
		room.close();
	};
	return { room, phones, page, close };
}

/** How large what is read is, in px, and how long each bar is of what there is for it. */
const measure = (page: Page) =>
	page.evaluate(() => {
		const size = (selector: string) =>
			Number.parseFloat(
				getComputedStyle(document.querySelector(selector) ?? document.body)
					.fontSize,
			);
		return {
			words: size(".stage .answer-words"),
			share: size(".stage .answer-share b"),
			question: size(".stage-text"),
			bars: [...document.querySelectorAll<HTMLElement>(".stage .answer")].map(
				(card) => Number(getComputedStyle(card).getPropertyValue("--n")),
			),
		};
	});

describe("the room page's picture of a question", () => {
	it("[IP1776] is the screen's cards, louder than the question, and stays after the close", {
		timeout: 60_000,
	}, async () => {
		const { room, phones, page, close } = await openDesk();
		await room.move({ do: "open", question: 0 });
		for (const [at, phone] of phones.entries())
			await phone.ask("answer", {
				round: 1,
				seq: 1,
				value: [at < 3 ? 0 : 2],
			});
		const shares = page.locator(".stage .answer-share b");
		await expect.poll(() => shares.first().innerText()).toMatch(/^75/);
		expect(await page.locator(".stage .answer").count()).toBe(4);
		const told = await measure(page);
		expect(told.bars).toEqual([0.75, 0, 0.25, 0]);
		expect(told.words).toBeGreaterThan(told.question);
		expect(told.share).toBeGreaterThan(told.question);
		await room.move({ do: "close" });
		await page.getByText("closed", { exact: true }).first().waitFor();
		expect((await measure(page)).bars).toEqual([0.75, 0, 0.25, 0]);
		expect(await page.locator(".stage .answer[data-correct]").count()).toBe(0);
		await room.move({ do: "reveal" });
		const right = page.locator(".stage .answer[data-correct]");
		await right.waitFor();
		expect(await right.locator(".answer-words").innerText()).toBe("more");
		close();
	});

	it("[IP1777] has all of a long question in the small picture of the hall, above its desk", {
		timeout: 60_000,
	}, async () => {
		const { room, page, close } = await openDesk();
		const faults: string[] = [];
		const look = async (state: string) => {
			for (const [width, height] of [
				[360, 640],
				[768, 1024],
				[1024, 768],
				[1920, 1080],
			] as const) {
				await page.setViewportSize({ width, height });
				const tab = page.getByRole("button", { name: "Class and room" });
				if (
					(await tab.isVisible()) &&
					(await tab.getAttribute("aria-pressed")) === "false"
				)
					await tab.click();
				await page.waitForTimeout(150);
				const cut = await page.evaluate(() => {
					const whole = document.querySelector(".hall-whole");
					const code = document.querySelector(".hall-code");
					const last = [
						...document.querySelectorAll(
							".hall-whole :is(.answer, .hall-text)",
						),
					].at(-1);
					if (!whole || !code || !last) return "there is no picture";
					const desk = code.getBoundingClientRect().top;
					const end = last.getBoundingClientRect().bottom;
					return end > desk + 1 ? `ends ${end - desk} px below` : "";
				});
				if (cut !== "") faults.push(`${state}, ${width}: ${cut}`);
			}
		};
		await room.move({ do: "goto", question: 1 });
		await page.locator(".hall-text").waitFor();
		await look("ready");
		await room.move({ do: "open", question: 1 });
		await page.locator(".hall-whole .answer").first().waitFor();
		await look("open");
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await page.locator(".hall-whole .answer[data-correct]").waitFor();
		await look("revealed");
		expect(faults).toEqual([]);
		close();
	});

	it("[IP1778] has the end of the room in the column beside it at any time, and offers it after the last question", {
		timeout: 60_000,
	}, async () => {
		const { room, page, close } = await openDesk();
		const end = page.getByRole("button", { name: "End this room" });
		await end.waitFor();
		await room.move({ do: "open", question: 0 });
		await page.locator('.stage[data-phase="open"]').waitFor();
		expect(await end.isVisible()).toBe(true);
		// In sight from above, too, however much stands beside the question.
		await page.locator(".room-bar .menu summary").click();
		await expect.poll(() => end.count()).toBe(2);
		await end.first().click();
		await page.getByText("End this room?").waitFor();
		await page.keyboard.press("Escape");
		await room.move({ do: "close" });
		await room.move({ do: "open", question: 1 });
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await page.locator(".room-primary", { hasText: /^End/ }).waitFor();
		await end.last().click();
		await page.getByRole("button", { name: "End the room" }).click();
		await page.locator('.stage[data-phase="ended"]').waitFor();
		expect(await end.count()).toBe(0);
		expect(room.view().phase).toBe("ended");
		close();
	});
});
