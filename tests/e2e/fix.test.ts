import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Locator, Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Analysis } from "../../shared/analysis.ts";
import { isJudged } from "../../shared/kinds/kinds.ts";
import { plainText } from "../../shared/plain-text.ts";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { violationsOn } from "../rig/axe.ts";
import {
	enterAs,
	joinRoom,
	laptopSize,
	openDevice,
	openPhone,
	phoneSize,
	projectorSize,
} from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { joinPhone, type StudentLink } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom, questionOf } from "../rig/room.ts";
import { shoot } from "../rig/shots.ts";
import { expectSaved } from "../rig/stage.ts";

const quiz: Quiz = {
	v: quizFormat,
	title: "Sky and light",
	description: "",
	questions: [
		questionOf("sky", { text: "Why is the sky blue?", points: 2 }),
		questionOf("light", {
			kind: "text",
			text: "What do we see of light?",
			ask: { caseCounts: false, accentsCount: false, spacesCount: false },
			key: { accepted: [{ text: "colour", share: 1 }], typos: 0 },
			points: 3,
		}),
		questionOf("moon", { text: "What makes the tides?", points: 1 }),
	],
};

const everyKind: Quiz = JSON.parse(
	readFileSync("server/course/12-every-kind.json", "utf8"),
);
const names = ["Bob", "Cyd", "Dee"];
const site = withRigAndBrowser();

