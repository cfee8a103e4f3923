import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Question, quizFormat } from "../../shared/quiz.ts";
import type { RoomSettings } from "../../shared/settings.ts";
import { joinRoom, openPhone } from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import { expectSaved } from "../rig/stage.ts";

const numeric = (unit = "") =>
	questionOf("n", {
		kind: "numeric",
		ask: { unit },
		key: { bands: [{ is: "range", least: 0, most: 1, share: 1 }] },
	});
const text = questionOf("t", {
	kind: "text",
	ask: { caseCounts: false, accentsCount: false, spacesCount: false },
	key: { accepted: [{ text: "x", share: 1 }], typos: 0 },
});
const pairs = questionOf("p", {
	kind: "pairs",
	ask: { left: ["L1", "L2", "L3"], right: ["R1", "R2", "R3"] },
	key: { pairs: [0, 1, 2] },
});
const order = questionOf("o", {
	kind: "order",
	ask: { items: ["I0", "I1", "I2", "I3"] },
	key: { orders: [[3, 2, 1, 0]], measure: "tau" },
});
const scaleOf = (...labels: string[]) =>
	questionOf("s", { kind: "scale", ask: { labels }, key: {} });
const longLabel = "I agree with all of it, as far as anybody can say at all";

describe("what students put in", () => {
	const site = withServerAndBrowser();

	/** A phone in a room whose first question is open. */
	async function ask(question: Question, settings: Partial<RoomSettings> = {}) {
		const { url } = site.server;
		const room = await openRoom(
			await signedIn(url),
			{
				v: quizFormat,
				title: "Put in",
				description: "",
				questions: [question],
			},
			{ names: "required", answers: "changeable", ...settings },
		);
		const { page, faults, context } = await openPhone(site.browser);
		await joinRoom(page, url, room.code, "Ada");
		await page.getByText("You’re in").first().waitFor();
		await room.move({ do: "open", question: 0 });
		await page.locator("h1.question").waitFor();
		const stored = async () =>
			page
				.locator("main :is(input, textarea)")
				.inputValue()
				.finally(() => expectSaved(page));
		return { url, room, page, faults, context, stored };
	}

	const send = (page: Page) => page.locator("button.send");
	const alert = (page: Page) => page.locator("main [role=alert]");

	it("[EE1050] what equals the stored answer after reading is shown as it is stored, numbers and texts", {
		timeout: 60_000,
	}, async () => {
		const numbers = await ask(numeric("m"));
		for (const [typed, held] of [
			["1.0", "1"],
			["1,000", "1"],
			["1½ m", "1.5"],
			["3/2", "1.5"],
		] as const) {
			await numbers.page.getByLabel("Your number").fill(typed);
			await send(numbers.page).click();
			await send(numbers.page).filter({ hasText: "Saved" }).waitFor();
			expect(await numbers.stored(), typed).toBe(held);
		}
		const texts = await ask(text);
		for (const typed of ["e\u0301  a", "\u202eé a\u200b", "é\na"]) {
			await texts.page.getByLabel("Your answer").fill(typed);
			await send(texts.page).click();
			await send(texts.page).filter({ hasText: "Saved" }).waitFor();
			expect(await texts.stored(), typed).toBe("é a");
		}
	});

	it("[EE1051] a number that is typed and not sent at the close is said to be not sent, and what is stored stands there", {
		timeout: 60_000,
	}, async () => {
		const { room, page } = await ask(numeric());
		await page.getByLabel("Your number").fill("7");
		await send(page).click();
		await expectSaved(page);
		await page.getByLabel("Your number").fill("8");
		await page.getByText("Your change is not sent yet").waitFor();
		await room.move({ do: "close" });
		await page.getByText("What you put in last was not sent.").waitFor();
		expect(await page.getByLabel("Your number").inputValue()).toBe("7");
	});

	it("[EE1052] what is typed or chosen and not sent is there after a reload", {
		timeout: 60_000,
	}, async () => {
		const typed = await ask(text);
		await typed.page.getByLabel("Your answer").fill("half a sent");
		await typed.page.reload();
		await typed.page.locator("h1.question").waitFor();
		const field = typed.page.getByLabel("Your answer");
		expect(await field.inputValue()).toBe("half a sent");
		await field.press("Enter");
		await expectSaved(typed.page);
		// Nor is it taken for an answer to another question.
		await typed.room.move({ do: "close" });
		await typed.room.move({ do: "open", question: 0 });
		await typed.page.getByText("vote 2").waitFor();
		await typed.page.getByText("Type your answer, then send").waitFor();
		expect(await field.inputValue()).toBe("");

		const chosen = await ask(pairs);
		await chosen.page.getByLabel("L2").selectOption("2");
		await chosen.page.reload();
		await chosen.page.getByLabel("L2").waitFor();
		expect(await chosen.page.getByLabel("L2").inputValue()).toBe("2");
	});

	it("[EE1053] what the server takes for no answer stays in the field, with its words", {
		timeout: 60_000,
	}, async () => {
		const { url, room, context } = await ask(text);
		const page = await context.newPage();
		await page.routeWebSocket(/socket\.io/, (socket) => {
			const server = socket.connectToServer();
			socket.onMessage((message) =>
				server.send(String(message).replace('"value":"odd"', '"value":[1]')),
			);
		});
		await page.goto(`${url}/j/${room.code}`);
		await page.getByLabel("Your answer").fill("odd");
		await send(page).click();
		await page.getByText("That is not an answer").waitFor();
		await page.getByText("Not saved", { exact: true }).waitFor();
		expect(await page.getByLabel("Your answer").inputValue()).toBe("odd");
	});

	it("[EE1054] what cannot be sent is told in words, and nothing of it is cut off", {
		timeout: 60_000,
	}, async () => {
		const texts = await ask(text);
		const field = texts.page.getByLabel("Your answer");
		for (const [typed, words] of [
			["x".repeat(203), "3 characters too many: at most 200 can be sent."],
			[`${"x".repeat(199)}😀`, "One character too many"],
			["\u200b\u200d", "There is nothing to read in this."],
		] as const) {
			await field.fill(typed);
			await alert(texts.page).filter({ hasText: words }).waitFor();
			await field.press("Enter");
			expect(await field.inputValue()).toBe(typed);
		}
		const numbers = await ask(numeric("m/s"));
		const number = numbers.page.getByLabel("Your number");
		for (const [typed, words] of [
			["", "Type a number, then send"],
			[" m/s ", "Type a number, then send"],
			["3 km/h", "Type the number alone"],
			["--3", "This is no number yet."],
			["1e999", "too large"],
			["9".repeat(50), "too long"],
		] as const) {
			await number.fill(typed);
			await number.press("Enter");
			await alert(numbers.page).filter({ hasText: words }).waitFor();
			expect(await number.inputValue()).toBe(typed);
		}
		await number.fill("1.234");
		await alert(numbers.page)
			.filter({ hasText: "Read as 1.234. If you mean 1234, type it so." })
			.waitFor();
		const match = await ask(pairs);
		await match.page.getByLabel("L1").selectOption("0");
		await match.page.getByLabel("L3").selectOption("0");
		await alert(match.page).filter({ hasText: "L1" }).waitFor();
	});

	it("[EE1474] what is matched in part is sent, with a formula's words as its name, and is told as an answer", {
		timeout: 60_000,
	}, async () => {
		const { room, page } = await ask({
			...pairs,
			ask: { left: ["$\\sqrt{n}$", "L2", "L3"], right: ["$x$", "R2", "R3"] },
		});
		await page.getByLabel("square root of n").selectOption("0");
		await page.getByRole("button", { name: "Send (2 not chosen)" }).tap();
		await expectSaved(page);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await page.getByText("Partly right").first().waitFor();
		await expect.poll(() => page.locator(".pairs-own:visible").count()).toBe(1);
	});

	it("[EE1055] every step with words shows them, and no label makes the page wider than the phone", {
		timeout: 60_000,
	}, async () => {
		const { room, page } = await ask(
			scaleOf("never", "", longLabel, "", longLabel),
		);
		await page.locator("button.option").nth(2).tap();
		await expectSaved(page);
		expect(await page.locator("button.option").nth(2).innerText()).toContain(
			longLabel,
		);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await page.locator("h1.verdict").waitFor();
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth),
		).toBeLessThanOrEqual(360);
	});

	it("[EE1056] where there is little height the button covers no field, and one that cannot be pressed looks so after a tap", {
		timeout: 60_000,
	}, async () => {
		const { page } = await ask(numeric());
		const number = page.getByLabel("Your number");
		for (const size of [
			{ width: 320, height: 256 },
			{ width: 640, height: 360 },
		]) {
			await page.setViewportSize(size);
			await number.focus();
			const at = await number.boundingBox();
			const seen = await number.evaluate((field, at) => {
				const middle = [at.x + at.width / 2, at.y + at.height / 2] as const;
				return document.elementFromPoint(...middle) === field;
			}, at ?? { x: 0, y: 0, width: 0, height: 0 });
			expect(seen, JSON.stringify(size)).toBe(true);
		}
		await number.fill("5");
		await send(page).tap();
		await send(page).filter({ hasText: "Saved" }).waitFor();
		// Its colour changes within a moment.
		const isPale = () =>
			send(page).evaluate((button) => {
				const swatch = document.createElement("i");
				swatch.style.background = "var(--sunk)";
				document.body.append(swatch);
				const [one, other] = [button, swatch].map(
					(element) => getComputedStyle(element).backgroundColor,
				);
				swatch.remove();
				return one === other;
			});
		await expect.poll(isPale).toBe(true);
	});

	it("[EE1235] items are put in order by buttons that keep the focus and tell the place, and by a finger; what is not sent outlives a reload", {
		timeout: 60_000,
	}, async () => {
		const { page, context } = await ask(order);
		const rows = page.locator("main li[data-item]");
		const items = () =>
			rows.evaluateAll((all) =>
				all.map((row) => Number(row.getAttribute("data-item"))),
			);
		await expect.poll(items).toEqual([0, 1, 2, 3]);
		const up = page.getByRole("button", { name: "Up: D I3" });
		await up.focus();
		for (const place of [3, 2, 1, 1]) {
			await page.keyboard.press("Enter");
			await page.getByText(`D I3: place ${place} of 4`).waitFor();
			expect(
				await up.evaluate((one) => one === document.activeElement),
				`place ${place}`,
			).toBe(true);
		}
		expect(await up.getAttribute("aria-disabled")).toBe("true");
		expect(await items()).toEqual([3, 0, 1, 2]);

		// The first by its letter below the third, a little at a time.
		const boxOf = async (place: number) =>
			(await rows.nth(place).boundingBox()) ?? { x: 0, y: 0, height: 0 };
		const [from, to] = [await boxOf(0), await boxOf(2)];
		const finger = await context.newCDPSession(page);
		const x = from.x + 20;
		const start = from.y + from.height / 2;
		const way = to.y + to.height - start;
		const touch = (type: "touchStart" | "touchMove", y: number) =>
			finger.send("Input.dispatchTouchEvent", {
				type,
				touchPoints: [{ x, y }],
			});
		await touch("touchStart", start);
		for (let step = 1; step <= 8; step++)
			await touch("touchMove", start + (way * step) / 8);
		await finger.send("Input.dispatchTouchEvent", {
			type: "touchEnd",
			touchPoints: [],
		});
		await expect.poll(items).toEqual([0, 1, 3, 2]);
		expect(await page.evaluate(() => scrollY)).toBe(0);

		await page.reload();
		await rows.first().waitFor();
		expect(await items()).toEqual([0, 1, 3, 2]);
		await send(page).click();
		await expectSaved(page);
		await send(page).filter({ hasText: "Saved" }).waitFor();
	});

	it("[EE1236] statements are rated by keys and taps, each can be left out, and seven steps fit a phone", {
		timeout: 60_000,
	}, async () => {
		const { room, page } = await ask(
			questionOf("r", {
				kind: "rating",
				ask: {
					statements: ["S1", longLabel],
					labels: [longLabel, "", "", "", "", "", longLabel],
				},
				key: {},
			}),
		);
		const group = (index: number) => page.getByRole("group").nth(index);
		const step = (index: number, number: number) =>
			group(index)
				.getByRole("radio")
				.nth(number - 1);
		await send(page).click({ force: true });
		await alert(page).filter({ hasText: "Rate one at least." }).waitFor();
		await step(0, 1).focus();
		await page.keyboard.press("ArrowRight");
		expect(await step(0, 2).isChecked()).toBe(true);
		const box = (await step(1, 7).boundingBox()) ?? { width: 0, height: 0 };
		expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(40);
		await step(1, 7).tap();
		await group(0).getByRole("button").press("Enter");
		expect(await step(0, 2).isChecked()).toBe(false);
		expect(
			await step(0, 1).evaluate((one) => one === document.activeElement),
		).toBe(true);
		await send(page).filter({ hasText: "Send 1 of 2" }).click();
		await expectSaved(page);
		expect(await step(1, 7).isChecked()).toBe(true);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await page.locator("h1.verdict").waitFor();
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth),
		).toBeLessThanOrEqual(360);
	});

	it("[EE1323] a place in a picture is tapped, dragged, reached by keys, buttons and a screen reader's press; what is not sent outlives a reload", {
		timeout: 60_000,
	}, async () => {
		const { page, context, room } = await ask(
			questionOf("p", {
				kind: "point",
				ask: { image: `![a heart](image:${"0".repeat(32)})` },
				key: {
					regions: [{ shape: "oval", x: 400, y: 400, width: 200, height: 200 }],
				},
			}),
		);
		const pad = page.locator(".pad > div");
		await pad.waitFor();
		const box = (await pad.boundingBox()) ?? {
			x: 0,
			y: 0,
			width: 0,
			height: 0,
		};
		expect(box.width).toBeGreaterThan(320);
		/** In per cents, as the cross stands. */
		const cross = () =>
			page
				.locator(".plate-mark")
				.evaluate((mark: HTMLElement) =>
					[mark.style.left, mark.style.top].map(Number.parseFloat),
				);
		const near = async (x: number, y: number) => {
			const [left = 0, top = 0] = await cross();
			expect(Math.abs(left - x)).toBeLessThan(0.5);
			expect(Math.abs(top - y)).toBeLessThan(0.5);
		};
		const spot = (x: number, y: number) => ({
			x: box.x + (box.width * x) / 100,
			y: box.y + (box.height * y) / 100,
		});
		const tap = ({ x, y }: { x: number; y: number }) =>
			page.touchscreen.tap(x, y);
		expect(await send(page).getAttribute("aria-disabled")).toBe("true");
		await tap(spot(20, 30));
		await near(20, 30);
		await tap(spot(22, 31));
		await near(22, 31);

		// A finger beside its middle takes it along, and covers nothing.
		const finger = await context.newCDPSession(page);
		const touch = (
			type: "touchStart" | "touchMove",
			at: { x: number; y: number },
		) => finger.send("Input.dispatchTouchEvent", { type, touchPoints: [at] });
		const [from, to] = [spot(24, 33), spot(64, 83)];
		await touch("touchStart", from);
		for (let step = 1; step <= 8; step++)
			await touch("touchMove", {
				x: from.x + ((to.x - from.x) * step) / 8,
				y: from.y + ((to.y - from.y) * step) / 8,
			});
		await finger.send("Input.dispatchTouchEvent", {
			type: "touchEnd",
			touchPoints: [],
		});
		await near(62, 81);
		expect(await page.evaluate(() => scrollY)).toBe(0);

		const named = (name: string) =>
			page.getByRole("button", { name, exact: true });
		await named("column 5 of 8, row 5 of 6").focus();
		await page.keyboard.press("ArrowUp");
		await near(56.2, 58.3);
		await page.keyboard.press("Shift+ArrowLeft");
		await near(56, 58.3);
		await page.getByText("56 % from the left, 58.3 % from the top").waitFor();
		await named("A little down").tap();
		await near(56, 59);
		const cell = named("column 5 of 8, row 4 of 6");
		expect(await cell.getAttribute("aria-pressed")).toBe("true");
		// Whoever presses the cell in which it is keeps what is finer.
		await cell.press("Enter");
		await near(56, 59);
		await named("column 1 of 8, row 1 of 6").evaluate((one: HTMLElement) =>
			one.click(),
		);
		await near(6.2, 8.3);
		await cell.evaluate((one: HTMLElement) => one.click());
		await page.reload();
		await page.locator(".plate-mark").waitFor();
		await near(56.2, 58.3);

		await send(page).click();
		await expectSaved(page);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await page.locator("h1.verdict").getByText("Right").waitFor();
		await page.locator("summary").tap();
		await page.locator(".places-right").getByText("1 of 1").waitFor();
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth),
		).toBeLessThanOrEqual(360);
	});
});
