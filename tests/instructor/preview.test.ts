import type { Frame, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Question, type Quiz, quizFormat } from "../../shared/quiz.ts";
import type { RoomSummary, StoredQuiz } from "../../shared/rest.ts";
import {
	laptopSize,
	openDevice,
	phoneSize,
	projectorSize,
} from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { openLibrary, openScreen } from "../rig/stage.ts";

const site = withRigAndBrowser();
const wide = { width: 1440, height: 900 };

const long =
	"A router receives a packet whose destination address matches three of its routes: one of 8 bits, one of 16 bits and one of 24 bits. Which of them does it take, and why is $\\frac{n}{2^{32}}$ of the table enough to know it?";
const questions: Question[] = [
	{
		id: "long",
		kind: "single",
		text: long,
		ask: {
			options: [
				"The one of 24 bits, since the longest prefix that matches is the most specific of them all",
				"The one of 8 bits, as it was there **first**",
				"All three by turns",
				"None: it asks the sender again, and waits until an answer has come back from it",
			],
		},
		key: { correct: [0] },
		explanation:
			"Longest prefix match: what is more specific overrules what is less so, whatever the order of the routes in the table.",
		seconds: 30,
		points: 1,
	},
	{
		id: "slide",
		kind: "slide",
		text: "Longest prefix match",
		ask: {
			body: "What is more specific overrules what is less so.\n\n- 10.0.0.0/8\n- 10.1.0.0/16\n\n+++\n\nSo the table is searched from the longest prefix on.",
			phones: false,
		},
		key: {},
		explanation: "",
		seconds: null,
		points: 1,
	},
];

interface Letters {
	readonly text: string;
	readonly size: string;
	readonly lines: readonly (readonly number[])[];
}

/** Of all that stands between head and foot: its type, and where each of its lines begins and ends. */
function lettersOf(page: Page | Frame): Promise<Letters[]> {
	return page.evaluate(async () => {
		await document.fonts.ready;
		const walker = document.createTreeWalker(
			document.querySelector("main") ?? document.body,
			NodeFilter.SHOW_TEXT,
		);
		const found: Letters[] = [];
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const around = node.parentElement;
			const text = node.textContent?.trim() ?? "";
			if (text === "" || around?.closest("header, footer, table")) continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			const lines = [...range.getClientRects()].map((rect) =>
				[rect.left, rect.top, rect.right, rect.bottom].map(Math.round),
			);
			const size = around === null ? "" : getComputedStyle(around).fontSize;
			found.push({ text, size, lines });
		}
		return found;
	});
}

/** A page of an instructor with this quiz, open in the editor. */
async function openEditor(viewport: { width: number; height: number }) {
	const { page } = site.keep(await openDevice(site.browser, { viewport }));
	await openLibrary(page, site.rig.url);
	const headers = { origin: new URL(site.rig.url).origin };
	const quiz: Quiz = {
		v: quizFormat,
		title: "Routes",
		description: "",
		questions,
	};
	const added = await page.request.post(`${site.rig.url}/api/quizzes`, {
		data: quiz,
		headers,
	});
	const { id } = (await added.json()) as StoredQuiz;
	await page.goto(`${site.rig.url}/teach/#/quizzes/${id}`);
	await page.locator(".question-text").first().waitFor();
	const post = async (path: string, data: unknown) => {
		const reply = await page.request.post(`${site.rig.url}${path}`, {
			data,
			headers,
		});
		expect(reply.ok(), await reply.text()).toBe(true);
		return reply.json();
	};
	return { page, quiz: id, post };
}

async function frameOf(page: Page): Promise<Frame> {
	const element = await page.locator("iframe").last().elementHandle();
	const frame = await element?.contentFrame();
	if (!frame) throw new Error("there is no preview of the projector");
	await frame.locator("main h1").waitFor();
	return frame;
}

