import { writeFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { violationsOn } from "../rig/axe.ts";
import { enterAs, laptopSize, openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { joinPhone } from "../rig/links.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import { shoot } from "../rig/shots.ts";

const site = withRigAndBrowser();

const size = 40;
const quiz: Quiz = {
	v: quizFormat,
	title: "Lifts and scales",
	description: "",
	questions: [
		questionOf("one", {
			text: "What does a scale show in a lift that goes up ever faster?",
			ask: {
				options: ["less than at rest", "more than at rest", "the same", "none"],
			},
			explanation:
				"The floor has to push harder than gravity pulls, or nothing would go up ever faster.",
		}),
		questionOf("two", {
			kind: "numeric",
			text: "How many $\\mathrm{m/s^2}$ does a stone gain that falls?",
			ask: { unit: "m/s²" },
			key: {
				bands: [{ is: "around", value: 9.81, by: 0.2, per: "one", share: 1 }],
			},
		}),
		questionOf("three", {
			kind: "multiple",
			text: "Which of these are vectors?",
			ask: { options: ["force", "mass", "speed", "velocity"] },
			key: { correct: [0, 3] },
		}),
		questionOf("never", { text: "This one was not asked." }),
	],
};
const given = [
	(at: number) => [at % 5 === 0 ? 0 : 1],
	(at: number) => (at % 3 === 0 ? 10 : at % 7),
	(at: number) => (at % 2 === 0 ? [0, 3] : [0, 2]),
];

/** How many pages a PDF has, by its own tree of pages. */
const pagesOf = (pdf: Buffer) =>
	[...pdf.toString("latin1").matchAll(/\/Type\s*\/Page\b/g)].length;

async function pdfOf(page: Page, name: string): Promise<Buffer> {
	const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
	if (process.env.SHOTS)
		await writeFile(`${process.env.SHOTS}/${name}.pdf`, pdf);
	return pdf;
}

describe("the report of a session", () => {
	it("[IP2270] is printed with everything unfolded and without what is to be pressed, each question on a page of its own and the students if wished", async () => {
		const rest = await signedIn(site.rig.url);
		const room = await openRoom(rest, quiz);
		const phones = await Promise.all(
			Array.from({ length: size }, (_, at) =>
				joinPhone(site.rig.url, room.code, `Student ${at + 1}`),
			),
		);
		for (const [question, answerOf] of given.entries()) {
			await room.move({ do: "open", question });
			for (const [at, phone] of phones.entries())
				await phone.ask("answer", {
					round: question + 1,
					seq: 1,
					value: answerOf(at),
				});
			await room.move({ do: "close" });
			await room.move({ do: "reveal" });
		}
		const { page, context } = site.keep(
			await openDevice(site.browser, {
				viewport: laptopSize,
				colorScheme: "dark",
			}),
		);
		await enterAs(context, rest);
		await page.goto(`${site.rig.url}/teach/#/rooms/${room.id}/results`);
		await page.locator(".results-head summary").click();
		await page.getByRole("link", { name: "Report to print" }).click();
		await page
			.getByRole("button", { name: "Print, or save as PDF…" })
			.waitFor();
		await expect.poll(() => page.title()).toBe("Report of Lifts and scales");
		await page.getByText("The floor has to push harder").waitFor();
		await page.getByText("Tells strong from weak").nth(2).waitFor();
		expect(await page.locator(".report-question").count()).toBe(3);
		expect(await page.getByText("This one was not asked.").count()).toBe(0);
		expect(await page.getByText("Student 7").count()).toBe(0);
		expect(await violationsOn(page)).toEqual([]);
		await shoot(page, "report");

		const breaks = () =>
			page
				.locator(".report-question")
				.evaluateAll((all) =>
					all.map((one) => getComputedStyle(one).breakBefore),
				);
		await page.emulateMedia({ media: "print" });
		expect(await breaks()).toEqual(["auto", "auto", "auto"]);
		await page.emulateMedia({ media: null });
		const plain = await pdfOf(page, "report");
		await page.getByLabel("Each question on a page of its own").check();
		const paged = await pdfOf(page, "report-paged");
		// The first has the sums, then one each.
		expect(pagesOf(paged)).toBe(4);
		expect(pagesOf(plain)).toBeLessThanOrEqual(4);
		await page.getByLabel("With the list of students").check();
		await page.getByText("Student 7", { exact: true }).waitFor();
		const named = await pdfOf(page, "report-named");
		expect(pagesOf(named)).toBeGreaterThan(pagesOf(paged));
		expect(await violationsOn(page)).toEqual([]);

		await page.emulateMedia({ media: "print" });
		expect(await breaks()).toEqual(["page", "page", "page"]);
		for (const part of [".report-bar", ".shell-header", ".skip-link"])
			expect(await page.locator(part).isVisible(), part).toBe(false);
		const buttons = await page
			.locator("main button")
			.evaluateAll((all) =>
				all
					.filter((one) => one.checkVisibility())
					.map((one) => one.textContent),
			);
		expect(buttons).toEqual([]);
		// Ink is dark, whatever the screen is.
		const ink = await page.evaluate(
			() => getComputedStyle(document.body).color,
		);
		expect(Math.max(...(ink.match(/\d+/g) ?? []).map(Number))).toBeLessThan(80);
		for (const phone of phones) phone.close();
		room.page.close();
	});
});
