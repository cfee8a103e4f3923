import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
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
import { layoutAt, screenSizes } from "../rig/layout.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom, questionOf } from "../rig/room.ts";
import { shoot } from "../rig/shots.ts";
import { expectSaved } from "../rig/stage.ts";

const quiz: Quiz = {
	v: quizFormat,
	title: "Hands up",
	description: "",
	questions: [
		questionOf("one", {
			text: "What does a scale show in a lift that goes up ever faster?",
			ask: {
				options: ["less than at rest", "more than at rest", "the same", "none"],
			},
			explanation: "The floor has to push harder than gravity pulls.",
		}),
		questionOf("two", {
			kind: "multiple",
			text: "Which of these are vectors?",
			ask: { options: ["force", "mass", "speed", "velocity"] },
			key: { correct: [0, 3] },
		}),
	],
};

const site = withRigAndBrowser();

const handOf = (page: Page) =>
	page.getByRole("button", { name: "Hand", exact: true });
const heartOf = (page: Page) =>
	page.getByRole("button", { name: "Heart", exact: true });
const isPressed = (page: Page) =>
	expect.poll(() => handOf(page).getAttribute("aria-pressed"));

async function open(settings = { reactions: true }) {
	const rest = await signedIn(site.rig.url);
	const room = await openRoom(rest, quiz, settings);
	return { rest, room };
}

async function phoneIn(room: OpenRoom, name: string, dark = false) {
	const { page } = site.keep(
		dark
			? await openDevice(site.browser, {
					viewport: phoneSize,
					isMobile: true,
					hasTouch: true,
					colorScheme: "dark",
				})
			: await openPhone(site.browser),
	);
	await joinRoom(page, site.rig.url, room.code, name);
	await page.getByText("You’re in").first().waitFor();
	return page;
}

async function screenOf(room: OpenRoom, dark = false) {
	const { page } = site.keep(
		await openDevice(site.browser, {
			viewport: projectorSize,
			colorScheme: dark ? "dark" : "light",
		}),
	);
	await page.goto(`${site.rig.url}/screen/#${room.screenToken}`);
	return page;
}

async function deskOf(rest: Rest, room: OpenRoom) {
	const { page, context } = site.keep(
		await openDevice(site.browser, { viewport: laptopSize }),
	);
	await enterAs(context, rest);
	await page.goto(`${site.rig.url}/teach/#/rooms/${room.id}`);
	await page.locator(".room-primary").waitFor();
	return page;
}

/** Notes when this page's word on hands and hearts changes for those who hear it. */
const noteWords = `
	globalThis.saidAt = [];
	new MutationObserver(() => saidAt.push(performance.now())).observe(
		document.querySelector(".REACTIONS [role=status]"),
		{ childList: true, characterData: true, subtree: true },
	);
`;
const gapsOf = async (page: Page) => {
	const at = await page.evaluate<number[]>("globalThis.saidAt");
	expect(at.length).toBeGreaterThan(0);
	return at.slice(1).map((time, index) => time - (at[index] ?? 0));
};

/** Where it stands, and how large it is. */
const boxOf = async (page: Page, of: string) => {
	const box = await page.locator(of).last().boundingBox();
	if (box === null) throw new Error(`there is no ${of}`);
	return box;
};

