import { expect, it } from "vitest";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { violationsOn } from "../rig/axe.ts";
import { joinRoom, openDevice, openPhone, phoneSize } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import { shoot } from "../rig/shots.ts";
import { expectSaved } from "../rig/stage.ts";

const quiz: Quiz = {
	v: quizFormat,
	title: "In a row",
	description: "",
	questions: ["one", "two", "three"].map((id) =>
		questionOf(id, {
			text: "What does a scale show in a lift that goes up ever faster?",
			ask: {
				options: ["less than at rest", "more than at rest", "the same", "none"],
			},
			explanation: "The floor has to push harder than gravity pulls.",
		}),
	),
};

const site = withRigAndBrowser();

for (const streaks of [true, false])
	it(`[EE1921] in a room that ${streaks ? "wants it" : "does not want it"}, a phone ${streaks ? "says with the verdict how many were right in a row, of its own answers, above the fold" : "says nothing of it"}`, {
		timeout: 90_000,
	}, async () => {
		const { rig } = site;
		const room = await openRoom(await signedIn(rig.url), quiz, { streaks });
		const phones = [
			site.keep(await openPhone(site.browser)),
			site.keep(
				await openDevice(site.browser, {
					viewport: phoneSize,
					isMobile: true,
					hasTouch: true,
					colorScheme: "dark",
				}),
			),
		].map(({ page }) => page);
		for (const [index, page] of phones.entries()) {
			await joinRoom(page, rig.url, room.code, ["Ada", "Bob"][index] ?? "");
			await page.getByText("You’re in").first().waitFor();
		}
		/** Ada has all right, Bob all but the first. */
		for (const question of quiz.questions.keys()) {
			await room.move({ do: "open", question });
			for (const [index, page] of phones.entries()) {
				const option = index === 1 && question === 0 ? 0 : 1;
				await page.locator("button.option").nth(option).tap();
				await expectSaved(page);
			}
			await room.move({ do: "close" });
			await room.move({ do: "reveal" });
			for (const [index, page] of phones.entries()) {
				const verdict = page.locator("h1.verdict");
				await verdict.waitFor();
				const row = question + 1 - index;
				const isTold = streaks && row >= 2;
				const said = page.getByText(/right in a row/).filter({ visible: true });
				await expect
					.poll(() => verdict.innerText())
					.toMatch(isTold ? `${row} right in a row.` : /^(Right|Not)/);
				if (!isTold) expect(await said.count()).toBe(0);
				const box = await page.locator("main .fold summary").boundingBox();
				const line = await page.locator(".status").boundingBox();
				expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThanOrEqual(
					line?.y ?? 0,
				);
			}
		}
		for (const [index, page] of phones.entries()) {
			await shoot(page, `streak-${streaks}-${index}`);
			expect(await violationsOn(page)).toEqual([]);
		}
		room.close();
	});
