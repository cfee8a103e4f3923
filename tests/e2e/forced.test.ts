import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import {
	enterAs,
	joinRoom,
	laptopSize,
	openDevice,
	phoneSize,
} from "../rig/browser.ts";
import { faultsOfChoice, faultsOfEdges, faultsOfFocus } from "../rig/forced.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";

const quiz: Quiz = {
	v: quizFormat,
	title: "Of every control",
	description: "",
	questions: [
		questionOf("single", { seconds: 600 }),
		questionOf("many", { kind: "multiple", key: { correct: [0, 1] } }),
		questionOf("scale", {
			kind: "scale",
			ask: { labels: ["no", "", "", "", "yes"] },
			key: {},
		}),
		questionOf("rating", {
			kind: "rating",
			ask: { statements: ["Clear.", "Quick."], labels: ["no", "", "yes"] },
			key: {},
		}),
		questionOf("order", {
			kind: "order",
			ask: { items: ["a", "b", "c"] },
			key: { orders: [[1, 2, 0]], measure: "tau" },
		}),
		questionOf("pairs", {
			kind: "pairs",
			ask: { left: ["a", "b"], right: ["c", "d"] },
			key: { pairs: [0, 1] },
		}),
		questionOf("words", {
			kind: "text",
			ask: { caseCounts: false, accentsCount: false, spacesCount: false },
			key: { accepted: [{ text: "Bern", share: 1 }], typos: 0 },
		}),
	],
};

describe("where the system has its own colours", () => {
	const site = withServerAndBrowser();

	it("[EE1991] [EE1992] [EE2232] every kind of control shows that it has the focus, and whether it is chosen, and no edge touches words or another control, on phone, room page, library, editor, results and account", {
		timeout: 90_000,
	}, async () => {
		const { url } = site.server;
		const rest = await signedIn(url);
		const room = await openRoom(rest, quiz, { reactions: true });
		const open = async (viewport: typeof phoneSize) =>
			(
				await openDevice(site.browser, {
					viewport,
					forcedColors: "active",
					reducedMotion: "reduce",
				})
			).page;
		const [phone, desk] = [await open(phoneSize), await open(laptopSize)];
		await enterAs(desk.context(), rest, url);
		const faults = new Set<string>();
		const focused = new Set<string>();
		const chosen = new Set<string>();
		const look = async (where: string, page: Page) => {
			await page.keyboard.press("Shift");
			const [focus, choice] = [
				await page.evaluate(faultsOfFocus),
				await page.evaluate(faultsOfChoice),
			];
			for (const kind of focus.kinds) focused.add(kind);
			for (const kind of choice.kinds) chosen.add(kind);
			const edges = await page.evaluate(faultsOfEdges);
			for (const fault of [...focus.faults, ...choice.faults, ...edges])
				faults.add(`${where}: ${fault}`);
		};

		await phone.goto(`${url}/`);
		await phone.locator("#code").waitFor();
		await look("phone, code", phone);
		await phone.goto(`${url}/j/${room.code}`);
		await phone.getByLabel("Your name").waitFor();
		await look("phone, name", phone);
		await joinRoom(phone, url, room.code, "Ada");
		await phone.getByText("Leave this room").waitFor();
		await phone.getByRole("button", { name: "Hand", exact: true }).click();
		await phone.locator('.reactions [aria-pressed="true"]').waitFor();
		await look("phone, lobby", phone);
		for (const [question, { id }] of quiz.questions.entries()) {
			await room.move({ do: "open", question });
			await phone.getByRole("heading", { name: `What of ${id}` }).waitFor();
			await look(`phone, ${id}`, phone);
			if (id === "single" || id === "many" || id === "scale")
				await phone.locator("button.option").nth(1).click();
			if (id === "rating") await phone.locator("main label").nth(1).click();
			await look(`phone, ${id}, answered`, phone);
			await room.move({ do: "close" });
			await room.move({ do: "reveal" });
			await phone.locator("h1.verdict").waitFor();
			await look(`phone, ${id}, revealed`, phone);
		}
		await room.move({ do: "open", question: 0 });
		for (const [at, wait] of [
			[`#/rooms/${room.id}`, ".news-clock"],
			["#/", ".library-running"],
			[`#/rooms/${room.id}/results`, ".sums"],
			["#/account", ".account"],
		] as const) {
			await desk.goto(`${url}/teach/${at}`);
			await desk.locator(wait).first().waitFor();
			for (const fold of await desk.locator("summary").all())
				await fold.evaluate((one: HTMLElement) => {
					const details = one.closest("details");
					if (details !== null) details.open = true;
				});
			await look(at, desk);
		}
		await desk.goto(`${url}/teach/`);
		await desk.locator('a[href*="#/quizzes/"]').first().click();
		await desk.locator(".question-text").first().waitFor();
		await look("editor", desk);

		expect([...faults]).toEqual([]);
		expect(focused.size).toBeGreaterThan(40);
		expect([...chosen].sort()).toEqual(
			expect.arrayContaining(["button.option", "input."]),
		);
		room.close();
	});
});
