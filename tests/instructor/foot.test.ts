import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { StoredQuiz } from "../../shared/rest.ts";
import { enterAs, openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf, twoQuestions } from "../rig/room.ts";
import { shoot } from "../rig/shots.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";

const site = withRigAndBrowser();

const sizes = [
	{ width: 360, height: 640 },
	{ width: 768, height: 1024 },
	{ width: 1024, height: 768 },
	{ width: 1920, height: 1080 },
] as const;

/** A file that is dropped beside all that takes one is told of. */
const tellSomething = (page: Page) =>
	page.evaluate(() => {
		const dataTransfer = new DataTransfer();
		dataTransfer.items.add(new File(["x"], "x.txt"));
		document.body.dispatchEvent(
			new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }),
		);
	});

/** By how many px the lowest notice lies over the foot, once it is drawn. */
const over = (page: Page, foot: string) =>
	page.evaluate(
		(foot) =>
			new Promise<number>((tell) => {
				const measure = () => {
					const edges = [...document.querySelectorAll(".notice")].map(
						(one) => one.getBoundingClientRect().bottom,
					);
					const top = document.querySelector(foot)?.getBoundingClientRect().top;
					const bottom = edges.length > 0 ? Math.max(...edges) : Number.NaN;
					tell(bottom - (top ?? Number.NaN));
				};
				requestAnimationFrame(() => requestAnimationFrame(measure));
			}),
		foot,
	);

/** No word of these stands in more than one line. */
const broken = (page: Page, of: string) =>
	page.locator(of).evaluateAll((all) =>
		all.flatMap((one) => {
			const range = document.createRange();
			range.selectNodeContents(one.firstChild ?? one);
			const lines = new Set([...range.getClientRects()].map(({ top }) => top));
			return lines.size > 1 ? [one.textContent] : [];
		}),
	);

async function openPage(
	path: string,
	as: Awaited<ReturnType<typeof signedIn>>,
) {
	const { page, context } = site.keep(
		await openDevice(site.browser, { viewport: sizes[2] }),
	);
	await enterAs(context, as);
	await page.goto(`${site.rig.url}/teach/#/${path}`);
	return page;
}

describe("what stands at the lower edge", () => {
	it("[IP2210] [IP2211] [IP2212] of the room page has no notice over it, however high it is, nor a step in two lines; as long as the hall sees shares, the page shows it those, not names", {
		timeout: 90_000,
	}, async () => {
		const rest = await signedIn(site.rig.url);
		const room = await openRoom(
			rest,
			{
				...twoQuestions,
				questions: ["one", "two"].map((id) =>
					questionOf(id, {
						ask: { options: ["right", "not right"] },
						key: { correct: [0] },
						explanation: "It is so.",
					}),
				),
			},
			{ talk: "30-70", leaderboard: true },
		);
		const students = Array.from(
			{ length: 12 },
			(_, index) => new Student(site.rig.url, room.code, `Ada ${index}`),
		);
		await waitFor("all to be here", () => room.pulse().joined === 12);
		const page = await openPage(`rooms/${room.id}`, rest);
		await page.locator(".room-primary").waitFor();
		await room.move({ do: "open", question: 0 });
		await waitFor("the question at all", () =>
			students.every((student) => student.seen.has(1)),
		);
		for (const [place, student] of students.entries())
			await student.answer(1, 1, [place % 2]);
		await room.move({ do: "close" });
		await page.locator(".room-why").waitFor();
		await room.move({ do: "show", what: "distribution", on: true });
		await page.locator(".step-row li").nth(5).waitFor();
		for (const size of sizes) {
			await page.setViewportSize(size);
			await tellSomething(page);
			await page.locator(".notice").first().waitFor();
			expect(
				await over(page, ".room-controls"),
				`${size.width}`,
			).toBeLessThanOrEqual(0);
			expect(await broken(page, ".step-row li"), `${size.width}`).toEqual([]);
			await shoot(page, `foot-room-${size.width}`);
		}
		await room.move({ do: "reveal" });
		await room.move({ do: "show", what: "leaderboard", on: true });
		expect(room.view().shares).toHaveLength(2);
		const hall = page.locator(".hall-board");
		await hall.waitFor();
		expect((await hall.innerText()).replace(/\s+/g, " ")).not.toContain("Ada");
		expect(await hall.locator("li").count()).toBe(2);
		await shoot(page, "hall-shares");
		for (const student of students) student.leave();
		room.close();
	});

	it("[IP2210] of the editor, where several questions are selected, has no notice over it", {
		timeout: 60_000,
	}, async () => {
		const rest = await signedIn(site.rig.url);
		const made = await rest.post("/api/quizzes", twoQuestions);
		const { id } = made.json<StoredQuiz>();
		const page = await openPage(`quizzes/${id}`, rest);
		await page
			.getByRole("checkbox", { name: /Select/ })
			.first()
			.check();
		await page.locator(".selection-bar").waitFor();
		for (const size of sizes) {
			await page.setViewportSize(size);
			await tellSomething(page);
			await page.locator(".notice").first().waitFor();
			expect(
				await over(page, ".selection-bar"),
				`${size.width}`,
			).toBeLessThanOrEqual(0);
			await shoot(page, `foot-editor-${size.width}`);
		}
	});
});