describe("hands and hearts on the pages", () => {
	it("[EE1980] a phone has them below what is read and answered, by finger and by keyboard, and says what is up; the room's page has numbers and names, the screen numbers alone", {
		timeout: 120_000,
	}, async () => {
		const { rest, room } = await open();
		const ada = await phoneIn(room, "Ada");
		const bob = await phoneIn(room, "Bob", true);
		const [light, dark] = [await screenOf(room), await screenOf(room, true)];
		const desk = await deskOf(rest, room);
		await handOf(ada).waitFor();
		await light.locator(".reactions").waitFor();
		await desk.evaluate(noteWords.replace("REACTIONS", "room-reactions"));
		await shoot(ada, "reactions-lobby");
		await handOf(ada).tap();
		await isPressed(ada).toBe("true");
		const said = ada.locator(".reactions [role=status]");
		expect(await said.innerText()).toContain("Your hand is up.");
		await handOf(bob).focus();
		await bob.keyboard.press("Enter");
		await isPressed(bob).toBe("true");
		await bob.keyboard.press("Tab");
		await bob.keyboard.press("Space");
		await expect
			.poll(() => heartOf(bob).getAttribute("aria-pressed"))
			.toBe("true");
		await desk.getByText("2 hands", { exact: true }).waitFor();
		await desk.getByText("1 heart", { exact: true }).waitFor();
		const names = desk.getByRole("list", { name: /Who has a hand up/ });
		await expect.poll(() => names.innerText()).toBe("Ada\nBob");
		for (const screen of [light, dark]) {
			await expect
				.poll(() => screen.locator(".reactions [data-some]").allInnerTexts())
				.toEqual(["2", "1"]);
			expect(await screen.locator("body").innerText()).not.toMatch(/Ada|Bob/);
		}
		await shoot(bob, "reactions-lobby-dark");
		await shoot(desk, "reactions-desk");
		await shoot(light, "reactions-screen-lobby");

		await room.move({ do: "open", question: 0 });
		for (const page of [ada, bob]) {
			const options = page.locator("button.option");
			await options.last().waitFor();
			const last = await boxOf(page, "button.option");
			const bar = await boxOf(page, ".reactions");
			const line = await boxOf(page, ".status");
			expect(bar.y).toBeGreaterThanOrEqual(last.y + last.height);
			expect(bar.y + bar.height).toBeLessThanOrEqual(line.y + 1);
			const button = await boxOf(page, ".reactions button");
			expect(button.height).toBeGreaterThanOrEqual(44);
			expect(button.width).toBeGreaterThanOrEqual(44);
			await shoot(page, `reactions-open-${page === ada}`);
			await options.nth(1).tap();
			await expectSaved(page);
			// Nothing has moved with it.
			expect(await boxOf(page, "button.option")).toEqual(last);
			expect(await boxOf(page, ".reactions")).toEqual(bar);
			await shoot(page, `reactions-saved-${page === ada}`);
		}
		await light.locator(".stage").waitFor();
		for (const [screen, name] of [
			[light, "light"],
			[dark, "dark"],
		] as const) {
			for (const size of screenSizes) {
				const { faults } = await layoutAt(screen, size);
				expect(faults, String(size.width)).toEqual([]);
				await shoot(
					screen,
					`reactions-screen-${name}-${size.width}-${size.height}`,
				);
			}
			await screen.setViewportSize(projectorSize);
		}
		// A number that changes moves nothing that is read.
		const before = await layoutAt(light, projectorSize);
		await handOf(ada).tap();
		await isPressed(ada).toBe("false");
		await desk.getByText("1 hand", { exact: true }).waitFor();
		await expect
			.poll(() => light.locator(".reactions [data-some]").first().innerText())
			.toBe("1");
		expect(await layoutAt(light, projectorSize)).toEqual(before);
		for (const page of [ada, bob, light, dark, desk])
			expect(await violationsOn(page)).toEqual([]);

		await handOf(ada).tap();
		await desk.getByText("2 hands", { exact: true }).waitFor();
		await desk.getByRole("button", { name: "Lower all hands" }).click();
		await desk.getByText("0 hands", { exact: true }).waitFor();
		for (const page of [ada, bob]) {
			await isPressed(page).toBe("false");
			await page.getByText("All hands were lowered.").waitFor();
		}
		for (const gap of await gapsOf(desk)) expect(gap).toBeGreaterThan(9_900);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await ada.locator("h1.verdict").waitFor();
		await handOf(ada).waitFor();
		await shoot(ada, "reactions-reveal");
		await room.move({ do: "end" });
		await ada.getByText("That was it").waitFor();
		expect(await ada.locator(".reactions").count()).toBe(0);
		room.close();
	});

	it("[EE1981] they are out of reach while an answer is not saved, or put in and not sent, and keep their place", {
		timeout: 90_000,
	}, async () => {
		const { room } = await open();
		const ada = await phoneIn(room, "Ada");
		await handOf(ada).waitFor();
		await room.move({ do: "open", question: 1 });
		const options = ada.locator(".option");
		await options.first().waitFor();
		const before = await boxOf(ada, ".reactions");
		await options.first().tap();
		await handOf(ada).waitFor({ state: "hidden" });
		expect(await boxOf(ada, ".reactions")).toEqual(before);
		await shoot(ada, "reactions-away");
		await ada.getByRole("button", { name: /^Send/ }).tap();
		await expectSaved(ada);
		await handOf(ada).waitFor();
		await ada.context().setOffline(true);
		await options.nth(3).tap();
		await ada.getByRole("button", { name: /^Send/ }).tap();
		await handOf(ada).waitFor({ state: "hidden" });
		await ada.context().setOffline(false);
		await expectSaved(ada);
		await handOf(ada).waitFor();
		room.close();
	});

	it("[EE1982] a hand that is up is told again after a short break, and a phone that loads its page anew has it down", {
		timeout: 90_000,
	}, async () => {
		const { room } = await open();
		const ada = await phoneIn(room, "Ada");
		await handOf(ada).tap();
		const hands = () => expect.poll(() => room.pulse().reactions?.hands);
		await hands().toBe(1);
		await ada.context().setOffline(true);
		await hands().toBe(0);
		await ada.context().setOffline(false);
		await hands().toBe(1);
		await isPressed(ada).toBe("true");
		await ada.reload();
		await handOf(ada).waitFor();
		await hands().toBe(0);
		await isPressed(ada).toBe("false");
		room.close();
	});

	it("[EE2230] a hand that was lowered while its phone was away stays down when that comes back, and the phone says so", {
		timeout: 90_000,
	}, async () => {
		const { room } = await open();
		const ada = await phoneIn(room, "Ada");
		const bob = await phoneIn(room, "Bob");
		const hands = () => expect.poll(() => room.pulse().reactions?.hands);
		for (const page of [ada, bob]) await handOf(page).tap();
		await hands().toBe(2);
		await ada.context().setOffline(true);
		await hands().toBe(1);
		await room.page.ask("lowerHands", { room: room.id });
		await hands().toBe(0);
		const before = room.page.heard("pulse").length;
		await ada.context().setOffline(false);
		await ada.getByText("All hands were lowered.").waitFor();
		await isPressed(ada).toBe("false");
		const told = room.page.heard("pulse").slice(before);
		expect(told.filter(({ reactions }) => reactions?.hands !== 0)).toEqual([]);
		// Raised again by who wants it, it is up.
		await handOf(ada).tap();
		await hands().toBe(1);
		room.close();
	});

	it("[EE1983] with the switch off, as it is in a room of which nothing else was said, no page has any of it, and no phone loads it; turned on in between, they come", {
		timeout: 90_000,
	}, async () => {
		const { rest, room } = await open({ reactions: false });
		const files: string[] = [];
		const { page: ada } = site.keep(await openPhone(site.browser));
		ada.on("request", (request) => files.push(request.url()));
		await joinRoom(ada, site.rig.url, room.code, "Ada");
		await ada.getByText("You’re in").first().waitFor();
		const screen = await screenOf(room);
		const desk = await deskOf(rest, room);
		await room.move({ do: "open", question: 0 });
		await ada.locator("button.option").first().waitFor();
		await screen.locator(".stage").waitFor();
		for (const page of [ada, screen]) {
			expect(await page.locator(".reactions").count()).toBe(0);
		}
		expect(await desk.getByText(/hearts$/).isVisible()).toBe(false);
		expect(files.filter((file) => /reactions-part/.test(file))).toEqual([]);
		const { settings } = room.view();
		await room.move({
			do: "settings",
			settings: { ...settings, reactions: true },
		});
		await handOf(ada).tap();
		await isPressed(ada).toBe("true");
		expect(files.filter((file) => /reactions-part/.test(file))).not.toEqual([]);
		await desk.getByText("1 hand", { exact: true }).waitFor();
		await room.move({ do: "settings", settings });
		await handOf(ada).waitFor({ state: "detached" });
		await desk
			.getByText("1 hand", { exact: true })
			.waitFor({ state: "hidden" });
		room.close();
	});
});
