import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import {
	joinRoom,
	laptopSize,
	openDevice,
	openPhone,
	projectorSize,
} from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import {
	expectSaved,
	lead,
	openLibrary,
	openRoom,
	openScreen,
	press,
	unfold,
} from "../rig/stage.ts";

const title = "שיעור 7: TCP";
const name = "نور (A)";
const quiz: Quiz = {
	v: quizFormat,
	title,
	description: "תיאור: HTTP!",
	questions: [
		{
			id: "q1",
			kind: "single",
			text: "ما هو البروتوكول الذي يستخدم TCP؟",
			ask: { options: ["خطأ (TypeError)!", "UDP only."] },
			key: { correct: [0] },
			explanation: "لأن TCP يضمن الترتيب.",
			seconds: null,
			points: 10,
		},
	],
};

describe("texts that run from the right", () => {
	const site = withServerAndBrowser();

	it("[EE402] run so on every page, and turn nothing around them", {
		timeout: 120_000,
	}, async () => {
		const { browser, server } = site;
		const laptop = (await openDevice(browser, { viewport: laptopSize })).page;
		const screen = (await openDevice(browser, { viewport: projectorSize }))
			.page;
		const phone = (await openPhone(browser)).page;
		const faults: string[] = [];
		let seen = 0;
		const inspect = async (where: string, page: Page) => {
			const texts = await page.evaluate(findTexts);
			seen += texts.length;
			for (const { words, fault } of texts)
				if (fault !== null) faults.push(`${where}: ${fault}: ${words}`);
		};
		const everywhere = async (step: string) => {
			await inspect(`phone, ${step}`, phone);
			await inspect(`screen, ${step}`, screen);
			await inspect(`instructor, ${step}`, laptop);
		};

		await openLibrary(laptop, server.url);
		const made = await laptop.request.post(`${server.url}/api/quizzes`, {
			data: quiz,
		});
		const { id } = (await made.json()) as { id: string };
		await laptop.goto(`${server.url}/teach/#/quizzes/${id}`);
		await laptop.getByLabel("Text of question 1").waitFor();
		await inspect("editor", laptop);
		await laptop.getByRole("button", { name: "After the reveal" }).click();
		await inspect("editor, revealed", laptop);

		const room = await openRoom(laptop, server.url, title);
		await openScreen(screen, laptop, server.url, room.code);
		await phone.goto(`${server.url}/j/${room.code}`);
		await phone.getByLabel("Your name").fill(name);
		await inspect("phone, name", phone);
		await joinRoom(phone, server.url, room.code, name);
		await phone.getByText("You’re in").first().waitFor();
		await unfold(laptop, "Class");
		const rename = laptop.getByRole("button", { name: /^Rename/ });
		await rename.click();
		await laptop.getByLabel("New name").waitFor();
		await inspect("instructor, renaming", laptop);
		await laptop.getByRole("button", { name: "Cancel" }).click();
		await everywhere("lobby");
		await press(laptop, /^Start/);
		await phone.getByText("comes next").first().waitFor();
		await everywhere("ready");
		await lead(laptop, /^Open/);
		await phone.locator("button.option").first().tap();
		await expectSaved(phone);
		await everywhere("open");
		await lead(laptop, /^Close/);
		await phone.getByText("Closed.").first().waitFor();
		await everywhere("closed");
		await lead(laptop, /^Reveal/);
		await phone
			.getByRole("heading", { name: /^(Right|Not this time)/ })
			.waitFor();
		await everywhere("revealed");
		await laptop.keyboard.press("l");
		await screen.getByRole("heading", { name: "Leaderboard" }).waitFor();
		await everywhere("leaderboard");
		await press(laptop, /^End/);
		await laptop.getByRole("button", { name: "End the room" }).click();
		await phone.getByText("That was it").waitFor();
		await screen.getByText("Thank you").first().waitFor();
		await everywhere("ended");
		await laptop.goto(`${server.url}/teach/#/rooms/${room.id}/results`);
		await laptop.locator(".results-question summary").click();
		await laptop.locator(".results-name").click();
		await inspect("results", laptop);
		await laptop.goto(`${server.url}/teach/`);
		await laptop.getByRole("heading", { name: "Past sessions" }).waitFor();
		await inspect("library", laptop);

		expect(faults).toEqual([]);
		expect(seen).toBeGreaterThan(80);
	});
});

/** What has a side in every script: a column that an author aligned, a field that is wider than its column, a legend as wide as its own, formulas. */
const sided = [
	"instructor/editor/editor.css: margin-left",
	"kinds/rating/rating.css: float: left",
	"text/rich.css: text-align: left",
	"text/rich.css: text-align: right",
];

it("[EE1873] styles say start and end, and no side", () => {
	const found = readdirSync("client", { recursive: true })
		.map(String)
		.filter((name) => /\.css$/.test(name) && name !== "text/maths.css")
		.flatMap((name) => {
			const text = readFileSync(`client/${name}`, "utf8");
			const told = text
				.replace(/\/\*[\s\S]*?\*\//g, "")
				.matchAll(
					/\b(?:margin|padding|border|text-align|float)(?:-|: )(?:left|right)\b/g,
				);
			return [...told].map(([what]) => `${name}: ${what}`);
		});
	expect(found.sort()).toEqual(sided);
});

/** Every text and filled field of the page with Arabic or Hebrew in it, and what is wrong with how it is set. */
function findTexts(): { words: string; fault: string | null }[] {
	const fromRight = /[\u0590-\u08ff]/;
	const found: { words: string; fault: string | null }[] = [];
	const judge = (words: string, element: Element) => {
		if (!fromRight.test(words)) return;
		const first = /\p{L}/u.exec(
			words.replaceAll(/\u2068[^\u2069]*\u2069/g, ""),
		);
		const { direction } = getComputedStyle(element);
		const isIsolated = element.closest("bdi, [dir=auto]") !== null;
		let fault: string | null = null;
		if (first === null || !fromRight.test(first[0])) {
			const bare = words.replaceAll(/\u2068[^\u2069]*\u2069/g, "");
			if (fromRight.test(bare) && !isIsolated) fault = "not isolated";
		} else if (direction !== "rtl") fault = "runs from the left";
		else if (!isIsolated) fault = "not isolated";
		found.push({ words, fault });
	};
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode())
		if (walk.currentNode.parentElement !== null)
			judge(walk.currentNode.nodeValue ?? "", walk.currentNode.parentElement);
	for (const field of document.querySelectorAll<HTMLInputElement>(
		"input, textarea",
	))
		judge(field.value, field);
	return found;
}
