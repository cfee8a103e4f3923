import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { restMs, stateOf, step } from "../rig/at-screen.ts";
import { violationsOn } from "../rig/axe.ts";
import {
	joinRoom,
	laptopSize,
	openDevice,
	openPhone,
	projectorSize,
} from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { shoot } from "../rig/shots.ts";
import { openRoom, openScreen, press } from "../rig/stage.ts";

/** Notes in the page what it asks of the browser, and asks it. */
const noteWishes = `
	globalThis.wishes = 0;
	const { wakeLock } = navigator;
	const ask = wakeLock.request.bind(wakeLock);
	wakeLock.request = (kind) => {
		globalThis.wishes++;
		return ask(kind);
	};
`;
const wishesOf = (page: Page) => page.evaluate("globalThis.wishes");

describe("at the screen", () => {
	const site = withServerAndBrowser();

	it("[EE1690] B makes the picture black; B, Escape and a press bring it back", {
		timeout: 60_000,
	}, async () => {
		const { browser, server } = site;
		const { page } = await openDevice(browser, { viewport: laptopSize });
		const room = await openRoom(page, server.url, "module quiz");
		const screen = (await openDevice(browser, { viewport: projectorSize }))
			.page;
		await openScreen(screen, page, server.url, room.code);
		const topmost = () =>
			screen.evaluate(
				() => document.elementFromPoint(960, 540)?.className ?? null,
			);
		for (const back of ["b", "Escape", "press"]) {
			await screen.keyboard.press("b");
			await expect.poll(topmost).toBe("black");
			if (back === "press") await screen.mouse.click(300, 300);
			else await screen.keyboard.press(back);
			await expect.poll(topmost, { message: back }).not.toBe("black");
		}
		await press(page, /^Start/);
		await screen.getByText("1 of 6").first().waitFor();
	});

	it("[EE1691] the display is asked to stay on by screen, room and phones in the lobby; where it cannot be, the screen says so", {
		timeout: 60_000,
	}, async () => {
		const { browser, server } = site;
		const [laptop, projector, phone, old] = await Promise.all([
			openDevice(browser, { viewport: laptopSize }),
			openDevice(browser, { viewport: projectorSize }),
			openPhone(browser),
			openDevice(browser, { viewport: projectorSize }),
		]);
		for (const { page } of [laptop, projector, phone])
			await page.addInitScript(noteWishes);
		await old.page.addInitScript("delete Navigator.prototype.wakeLock");
		const room = await openRoom(laptop.page, server.url, "module quiz");
		await openScreen(projector.page, laptop.page, server.url, room.code);
		await openScreen(old.page, laptop.page, server.url, room.code);
		await joinRoom(phone.page, server.url, room.code, "Ada");
		for (const { page } of [laptop, projector, phone])
			await expect.poll(() => wishesOf(page)).toBeGreaterThan(0);
		const hint = /cannot keep the display on/;
		await old.page.mouse.move(500, 500);
		await old.page.getByText(hint).waitFor();
		expect(await projector.page.getByText(hint).count()).toBe(0);
	});

	it("[EE1740] in the browser of the room's page the screen takes the keys: each press is one step, also with two such pages, held down, and on another layout; a black screen only comes back", {
		timeout: 90_000,
	}, async () => {
		const { browser, server } = site;
		const laptop = await openDevice(browser, { viewport: laptopSize });
		const { page } = laptop;
		const room = await openRoom(page, server.url, "module quiz");
		const run = [page, room] as const;
		const second = await laptop.context.newPage();
		await second.goto(page.url());
		await second.locator(".room-primary").waitFor();
		const screen = await laptop.context.newPage();
		await openScreen(screen, page, server.url, room.code);
		await step(screen, run, "Space", "ready:0");
		await step(screen, run, "PageDown", "open:0:1");
		const typed = (key: string, code: string, repeat = false) =>
			screen.evaluate(
				(init) => {
					window.dispatchEvent(new KeyboardEvent("keydown", init));
				},
				{ key, code, repeat },
			);
		await screen.waitForTimeout(restMs);
		for (let time = 0; time < 3; time++) await typed("PageDown", "", true);
		await screen.waitForTimeout(300);
		expect((await stateOf(page, room)).at).toBe("open:0:1");
		// Black and back as a Russian keyboard says it; what would be a step gives the picture back and no more.
		const black = screen.locator(".black");
		await typed("И", "KeyB");
		await black.waitFor();
		await screen.keyboard.press("Space");
		await black.waitFor({ state: "detached" });
		await screen.waitForTimeout(300);
		expect((await stateOf(page, room)).at).toBe("open:0:1");
		expect((await stateOf(page, room)).screen.distribution).toBe(false);
		await step(screen, run, "ArrowRight", "closed:0:1");
		await step(screen, run, "PageUp", "open:0:1:1");
		await step(screen, run, "Enter", "closed:0:1:1");
		await step(screen, run, "Space", "revealed:0:1:1");
		await screen.waitForTimeout(restMs);
		await typed("Д", "KeyL");
		await screen.getByRole("heading", { name: "Leaderboard" }).waitFor();
		await typed("l", "KeyL");
		await screen.locator(".stage-picture").waitFor();
		expect(laptop.faults).toEqual([]);
		await laptop.context.close();
	});

	it("[EE1741] it says when the room's page asks something, has no connection, or is closed, and goes on once it is open again", {
		timeout: 90_000,
	}, async () => {
		const { browser, server } = site;
		const laptop = await openDevice(browser, { viewport: laptopSize });
		const { page, context } = laptop;
		const room = await openRoom(page, server.url, "module quiz");
		const address = page.url();
		const screen = await context.newPage();
		await openScreen(screen, page, server.url, room.code);
		await step(screen, [page, room], "Space", "ready:0");
		const note = screen.locator(".clicker-note");
		const noted = async (words: RegExp) => {
			await screen.waitForTimeout(restMs);
			await screen.keyboard.press("Space");
			await note.filter({ hasText: words }).waitFor({ timeout: 5000 });
			expect((await stateOf(screen, room)).at).toBe("ready:0");
		};
		await page.keyboard.press("?");
		await page.getByRole("dialog").waitFor();
		await noted(/asks something/);
		await page.keyboard.press("Escape");
		await page.close();
		await noted(/is closed/);
		await screen.reload();
		await screen.locator(".head").waitFor();
		await noted(/is closed/);
		const again = await context.newPage();
		await again.goto(address);
		await again.locator('.room-primary[aria-disabled="false"]').waitFor();
		await expect.poll(() => note.textContent()).toBe("");
		await step(screen, [again, room], "Space", "open:0:1");
		await context.close();
	});

	it("[EE1920] digits and Enter lead to the question of that number, here and on the room's page: what is typed is seen, Escape drops it, a number without a question says so, and so does an open question", {
		timeout: 120_000,
	}, async () => {
		const { browser, server } = site;
		const laptop = await openDevice(browser, { viewport: laptopSize });
		const { page } = laptop;
		const room = await openRoom(page, server.url, "module quiz");
		const screen = await laptop.context.newPage();
		await screen.setViewportSize(projectorSize);
		await openScreen(screen, page, server.url, room.code);
		const atOf = async () => (await stateOf(page, room)).at;
		const type = async (on: Page, ...keys: string[]) => {
			for (const key of keys) await on.keyboard.press(key);
		};
		const note = (on: Page) => on.locator(".go-to");
		for (const [name, on, questions] of [
			["screen", screen, [3, 5]],
			["page", page, [2, 6]],
		] as const) {
			await on.bringToFront();
			await type(on, `Digit${questions[0]}`);
			await note(on)
				.filter({ hasText: `Go to question ${questions[0]}` })
				.waitFor();
			await shoot(on, `go-to-${name}`);
			expect(await violationsOn(on)).toEqual([]);
			await type(on, "Enter");
			await expect.poll(atOf).toBe(`ready:${questions[0] - 1}`);
			await expect.poll(() => note(on).textContent()).toBe("");
			await type(on, `Numpad${questions[1]}`, "Escape", "Digit9", "Digit9");
			await note(on)
				.filter({ hasText: "There is no question 99, the last one is 6." })
				.waitFor();
			await shoot(on, `go-to-nowhere-${name}`);
			await type(on, "Enter");
			await on.waitForTimeout(400);
			expect(await atOf()).toBe(`ready:${questions[0] - 1}`);
			expect(await note(on).textContent()).toContain("no question 99");
			await type(on, "Backspace", "Backspace", `Digit${questions[1]}`, "Enter");
			await expect.poll(atOf).toBe(`ready:${questions[1] - 1}`);
		}
		await step(screen, [page, room], "Space", "open:5:1");
		for (const on of [screen, page]) {
			await on.bringToFront();
			await type(on, "Digit1");
			await note(on)
				.filter({ hasText: "Question 1: close the open question first." })
				.waitFor();
			await type(on, "Enter");
			await on.waitForTimeout(400);
			expect(await atOf()).toBe("open:5:1");
			await type(on, "Escape");
			await expect.poll(() => note(on).textContent()).toBe("");
		}
		// A number that is left for another key is dropped, and the key does what it does.
		await type(page, "Digit1");
		await step(page, [page, room], "Space", "closed:5:1");
		await expect.poll(() => note(page).textContent()).toBe("");
		// In a field digits are what is typed, and a black screen takes none.
		await page.locator('[data-field="ask-now"]').focus();
		await type(page, "Digit1");
		expect(await note(page).textContent()).toBe("");
		await screen.bringToFront();
		await type(screen, "b", "Digit1", "Enter");
		await screen.locator(".black").waitFor({ state: "detached" });
		await screen.waitForTimeout(400);
		expect(await atOf()).toBe("closed:5:1");
		expect(laptop.faults).toEqual([]);
		await laptop.context.close();
	});

	it("[EE1742] the same link in another browser runs nothing: its keys keep their usual effect, and what a page says there is not heard", {
		timeout: 60_000,
	}, async () => {
		const { browser, server } = site;
		const laptop = await openDevice(browser, { viewport: laptopSize });
		const { page } = laptop;
		const room = await openRoom(page, server.url, "module quiz");
		const hall = await openDevice(browser, { viewport: projectorSize });
		const { page: screen } = hall;
		await openScreen(screen, page, server.url, room.code);
		await screen.evaluate(`
			globalThis.kept = [];
			addEventListener("keydown", (event) => kept.push(event.defaultPrevented));
			globalThis.heard = 0;
			globalThis.line = new BroadcastChannel("lectern-room-${room.id}");
			line.onmessage = ({ data }) => { if (data.here) heard++; };
			line.postMessage({ who: "me" });
		`);
		for (const key of [
			"Space",
			"PageDown",
			"Enter",
			"ArrowRight",
			"l",
			"PageUp",
		])
			await screen.keyboard.press(key);
		await screen.waitForTimeout(1500);
		expect(await screen.evaluate("heard")).toBe(0);
		expect(await screen.evaluate("kept")).toEqual(Array(6).fill(false));
		expect(await screen.locator(".clicker-note").textContent()).toBe("");
		expect((await stateOf(page, room)).at).toBe("lobby");
		// The same words in the room's own browser are heard: what keeps them out is the browser they are said in.
		const own = await laptop.context.newPage();
		await openScreen(own, page, server.url, room.code);
		await step(own, [page, room], "Space", "ready:0");
		for (const device of [laptop, hall]) await device.context.close();
	});
});
