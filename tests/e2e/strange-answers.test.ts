import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Room } from "../../server/room/state.ts";
import { quizFormat } from "../../shared/quiz.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { joinRoom, launchBrowser, openPhone } from "../rig/browser.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf, twoQuestions } from "../rig/room.ts";
import { expectSaved } from "../rig/stage.ts";

let rig: Rig;
let browser: Browser;
beforeAll(async () => {
	[rig, browser] = await Promise.all([
		startRig({ pages: "dist/client" }),
		launchBrowser(),
	]);
});
afterAll(async () => {
	await browser?.close();
	await rig?.close();
});

async function phoneIn(code: string) {
	const device = await openPhone(browser);
	await joinRoom(device.page, rig.url, code, "Ada");
	await device.page.getByText("You’re in, Ada").first().waitFor();
	return device;
}

describe("on a phone", () => {
	it("[EE1071] a question of a kind that its page does not know is told to be one, and the next is answered", {
		timeout: 60_000,
	}, async () => {
		const rest = await signedIn(rig.url);
		const room = await openRoom(rest, twoQuestions);
		const found = await rig.stores.rooms.look(room.id);
		if (found === null) throw new Error("there is no such room");
		const strange = { kind: "hologram", ask: { beams: 3 }, key: { angle: 12 } };
		const ids = { id: "newer", code: "HHHHHH", screenToken: "newer" };
		const newer: Room = { ...found.room, ...ids };
		const sheet = [questionOf("q1", strange), questionOf("q2")];
		await rig.stores.rooms.create(newer, sheet);
		const { page, faults } = await phoneIn(ids.code);
		const ask = (before: Room, question: number): Room => {
			const round = before.rounds.length + 1;
			return {
				...before,
				version: before.version + 1,
				phase: { name: "open", question, round },
				rounds: [
					...before.rounds,
					{
						round,
						question,
						openedAt: found.now,
						deadline: null,
						closedAt: null,
						changeable: true,
						counted: null,
						recounts: 0,
						revealed: false,
					},
				],
			};
		};
		const gate = (round: number) => ({ round, until: null, changeable: true });
		const first = ask(newer, 0);
		await rig.stores.rooms.commit(first, gate(1), newer);
		await page.getByRole("heading", { name: "What of q1?" }).waitFor();
		// A newer page may be there by now: it has loaded itself again.
		await page.waitForFunction(() => {
			const [loaded] = performance.getEntriesByType("navigation");
			return (loaded as PerformanceNavigationTiming).type === "reload";
		});
		await page.getByText("does not know this kind of question").waitFor();
		const closed: Room = {
			...first,
			version: first.version + 1,
			phase: { name: "ready", question: 1 },
			rounds: first.rounds.map((round) => ({
				...round,
				closedAt: found.now,
				revealed: true,
			})),
		};
		await rig.stores.rooms.commit(closed, null, first);
		await expect
			.poll(async () => (await rig.stores.rooms.look("newer"))?.room.version, {
				timeout: 5000,
			})
			.toBeGreaterThan(closed.version);
		const counted = (await rig.stores.rooms.look("newer"))?.room ?? closed;
		const second = ask(counted, 1);
		await rig.stores.rooms.commit(second, gate(2), counted);
		await page.getByRole("heading", { name: "What of q2?" }).waitFor();
		await page.locator("button.option").first().tap();
		await expectSaved(page);
		expect(faults).toEqual([]);
		await page.context().close();
		room.page.close();
	});

	it("[EE1072] what is no number or no text is told so in words, and what was saved stays", {
		timeout: 60_000,
	}, async () => {
		const rest = await signedIn(rig.url);
		const number = { kind: "numeric", ask: { unit: "m" } };
		const text = {
			kind: "text",
			ask: { caseCounts: false, accentsCount: false, spacesCount: false },
		};
		const room = await openRoom(rest, {
			v: quizFormat,
			title: "Strange",
			description: "",
			questions: [
				questionOf("q1", {
					...number,
					key: {
						bands: [{ is: "around", value: 5, by: 0, per: "one", share: 1 }],
					},
				}),
				questionOf("q2", {
					...text,
					key: { accepted: [{ text: "Rome", share: 1 }], typos: 0 },
				}),
			],
		});
		const { page, faults } = await phoneIn(room.code);
		await room.move({ do: "open", question: 0 });
		const field = page.locator("main :is(input, textarea)");
		const send = page.locator("button.send");
		await field.fill("٤٢");
		await send.tap();
		await expectSaved(page);
		// What stands there is what was stored.
		expect(await field.inputValue()).toBe("42");
		for (const [typed, words] of [
			["1e999", "That number is too large."],
			["--3", "This is no number yet."],
			["7".repeat(50), "That is too long for a number."],
			["5 kg", "Type the number alone."],
			["  ", "Type a number, then send"],
			["abc", "This is no number yet."],
			["1/0", "Nothing can be divided by zero."],
		] as const) {
			await field.fill(typed);
			await send.tap();
			await page.getByText(words).waitFor();
			expect(await field.inputValue(), typed).toBe(typed);
		}
		await field.fill("6 m");
		await page.getByRole("button", { name: "Send 6 m" }).tap();
		await expectSaved(page);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });

		await room.move({ do: "open", question: 1 });
		await typeText(page, "Ro\u200bme  ");
		await send.tap();
		await expectSaved(page);
		expect(await field.inputValue()).toBe("Rome");
		await typeText(page, "\u200b\u2060\u0007");
		await page.getByText("There is nothing to read in this.").waitFor();
		expect(await send.getAttribute("aria-disabled")).toBe("true");
		await typeText(page, "x".repeat(300));
		await page.getByText("100 characters too many").waitFor();
		expect((await field.inputValue()).length).toBe(300);
		await room.move({ do: "close" });
		await room.move({ do: "end" });
		const results = await rest.get(`/api/rooms/${room.id}/results`);
		const [ada] = results.json<{
			students: { answers: { value: unknown }[] }[];
		}>().students;
		expect(ada?.answers.map(({ value }) => value)).toEqual([6, "Rome"]);
		expect(faults).toEqual([]);
		await page.context().close();
		room.page.close();
	});
});

/** As a keyboard types it, within what the field takes. */
async function typeText(page: Page, text: string): Promise<void> {
	const field = page.locator("main :is(input, textarea)");
	await field.fill("");
	await field.focus();
	await page.keyboard.insertText(text);
}
