import { existsSync, statSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { violationsOn } from "../rig/axe.ts";
import {
	joinRoom,
	laptopSize,
	openDevice,
	openPhone,
	projectorSize,
} from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { questionOf } from "../rig/room.ts";
import {
	expectSaved,
	lead,
	openLibrary,
	openRoom,
	openScreen,
	press,
} from "../rig/stage.ts";

const code = "for (let i = 0; i < 3; i++) {\n\tif (i > 1)\n\t\tlog(i);\n}\n";
/** A row has no room on a phone. */
const wide = ["", "-", "unbroken"]
	.map((cell) => `|${`${cell || "heading"}|`.repeat(8)}`)
	.join("\n");
const quiz: Quiz = {
	v: quizFormat,
	title: "Rich texts",
	description: "",
	questions: [
		questionOf("q1", {
			text: "What is $\\frac{x}{2}$ if **both** hold?\n\n$$\n\\begin{cases} x + y = 7 \\\\ x - y = 1 \\end{cases}\n$$",
			ask: { options: ["$2$", "`4`", "*eight*"] },
			explanation: `It is [linear](https://of.example/).\n\n| step | then $x$ |\n|:--|--:|\n| add | 8 |\n\n${wide}\n\n\`\`\`js\n${code}\`\`\`\n\n- half\n- of it\n\n$$${"a + ".repeat(40)}b$$`,
		}),
	],
};

describe("rich texts on the pages", () => {
	const site = withServerAndBrowser();

	it("[TX1176] [TX1177] [TX1178] [TX1470] are shown on phone, screen, room's page, results and in the preview, without a fault, a violation or a request elsewhere", {
		timeout: 120_000,
	}, async () => {
		const { url } = site.server;
		const [teacher, projector, pocket, old] = await Promise.all([
			openDevice(site.browser, {
				viewport: laptopSize,
				reducedMotion: "reduce",
			}),
			openDevice(site.browser, {
				viewport: projectorSize,
				colorScheme: "dark",
			}),
			openPhone(site.browser),
			openPhone(site.browser),
		]);
		const devices = [teacher, projector, pocket, old];
		const [instructor, screen, phone] = [
			teacher.page,
			projector.page,
			pocket.page,
		];
		const elsewhere: string[] = [];
		for (const { page } of devices)
			page.on("request", (request) => {
				if (!request.url().startsWith(url)) elsewhere.push(request.url());
			});
		const violations: string[] = [];
		const inspect = async (name: string, page: Page) => {
			for (const one of await violationsOn(page))
				violations.push(`${name}: ${one}`);
		};
		const weight = weigh(phone);
		// A browser of before 2023.
		await old.page.addInitScript("delete globalThis.MathMLElement");

		await openLibrary(instructor, url);
		const made = await instructor.request.post(`${url}/api/quizzes`, {
			data: quiz,
			headers: { origin: url },
		});
		const { id } = (await made.json()) as { id: string };
		await instructor.goto(`${url}/teach/#/quizzes/${id}`);
		await instructor.locator(".preview math").first().waitFor();
		await inspect("editor", instructor);

		const room = await openRoom(instructor, url, quiz.title);
		await openScreen(screen, instructor, url, room.code);
		await joinRoom(phone, url, room.code, "Ada");
		await joinRoom(old.page, url, room.code, "Babbage");
		await press(instructor, /^Start/);
		await screen.locator("h1 math mfrac").first().waitFor();
		await press(instructor, /^Open question/);
		await phone.locator("h1 math mfrac").first().waitFor();
		await phone.evaluate(() => document.fonts.ready);
		const bytes = weight();
		console.log(
			`from the link to a first question with a formula: ${bytes} bytes`,
		);
		expect(bytes).toBeLessThanOrEqual(50_000);

		expect(await rolesIn(phone)).toEqual(
			expect.arrayContaining(["MathMLMath", "MathMLFraction", "MathMLTable"]),
		);
		const named = await namesIn(phone);
		expect(named).toContain("A 2");
		expect(named.join("\n")).toContain("What is x over 2 if both hold?");
		expect(named.join("\n")).not.toContain("\\frac");
		const widthOf = (page: Page) =>
			page.evaluate(() => document.documentElement.scrollWidth);
		expect(await widthOf(phone)).toBeLessThanOrEqual(360);
		// Brackets are as high as what they hold.
		const heights = await phone.evaluate(() =>
			["math mo[fence]", "math mtable"].map(
				(one) =>
					document.querySelector(one)?.getBoundingClientRect().height ?? 0,
			),
		);
		expect(heights[0]).toBeGreaterThan(0.8 * (heights[1] ?? 0));
		const typed = old.page.locator("h1 annotation").first();
		await typed.waitFor();
		expect(await typed.textContent()).toBe("\\frac{x}{2}");
		expect(await old.page.locator("h1 mfrac").first().isVisible()).toBe(false);
		for (const [name, page] of [
			["phone, open", phone],
			["screen, open", screen],
		] as const)
			await inspect(name, page);
		await phone.locator("button.option", { hasText: "4" }).click();
		await expectSaved(phone);

		await lead(instructor, /^Close/);
		await lead(instructor, /^Reveal/);
		const links = phone.locator('a[href^="https://of.example"]');
		await links.first().waitFor();
		// A formula that is too wide scrolls by itself.
		await phone.locator(".wide-scroll > math").waitFor();
		// So does a table, by keyboard too.
		await phone.locator('.wide-scroll[tabindex="0"] > table').waitFor();
		expect(await phone.locator(".rich > table").count()).toBe(1);
		expect(await widthOf(phone)).toBeLessThanOrEqual(360);
		expect(await links.first().getAttribute("rel")).toContain("noopener");
		await screen.locator(".answer[data-correct]").first().waitFor();
		await screen.keyboard.press("w");
		await screen.locator(".why pre").waitFor();
		for (const page of [phone, screen, instructor]) {
			const shown = page.locator("pre").first();
			await shown.waitFor();
			expect(await shown.textContent()).toBe(code);
			expect(
				await shown.evaluate((element) => getComputedStyle(element).whiteSpace),
			).toBe("pre");
			await page.locator("td", { hasText: "8" }).first().waitFor();
		}
		for (const [name, page] of [
			["phone", phone],
			["screen", screen],
			["room", instructor],
		] as const)
			await inspect(`${name}, revealed`, page);
		await press(instructor, /^End/);
		await instructor.getByRole("button", { name: "End the room" }).click();
		await phone.getByText("That was it").waitFor();
		await phone.locator("li math").first().waitFor();
		await inspect("phone, end", phone);
		await instructor.goto(`${url}/teach/#/rooms/${room.id}/results`);
		await instructor.locator(".results-question summary").click();
		await instructor.locator(".results-detail math").first().waitFor();
		await inspect("results", instructor);

		expect(violations).toEqual([]);
		expect(elsewhere).toEqual([]);
		for (const device of devices) expect(device.faults).toEqual([]);
	});

	it("[TX1971] [TX1972] [TX1977] say with a line which word counts where all is bold, in one weight beside it, and lead nowhere in rows that are pressed and in the preview before the reveal", {
		timeout: 60_000,
	}, async () => {
		const { url } = site.server;
		const [{ page }, { page: screen }, { page: phone }] = await Promise.all([
			openDevice(site.browser, { viewport: laptopSize }),
			openDevice(site.browser, { viewport: projectorSize }),
			openPhone(site.browser),
		]);
		await openLibrary(page, url);
		const text =
			"Which is **not** a [prime](https://of.example/) $p$?\n\n> $\\ce{^{227}_{90}Th}$: two is one.\n\n1. Think\n\nThen say.";
		const made = await page.request.post(`${url}/api/quizzes`, {
			data: {
				...quiz,
				title: "Primes",
				questions: [questionOf("q1", { text })],
			},
			headers: { origin: url },
		});
		const { id } = (await made.json()) as { id: string };
		await page.goto(`${url}/teach/#/quizzes/${id}`);
		const preview = page.locator(".preview");
		await preview.locator("math").first().waitFor();
		expect(await preview.locator("a").count()).toBe(0);
		expect(await preview.innerText()).toContain("prime");
		await page.getByRole("button", { name: "After the reveal" }).click();
		await preview.locator("a").waitFor();

		const room = await openRoom(page, url, "Primes");
		await openScreen(screen, page, url, room.code);
		await joinRoom(phone, url, room.code, "Ada");
		await page.locator(".run-row math").first().waitFor();
		expect(await page.locator(".run-row a").count()).toBe(0);
		await lead(page, /^Start/);
		await lead(page, /^Open/);
		for (const on of [phone, screen]) {
			const sign = on.locator("h1 blockquote math mi");
			await sign.waitFor();
			const from = (await sign.boundingBox())?.x ?? 0;
			const numbers = await on
				.locator("h1 blockquote mmultiscripts mn")
				.evaluateAll((all) =>
					all.map((one) => one.getBoundingClientRect().right),
				);
			expect(numbers).toHaveLength(2);
			expect(Math.max(...numbers)).toBeLessThanOrEqual(from + 1);
		}
		const lineOf = (on: Page) =>
			on
				.locator("h1 strong")
				.evaluate((one) => getComputedStyle(one).textDecorationLine);
		for (const on of [phone, screen])
			await expect.poll(() => lineOf(on)).toBe("underline");
		const weights = await screen
			.locator("h1 .rich > :not(:first-child)")
			.evaluateAll((all) => all.map((one) => getComputedStyle(one).fontWeight));
		expect(weights).toHaveLength(3);
		expect(new Set(weights).size).toBe(1);
	});
});

/** What the network brings to this page from now on: files as they are packed for a browser that takes brotli, and the socket's words. */
function weigh(page: Page): () => number {
	const files = new Set<string>();
	let said = 0;
	page.on("request", (request) => {
		const { pathname } = new URL(request.url());
		const file = /^\/j\//.test(pathname) ? "/student/index.html" : pathname;
		if (existsSync(`dist/client${file}`)) files.add(`dist/client${file}`);
	});
	page.on("websocket", (socket) =>
		socket.on("framereceived", ({ payload }) => {
			said += Buffer.byteLength(payload);
		}),
	);
	const packed = (file: string) =>
		existsSync(`${file}.br`) ? `${file}.br` : file;
	return () =>
		[...files].reduce((sum, file) => sum + statSync(packed(file)).size, said);
}

/** What a screen reader is told there is. */
async function rolesIn(page: Page): Promise<string[]> {
	return (await heardIn(page)).map(({ role }) => String(role?.value));
}

async function namesIn(page: Page): Promise<string[]> {
	return (await heardIn(page))
		.filter(({ role }) =>
			/button|radio|heading|status/i.test(String(role?.value)),
		)
		.map(({ name }) => String(name?.value));
}

async function heardIn(page: Page) {
	const session = await page.context().newCDPSession(page);
	const { nodes } = await session.send("Accessibility.getFullAXTree");
	return nodes.filter(({ ignored }) => !ignored);
}