describe("previews", () => {
	it("[IP1530] the projector's preview has each line where the screen has it, in the same type, before the reveal, after it and on a slide", async () => {
		const { page, quiz, post } = await openEditor(wide);
		const preview = page.getByRole("complementary", { name: "Preview" });
		await preview.getByRole("button", { name: "On the projector" }).click();
		const frame = await frameOf(page);

		const room = (await post("/api/rooms", { quiz })) as RoomSummary;
		const command = (command: object) =>
			post(`/api/rooms/${room.id}/commands`, command);
		const at = async () => {
			const state = await page.request.get(
				`${site.rig.url}/api/rooms/${room.id}/state`,
			);
			return ((await state.json()) as { view: { at: string } }).view.at;
		};
		const teacher = await page.context().newPage();
		await teacher.goto(`${site.rig.url}/teach/#/rooms/${room.id}`);
		await teacher.locator(".room-primary").waitFor();
		const { page: screen } = site.keep(
			await openDevice(site.browser, { viewport: projectorSize }),
		);
		await openScreen(screen, teacher, site.rig.url, room.code);
		const same = async (says: string) => {
			await screen.getByText(says).first().waitFor();
			await frame.getByText(says).first().waitFor();
			const shown = await lettersOf(screen);
			expect(shown.length).toBeGreaterThan(1);
			await expect.poll(() => lettersOf(frame)).toEqual(shown);
			return shown;
		};

		await command({ do: "open", at: await at(), question: 0 });
		const asked = await same("All three by turns");
		const [first] = asked;
		expect(first?.lines.length, "a long question").toBeGreaterThan(1);

		await command({ do: "close", at: await at() });
		await command({ do: "reveal", at: await at() });
		await preview.getByRole("button", { name: "After the reveal" }).click();
		await same("Right");

		await command({ do: "goto", at: await at(), question: 1 });
		await page.locator(".question-text").nth(1).click();
		await preview.getByRole("button", { name: "Part by part" }).click();
		await same("10.1.0.0/16");

		// All of it is seen, as much smaller as the place is.
		const box = await page.locator(".preview-projector").boundingBox();
		const whole = await page.locator("iframe").boundingBox();
		expect(whole?.width).toBeCloseTo(box?.width ?? 0, -1);
		expect((whole?.width ?? 0) / (whole?.height ?? 1)).toBeCloseTo(16 / 9, 1);
	});

	it("[IP1531] where there is no room beside the form, the previews open above it, by keyboard too", async () => {
		for (const viewport of [phoneSize, { width: 1024, height: 768 }]) {
			const { page } = await openEditor(viewport);
			const beside = page.getByRole("complementary", { name: "Preview" });
			expect(await beside.isVisible()).toBe(false);
			await page.locator(".question-text").first().click();
			await page
				.getByRole("button", { name: "Preview", exact: true })
				.press("Enter");
			const dialog = page.getByRole("dialog", { name: "Preview" });
			await dialog.getByText("All three by turns").waitFor();
			await dialog
				.getByRole("button", { name: "On the projector" })
				.press("Enter");
			const frame = await frameOf(page);
			await frame.getByText("All three by turns").first().waitFor();
			const shown = await dialog.locator("iframe").boundingBox();
			expect(shown?.width).toBeGreaterThan(Math.min(viewport.width, 800) * 0.8);
			expect(shown?.width).toBeLessThan(viewport.width);
			await page.keyboard.press("Escape");
			await dialog.waitFor({ state: "hidden" });
			expect(
				await page.evaluate(() => document.activeElement?.textContent?.trim()),
			).toBe("Preview");
		}
	});

	it("[IP1530] what is beside the form is as large as the window when it is asked for", async () => {
		const { page } = await openEditor({ ...laptopSize, width: 1440 });
		const beside = page.getByRole("complementary", { name: "Preview" });
		await beside.getByRole("button", { name: "On the projector" }).click();
		await beside.getByRole("button", { name: "Enlarge" }).click();
		const dialog = page.getByRole("dialog", { name: "Preview" });
		const large = await dialog.locator("iframe").boundingBox();
		expect(large?.width).toBeGreaterThan(700);
	});

	it("[IP1542] the editor's bar has all of it in sight at every width, nothing over another, and fields of one row stand on one line", async () => {
		const { page } = await openEditor(phoneSize);
		await page.locator(".question-text").first().waitFor();
		const parts = page.locator(
			".editor-bar .save-words, .editor-bar .view-switch, .editor-bar-tools > *",
		);
		for (const width of [
			320, 360, 414, 768, 800, 960, 1024, 1151, 1152, 1440,
		]) {
			await page.setViewportSize({ width, height: 800 });
			const boxes = await parts.evaluateAll((all) =>
				all
					.map((one) => one.getBoundingClientRect())
					.filter((box) => box.width > 0 && box.height > 0)
					.map(({ left, right, top, bottom }) => [left, right, top, bottom]),
			);
			expect(boxes.length).toBeGreaterThan(5);
			for (const [
				at,
				[left = 0, right = 0, top = 0, bottom = 0],
			] of boxes.entries()) {
				expect(left, `${width}`).toBeGreaterThanOrEqual(0);
				expect(right, `${width}`).toBeLessThanOrEqual(width);
				for (const [l = 0, r = 0, t = 0, b = 0] of boxes.slice(at + 1))
					expect(
						r <= left + 0.5 || l >= right - 0.5 || b <= top || t >= bottom,
						`${width}: ${[left, right, l, r]}`,
					).toBe(true);
			}
			const all = await page.evaluate(
				() => document.documentElement.scrollWidth,
			);
			expect(all, `${width}`).toBeLessThanOrEqual(width);
		}
		await page.getByLabel("Kind").first().selectOption("pairs");
		const row = page.locator(".pairs-edit li").first().locator("textarea");
		const tops = await row.evaluateAll((all) =>
			all.map((one) => Math.round(one.getBoundingClientRect().top)),
		);
		expect(tops).toHaveLength(2);
		expect(tops[0]).toBe(tops[1]);
	});
});