describe("a question that is fixed afterwards", () => {
	let rest: Rest;
	let room: OpenRoom;
	let phone: Page;
	let others: StudentLink[];

	/** Ada, at a browser, has the first wrong; Bob has it right, Cyd as Ada; Dee answers nothing there. */
	beforeEach(async () => {
		const { rig } = site;
		rest = await signedIn(rig.url);
		room = await openRoom(rest, quiz, {
			scoring: "correctness",
			podium: "whole",
		});
		phone = site.keep(await openPhone(site.browser)).page;
		await joinRoom(phone, rig.url, room.code, "Ada");
		await phone.getByText("You’re in").first().waitFor();
		others = await Promise.all(
			names.map((name) => joinPhone(rig.url, room.code, name)),
		);
		await room.move({ do: "open", question: 0 });
		await phone.locator("button.option").nth(0).tap();
		await expectSaved(phone);
		await say(0, 1, [1]);
		await say(1, 1, [0]);
	});
	afterEach(() => {
		for (const other of others) other.close();
		room.close();
	});

	const say = (student: number, round: number, value: unknown) =>
		others[student]?.ask("answer", { round, seq: round, value } as never);
	const verdict = () => phone.locator("h1.verdict");

	async function openResults(
		viewport = laptopSize,
		dark = false,
		id = room.id,
	) {
		const device = site.keep(
			await openDevice(site.browser, {
				viewport,
				colorScheme: dark ? "dark" : "light",
			}),
		);
		await enterAs(device.context, rest);
		await device.page.goto(`${site.rig.url}/teach/#/rooms/${id}/results`);
		return device.page;
	}

	async function openDetail(page: Page, number: number): Promise<Locator> {
		const row = page.locator(".results-questions > li").nth(number - 1);
		await row.locator("summary").first().click();
		await row.locator(".fix").waitFor();
		return row;
	}

	it("[EE2165] by keyboard: it says what changes for whom, and then phone, file, analysis and page follow; it stands there when and where, and is undone", {
		timeout: 120_000,
	}, async () => {
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await verdict().getByText("Not this time").waitFor();
		const page = await openResults();
		const row = await openDetail(page, 1);
		const fix = row.getByRole("button", { name: "Fix question 1…" });
		await fix.focus();
		await page.keyboard.press("Enter");
		const dialog = page.getByRole("dialog", { name: "Fix question 1" });
		await dialog.waitFor();
		// Nothing is chosen yet.
		await dialog.getByRole("button", { name: "See what changes" }).click();
		await dialog.getByRole("alert").getByText("Choose first").waitFor();
		await dialog.getByLabel("Something else is right").focus();
		await page.keyboard.press("Space");
		const options = dialog.getByRole("group", { name: "What is right" });
		await options.getByRole("radio").nth(1).focus();
		await page.keyboard.press("ArrowUp");
		expect(await options.getByRole("radio").nth(0).isChecked()).toBe(true);
		await page.keyboard.press("Enter");
		const preview = dialog.getByRole("region", { name: "What changes" });
		await preview
			.getByText(
				"Where it was 33 %, 67 % have it right now. 2 students gain 4 points in all. 1 student loses 2 points. 4 places change.",
			)
			.waitFor();
		const focused = () =>
			page.evaluate(() => document.activeElement?.textContent);
		expect(await focused()).toBe("What changes");
		expect(await preview.getByRole("row").allInnerTexts()).toEqual([
			expect.stringMatching(/Name\s+Points\s+Place/),
			expect.stringMatching(/Bob\s+2 → 0.*\s+1 → 3/s),
			expect.stringMatching(/Ada\s+0 → 2.*\s+2 → 1/s),
			expect.stringMatching(/Cyd\s+0 → 2.*\s+2 → 1/s),
		]);
		expect(await violationsOn(page)).toEqual([]);
		await shoot(page, "fix-preview");
		// What was looked at changes nothing.
		expect(await verdict().innerText()).toContain("Not this time");
		await dialog.getByRole("button", { name: "Fix it" }).focus();
		await page.keyboard.press("Enter");
		await dialog.waitFor({ state: "detached" });
		await verdict()
			.filter({ hasText: /Right\.\s*\+2 points, now place 1 of 4/ })
			.waitFor();
		await row.getByText("2 of 3 had it right").waitFor();
		const record = row.locator(".fix-record li");
		await record
			.getByText(/What is right was changed afterwards \(.*, on this device\)/)
			.waitFor();
		expect(await violationsOn(page)).toEqual([]);
		await shoot(page, "fix-record");

		// Points to all, in its place beside it.
		await fix.click();
		await dialog.getByLabel("Everyone gets its points").check();
		await dialog.getByRole("button", { name: "See what changes" }).click();
		await preview.getByText(/2 students gain 4 points in all/).waitFor();
		await dialog.getByRole("button", { name: "Fix it" }).click();
		await row
			.getByText(/Everyone has its points \(.*, on this device\)/)
			.waitFor();
		await row.getByText("it is in no discrimination").waitFor();
		await verdict().filter({ hasText: "as everyone has" }).waitFor();
		const points = parse(
			(await rest.get(`/api/rooms/${room.id}/results.csv`)).text,
			{ bom: true, columns: true },
		) as Record<string, string>[];
		for (const line of points)
			expect([line.Points, line["Q1 points"]], line.Name).toEqual(["2", "2"]);
		const analysed = async () =>
			(await rest.get(`/api/rooms/${room.id}/analysis`)).json<Analysis>();
		expect((await analysed()).questions).toEqual([]);

		// Undone by keyboard, the last first; the focus stays in the question.
		await row.getByRole("button", { name: /^Undo: Everyone/ }).focus();
		await page.keyboard.press("Enter");
		await row
			.getByText("Everyone has its points")
			.waitFor({ state: "detached" });
		await expect.poll(focused).toBe("Fix this question…");
		await verdict()
			.filter({ hasText: /Right\./ })
			.waitFor();
		expect((await analysed()).questions).toHaveLength(1);
		await row.getByRole("button", { name: /^Undo: What is right/ }).click();
		await verdict().getByText("Not this time").waitFor();
		expect(await record.count()).toBe(0);
	});

	it("[EE2166] of two who correct at once the second is told, sees what changes by then, and none of it is lost", {
		timeout: 120_000,
	}, async () => {
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		const page = await openResults(phoneSize, true);
		const row = await openDetail(page, 1);
		await row.getByRole("button", { name: "Fix question 1…" }).click();
		const dialog = page.getByRole("dialog", { name: "Fix question 1" });
		await dialog.getByLabel("It earns no points").check();
		await dialog.getByRole("button", { name: "See what changes" }).click();
		await dialog.getByText("1 student loses 2 points.").waitFor();
		// On another device meanwhile.
		const key = { correct: [0] };
		await room.move({
			do: "correct",
			question: 0,
			correction: { is: "key", key },
		});
		await dialog.getByRole("button", { name: "Fix it" }).click();
		await dialog
			.getByRole("alert")
			.getByText("Something was corrected in this room meanwhile")
			.waitFor();
		await dialog.getByText("2 students lose 4 points in all.").waitFor();
		expect(await violationsOn(page)).toEqual([]);
		await shoot(page, "fix-overtaken-dark");
		await dialog.getByRole("button", { name: "Fix it" }).click();
		await dialog.waitFor({ state: "detached" });
		const lines = row.locator(".fix-record li");
		await lines.nth(1).waitFor();
		expect(await lines.allInnerTexts()).toEqual([
			expect.stringContaining("What is right was changed afterwards"),
			expect.stringContaining("Taken out of the scoring"),
		]);
		// Undone elsewhere, it is not undone twice; the page has what holds by then.
		await room.move({
			do: "correct",
			question: 0,
			correction: { is: "key", key: null },
		});
		await lines.nth(1).getByRole("button").click();
		await page.getByText("Nothing was corrected.").waitFor();
		await lines.nth(1).waitFor({ state: "detached" });
		await lines.first().getByRole("button").click();
		await lines.first().waitFor({ state: "detached" });
		for (const viewport of [
			{ width: 320, height: 640 },
			phoneSize,
			projectorSize,
		]) {
			await page.setViewportSize(viewport);
			const width = await page.evaluate(
				() => document.documentElement.scrollWidth,
			);
			expect(width).toBeLessThanOrEqual(viewport.width);
		}
	});

	it("[EE2167] while it is open nobody notices; after the end a phone that is there, and one that comes back, has what holds", {
		timeout: 120_000,
	}, async () => {
		const page = await openResults({ width: 320, height: 640 });
		const row = await openDetail(page, 1);
		const before = await phone.innerText("main");
		await row.getByRole("button", { name: "Fix question 1…" }).click();
		const dialog = page.getByRole("dialog", { name: "Fix question 1" });
		await dialog.getByLabel("Everyone gets its points").check();
		await dialog.getByRole("button", { name: "See what changes" }).click();
		await dialog.getByText("It is open at this moment.").waitFor();
		await shoot(page, "fix-open-320");
		await dialog.getByRole("button", { name: "Fix it" }).click();
		await row.getByText("Everyone has its points").waitFor();
		expect(await phone.innerText("main")).toBe(before);
		await room.move({ do: "close" });
		await room.move({ do: "open", question: 1 });
		await phone.getByRole("textbox").fill("Color");
		await phone.getByRole("button", { name: "Send" }).click();
		await expectSaved(phone);
		await say(0, 2, "colour");
		await room.move({ do: "end" });
		await phone.getByText("2 points, as everyone has").waitFor();

		// An answer that nobody foresaw, after the end.
		await page.reload();
		const second = await openDetail(page, 2);
		await second.getByRole("button", { name: "Fix question 2…" }).click();
		const other = page.getByRole("dialog", { name: "Fix question 2" });
		await other.getByLabel("One more answer is right").check();
		await other.getByRole("button", { name: "See what changes" }).click();
		await other.getByText("Choose the answer that is right, too.").waitFor();
		await other.getByRole("button", { name: /color/ }).click();
		await other.getByRole("button", { name: "See what changes" }).click();
		await other.getByText("1 student gains 3 points.").waitFor();
		expect(await violationsOn(page)).toEqual([]);
		await other.getByRole("button", { name: "Fix it" }).click();
		await second.getByText(/“.color.” was accepted afterwards/).waitFor();
		const standing = phone.locator(".standing");
		await standing.filter({ hasText: /5 points.*place 1 of 4/ }).waitFor();
		await phone.reload();
		await standing.filter({ hasText: /5 points.*place 1 of 4/ }).waitFor();
		await phone.getByText("2 points, as everyone has").waitFor();
		await shoot(phone, "fix-phone-end");
		await second.getByRole("button", { name: /^Undo/ }).click();
		await standing.filter({ hasText: /2 points/ }).waitFor();
	});

	it("[EE2168] of every kind: what is right is chosen in its own fields, without those of what is asked, on the smallest phone too", {
		timeout: 120_000,
	}, async () => {
		const every = await openRoom(rest, everyKind, {});
		const page = await openResults(
			{ width: 320, height: 640 },
			false,
			every.id,
		);
		const judged = everyKind.questions.filter(({ kind, key }) =>
			isJudged({ kind, key }),
		);
		expect(judged.length).toBeGreaterThan(7);
		const changed: string[] = [];
		for (const { kind, text } of judged) {
			const row = page
				.locator(".results-questions > li")
				.filter({ hasText: plainText(text).slice(0, 30) })
				.first();
			await row.locator("summary").first().click();
			await row.getByRole("button", { name: /^Fix question/ }).click();
			const dialog = page.getByRole("dialog", { name: /^Fix question/ });
			const other = dialog.getByLabel("Something else is right");
			if ((await other.count()) > 0) {
				changed.push(kind);
				await other.check();
				expect(await dialog.locator('[data-field*="ask."]').count()).toBe(0);
				await dialog.getByRole("button", { name: "See what changes" }).click();
				await dialog.getByText("It is so already").waitFor();
			} else {
				await dialog.getByLabel("It earns no points").check();
				await dialog.getByRole("button", { name: "See what changes" }).click();
				await dialog.getByText("It was not asked yet.").waitFor();
			}
			await shoot(page, `fix-${kind}`);
			expect(await violationsOn(page), kind).toEqual([]);
			const wide = await dialog.evaluate(
				(element) => element.scrollWidth - element.clientWidth,
			);
			expect(wide, kind).toBe(0);
			await page.keyboard.press("Escape");
			await dialog.waitFor({ state: "hidden" });
			await row.locator("summary").first().click();
		}
		expect([...new Set(changed)].sort()).toEqual([
			"multiple",
			"numeric",
			"point",
			"single",
			"text",
			"truefalse",
		]);
		every.close();
	});
});
