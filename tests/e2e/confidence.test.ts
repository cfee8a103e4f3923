import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Analysis } from "../../shared/analysis.ts";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import type { Results } from "../../shared/rest.ts";
import type { RoomSettings } from "../../shared/settings.ts";
import { violationsOn } from "../rig/axe.ts";
import {
	enterAs,
	joinRoom,
	laptopSize,
	openDevice,
	openPhone,
} from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { joinPhone } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom, questionOf } from "../rig/room.ts";
import { shoot } from "../rig/shots.ts";
import { expectSaved } from "../rig/stage.ts";

const site = withRigAndBrowser();

const quiz: Quiz = {
	v: quizFormat,
	title: "How sure",
	description: "",
	questions: [
		questionOf("one", {
			text: "What does a scale show in a lift that goes up ever faster?",
			ask: {
				options: ["less than at rest", "more than at rest", "the same", "none"],
			},
		}),
		questionOf("two", { kind: "poll", key: {}, text: "Which one next?" }),
	],
};

async function open(settings: Partial<RoomSettings>) {
	const rest = await signedIn(site.rig.url);
	return { rest, room: await openRoom(rest, quiz, settings) };
}

async function phoneIn(room: OpenRoom, name: string): Promise<Page> {
	const { page } = site.keep(await openPhone(site.browser));
	await joinRoom(page, site.rig.url, room.code, name);
	await page.getByText("You’re in").first().waitFor();
	return page;
}

const levelOf = (page: Page, name: string) =>
	page.getByRole("radio", { name, exact: true });
const isChosen = (page: Page, name: string) =>
	expect.poll(() => levelOf(page, name).getAttribute("aria-checked"));

const resultsOf = async (rest: Rest, room: OpenRoom) =>
	(await rest.get(`/api/rooms/${room.id}/results`)).json<Results>();

describe("how sure students are of an answer", () => {
	it("[EE2291] is asked below it, kept with it through a reload and another choice, moves no time, and earns nothing", async () => {
		const { rest, room } = await open({ confidence: true, scoring: "speed" });
		const page = await phoneIn(room, "Ann");
		await room.move({ do: "open", question: 0 });
		await page.getByRole("radiogroup", { name: "How sure are you?" }).waitFor();
		// Nothing is sent without an answer.
		await levelOf(page, "A guess").click();
		await isChosen(page, "A guess").toBe("true");
		await page.getByRole("radio", { name: /more than at rest/ }).click();
		await expectSaved(page);
		const first = (await resultsOf(rest, room)).students[0]?.answers[0];
		expect(first).toMatchObject({ value: [1], confidence: 0 });

		await levelOf(page, "Sure").focus();
		await page.keyboard.press("Enter");
		await isChosen(page, "Sure").toBe("true");
		await expect
			.poll(
				async () =>
					(await resultsOf(rest, room)).students[0]?.answers[0]?.confidence,
			)
			.toBe(1);
		const later = (await resultsOf(rest, room)).students[0]?.answers[0];
		expect(later).toEqual({ ...first, confidence: 1 });
		await expectSaved(page);
		expect(await violationsOn(page)).toEqual([]);
		await shoot(page, "confidence");

		await page.reload();
		await isChosen(page, "Sure").toBe("true");
		await page.getByRole("radio", { name: /the same/ }).click();
		await expectSaved(page);
		expect((await resultsOf(rest, room)).students[0]?.answers[0]).toMatchObject(
			{ value: [2], confidence: 1 },
		);

		await room.move({ do: "close" });
		await expect
			.poll(() => levelOf(page, "Fairly").getAttribute("aria-disabled"))
			.toBe("true");
		await levelOf(page, "Fairly").click({ force: true });
		await isChosen(page, "Sure").toBe("true");

		// Where nothing can be right nobody is asked.
		await room.move({ do: "reveal" });
		await room.move({ do: "open", question: 1 });
		await page.getByRole("heading", { name: "Which one next?" }).waitFor();
		await page.getByRole("radio").first().waitFor();
		expect(
			await page.getByRole("radiogroup", { name: "How sure are you?" }).count(),
		).toBe(0);
	});

	it("[EE2292] is said before the answer where the first one stands, and then neither changes", async () => {
		const { rest, room } = await open({ confidence: true, answers: "final" });
		const page = await phoneIn(room, "Ben");
		await room.move({ do: "open", question: 0 });
		await page.getByText("Say it before you answer").waitFor();
		await levelOf(page, "Fairly").click();
		await page.getByRole("radio", { name: /more than at rest/ }).click();
		const sent = page.getByRole("button", { name: /^Send/ });
		if (await sent.isVisible()) await sent.click();
		await expectSaved(page);
		await expect
			.poll(() => levelOf(page, "Sure").getAttribute("aria-disabled"))
			.toBe("true");
		await levelOf(page, "Sure").click({ force: true });
		await isChosen(page, "Fairly").toBe("true");
		expect((await resultsOf(rest, room)).students[0]?.answers[0]).toMatchObject(
			{ value: [1], confidence: 0.5 },
		);
	});

	it("[EE2293] is told in the results with how many had it right, and stands out where most of the sure had it wrong; elsewhere it is neither asked nor stored", async () => {
		const { rest, room } = await open({ confidence: true });
		const phones = await Promise.all(
			Array.from({ length: 8 }, (_, at) =>
				joinPhone(site.rig.url, room.code, `Student ${at}`),
			),
		);
		await room.move({ do: "open", question: 0 });
		for (const [at, phone] of phones.entries())
			await phone.ask("answer", {
				round: 1,
				seq: 1,
				value: [at < 4 ? 0 : 1],
				...(at < 7 && { confidence: at < 6 ? 1 : 0 }),
			});
		expect(
			await phones[0]?.attempt(
				"answer",
				{ round: 1, seq: 2, value: [0], confidence: 0.7 as never },
				5_000,
			),
		).toMatchObject({ error: "bad-input" });
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		const told = await rest.get(`/api/rooms/${room.id}/analysis`);
		expect(told.json<Analysis>().asked[0]?.confidence).toEqual([
			{ confidence: 0, students: 1, right: 1 },
			{ confidence: 0.5, students: 0, right: 0 },
			{ confidence: 1, students: 6, right: 2 },
		]);
		const { page, context } = site.keep(
			await openDevice(site.browser, { viewport: laptopSize }),
		);
		await enterAs(context, rest);
		await page.goto(`${site.rig.url}/teach/#/rooms/${room.id}/results`);
		await page
			.getByText(
				"6 were sure of their answer, and 4 of them did not have it right.",
			)
			.first()
			.waitFor();
		await page.getByRole("button", { name: /6 were sure/ }).click();
		await page
			.getByText("sure: 6 (33\u00a0% right); a guess: 1 (100\u00a0% right)")
			.waitFor();
		for (const phone of phones) phone.close();

		const other = await open({});
		const phone = await joinPhone(site.rig.url, other.room.code, "Ann");
		await other.room.move({ do: "open", question: 0 });
		const reply = await phone.ask("answer", {
			round: 1,
			seq: 1,
			value: [1],
			confidence: 1,
		});
		expect(reply).toEqual({ saved: { round: 1, seq: 1, value: [1] } });
		phone.close();
	});
});
