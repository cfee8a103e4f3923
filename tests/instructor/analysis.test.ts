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

const size = 30;
const quiz: Quiz = {
	v: quizFormat,
	title: "Ports and names",
	description: "",
	questions: [
		...["q1", "q2", "q3"].map((id) => questionOf(id, { points: 1 })),
		questionOf("q4", {
			points: 1,
			ask: { options: ["port 80", "port 443", "port 53", "port 25"] },
		}),
	],
};

/**
 * The first ten know all but the last question, in which they choose C; the next ten know the first and the last; the others
 * nothing. The first question is asked twice, and five more have it right then.
 */
function chosen(student: number, question: number, vote: number): number {
	const third = Math.floor(student / 10);
	if (question === 3) return [2, 1, 0][third] ?? 0;
	if (question === 0 && vote === 2 && student >= 25) return 1;
	return question < ([3, 1, 0][third] ?? 0) ? 1 : 0;
}

describe("what the results say of the questions", () => {
	it("[IP2120] is told in sentences that lead to their questions, and in figures and a table with each; by keyboard, without a fault of accessibility, at every width", async () => {
		const rest = await signedIn(site.rig.url);
		const room = await openRoom(rest, quiz);
		const phones = await Promise.all(
			Array.from({ length: size }, (_, at) =>
				joinPhone(site.rig.url, room.code, `Student ${at + 1}`),
			),
		);
		let round = 0;
		for (const [question, vote] of [
			[0, 1],
			[0, 2],
			[1, 1],
			[2, 1],
			[3, 1],
		] as const) {
			round += 1;
			await room.move({ do: "open", question });
			for (const [at, phone] of phones.entries())
				await phone.ask("answer", {
					round,
					seq: 1,
					value: [chosen(at, question, vote)],
				});
			await room.move({ do: "close" });
			await room.move({ do: "reveal" });
		}
		const { page, context } = site.keep(
			await openDevice(site.browser, { viewport: laptopSize }),
		);
		await enterAs(context, rest);
		await page.goto(`${site.rig.url}/teach/#/rooms/${room.id}/results`);
		const stands = page.getByRole("region", { name: "What stands out" });
		await stands.waitFor();
		const told = await stands.getByRole("button").allInnerTexts();
		expect(
			told.map((one) =>
				one.replace(/\s*\n\s*/g, " | ").replace(/\u00a0/g, " "),
			),
		).toEqual([
			"Hardest: question 2 | 33 % had it right.",
			"Best talk: question 1 | From 67 % to 83 % right (normalised gain 0.50).",
			"Look at question 4 | “C” draws the best students (10 gave it). Look at the key.",
			"To talk about next time | Questions 2, 3 and 4: fewer than half had them right.",
			"Options that nobody chose | question 1: C; question 2: C; question 3: C; question 4: D",
		]);
		await stands
			.getByText(
				"Points: 1.83 of 4 on average, median 2, standard deviation 1.07.",
			)
			.waitFor();
		await stands.getByText("Reliability (KR-20): ").waitFor();
		await stands
			.getByText("from the 30 who answered all 4 questions")
			.waitFor();
		await stands.getByText("it says little").waitFor();

		await shoot(page, "results-findings");
		await stands.getByRole("button", { name: /draws the best/ }).focus();
		await page.keyboard.press("Enter");
		await page.waitForFunction(
			() => document.activeElement?.tagName === "SUMMARY",
		);
		const table = page.getByRole("table", {
			name: "Who chose what, by thirds of the class",
		});
		await table.waitFor();
		const rows = await table.getByRole("row").allInnerTexts();
		expect(
			rows.map((row) => row.replace(/ ?\n ?/g, " ").split(/ ?\t ?/)),
		).toEqual(
			[
				["Answer", "Weakest (10)", "Middle (10)", "Best (10)"],
				["A port 80", "100 %", "0 %", "0 %"],
				["B port 443 right", "0 %", "100 %", "0 %"],
				["C port 53", "0 %", "0 %", "100 %"],
				["D port 25", "0 %", "0 %", "0 %"],
				["Had it right", "0 %", "100 %", "0 %"],
			].map((row) => row.map((cell) => cell.replace(" %", "\u00a0%"))),
		);
		await page.getByText("33\u00a0% of the 30 who answered").last().waitFor();
		expect(await violationsOn(page)).toEqual([]);
		for (const width of [1920, 1024, 768, 360]) {
			await page.setViewportSize({ width, height: 900 });
			const wide = await page.evaluate(
				() =>
					document.documentElement.scrollWidth -
					document.documentElement.clientWidth,
			);
			expect(wide, `at ${width}`).toBeLessThanOrEqual(0);
			await shoot(page, `results-analysis-${width}`);
		}
		await page.emulateMedia({ colorScheme: "dark" });
		await shoot(page, "results-analysis-dark");
		expect(await violationsOn(page)).toEqual([]);
		for (const phone of phones) phone.close();
		room.page.close();
	});
});
