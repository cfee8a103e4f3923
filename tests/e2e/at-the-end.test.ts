import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { faintOn, layoutAt, screenSizes } from "../rig/layout.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import { shoot } from "../rig/shots.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";

const explanation = "The floor must push harder than gravity pulls.";
const quiz: Quiz = {
	v: quizFormat,
	title: "To the end",
	description: "",
	questions: ["one", "two", "three"].map((id) =>
		questionOf(id, {
			ask: { options: ["right", "not right"] },
			key: { correct: [0] },
			explanation,
		}),
	),
};

const site = withRigAndBrowser();

/** Where the lecterns stand and the title of the end. */
const standingAt = (page: Page) =>
	page.locator(".podium-block, .end h1").evaluateAll((all) =>
		all.map((one) => {
			const { x, y, height } = one.getBoundingClientRect();
			return [x, y, height].map(Math.round).join(" ");
		}),
	);

for (const colorScheme of ["light", "dark"] as const)
	it(`[EE1743] [EE1744] why, and each place of the podium, comes to the screen with its press, ${colorScheme}; nothing moves, and the end tells the share of right answers`, {
		timeout: 90_000,
	}, async () => {
		const { rig } = site;
		const room = await openRoom(await signedIn(rig.url), quiz, {
			why: "press",
			podium: "press",
		});
		const names = [
			"Ada",
			"Grace",
			"Barbara",
			"Katherine Coleman Goble Johnson",
		];
		const students = names.map((name) => new Student(rig.url, room.code, name));
		await waitFor("all to be here", () => room.pulse().joined === names.length);
		const { page } = site.keep(
			await openDevice(site.browser, {
				viewport: screenSizes[0],
				colorScheme,
				reducedMotion: "reduce",
			}),
		);
		await page.goto(`${rig.url}/screen/#${room.screenToken}`);
		const why = page.getByText(explanation);
		for (const [index, right] of [3, 2, 1].entries()) {
			const round = index + 1;
			await room.move({ do: "open", question: index });
			await waitFor("the question at all", () =>
				students.every((student) => student.seen.has(round)),
			);
			for (const [place, student] of students.entries())
				await student.answer(round, 1, [place < right ? 0 : 1]);
			await room.move({ do: "close" });
			await room.move({ do: "reveal" });
			await page.locator(".answer[data-correct]").first().waitFor();
			// It would fit: its press is still to come.
			expect(await why.count()).toBe(0);
			await room.move({ do: "reveal", shows: "why" });
			await why.waitFor();
			expect((await layoutAt(page, screenSizes[0])).faults).toEqual([]);
		}
		await room.move({ do: "end" });
		await page.getByText("50 % right on the whole").waitFor();
		const stood = new Map<string, readonly string[]>();
		for (const shown of [0, 1, 2, 3]) {
			if (shown > 0) await room.move({ do: "reveal", shows: "place" });
			await expect
				.poll(() => page.locator(".podium-names").allInnerTexts())
				.toEqual(names.slice(0, 3).slice(3 - shown));
			for (const size of screenSizes) {
				const where = `${shown} places, ${size.width}x${size.height}`;
				expect((await layoutAt(page, size)).faults, where).toEqual([]);
				const at = await standingAt(page);
				const key = String(size.width) + size.height;
				expect(at, where).toEqual(stood.get(key) ?? at);
				stood.set(key, at);
				await shoot(
					page,
					`end-${shown}-${size.width}x${size.height}-${colorScheme}`,
				);
			}
		}
		expect(await faintOn(page)).toEqual([]);
		for (const student of students) student.leave();
		room.close();
	});
