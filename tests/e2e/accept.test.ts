import { expect, it } from "vitest";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { violationsOn } from "../rig/axe.ts";
import {
	joinRoom,
	laptopSize,
	openDevice,
	openPhone,
	phoneSize,
} from "../rig/browser.ts";
import { handFor } from "../rig/hands.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import {
	expectSaved,
	lead,
	openLibrary,
	openRoom,
	press,
} from "../rig/stage.ts";

const quiz: Quiz = {
	v: quizFormat,
	title: "Spelling",
	description: "",
	questions: [
		{
			id: "colour",
			kind: "text",
			text: "What do we see of light?",
			ask: { caseCounts: false, accentsCount: false, spacesCount: false },
			key: { accepted: [{ text: "colour", share: 1 }], typos: 0 },
			explanation: "",
			seconds: null,
			points: 3,
		},
	],
};

const site = withServerAndBrowser();

it("[EE1016] an answer that nobody foresaw is accepted with one tap, by keyboard too, taken back with another, after the room has ended too, and the results tell it", {
	timeout: 90_000,
}, async () => {
	const { url } = site.server;
	const teacher = await openDevice(site.browser, { viewport: laptopSize });
	const pocket = await openPhone(site.browser);
	const [instructor, phone] = [teacher.page, pocket.page];
	await openLibrary(instructor, url);
	await instructor.request.post(`${url}/api/quizzes`, {
		data: quiz,
		headers: { origin: url },
	});
	await instructor.reload();
	const room = await openRoom(instructor, url, quiz.title);
	await joinRoom(phone, url, room.code, "Ada");
	await press(instructor, /^Start/);
	await lead(instructor, /^Open question/);
	await phone.getByRole("heading", { name: /light/ }).waitFor();
	await handFor("text")(phone, "Color");
	await expectSaved(phone);
	const offered = instructor.locator(".accept button");
	// What is right is on show only when it is asked for: the laptop may be on the projector.
	await instructor.getByText("color").first().waitFor();
	expect(await offered.count()).toBe(0);
	await lead(instructor, /^Close/);
	await lead(instructor, /^Reveal/);
	const verdict = phone.locator("h1.verdict");
	await verdict.getByText("Not this time").waitFor();

	await offered.waitFor();
	expect(await offered.innerText()).toMatch(/color\s*1/);
	await offered.click();
	await verdict.filter({ hasText: /Right\.\s*\+3 points/ }).waitFor();
	await instructor.locator('.accept [aria-pressed="true"]').waitFor();
	expect(await violationsOn(instructor)).toEqual([]);
	await offered.click();
	await verdict.getByText("Not this time").waitFor();
	await offered.focus();
	await instructor.keyboard.press("Enter");
	await verdict.filter({ hasText: /Right\.\s*\+3 points/ }).waitFor();
	expect(await phone.innerText("main")).toContain("color");

	for (const viewport of [phoneSize, laptopSize]) {
		await instructor.setViewportSize(viewport);
		const width = await instructor.evaluate(
			() => document.documentElement.scrollWidth,
		);
		expect(width).toBeLessThanOrEqual(viewport.width);
	}
	await press(instructor, /^End/);
	await instructor.getByRole("button", { name: "End the room" }).click();
	// When the room has ended, too, by a glance at the question.
	const sheet = instructor.locator("nav");
	await sheet.getByText("100 % right").waitFor();
	await sheet.getByText("What do we see of light?").click();
	await offered.click();
	await sheet.getByText("0 % right", { exact: true }).waitFor();
	await offered.click();
	await sheet.getByText("100 % right").waitFor();
	await instructor.goto(`${url}/teach/#/rooms/${room.id}/results`);
	await instructor.locator(".results-question summary").click();
	await instructor.getByText(/“.color.” was accepted afterwards/).waitFor();
	expect([...teacher.faults, ...pocket.faults]).toEqual([]);
});
