import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Json } from "../../shared/json.ts";
import {
	askedKinds,
	kindOf,
	moderationOf,
	slideKind,
} from "../../shared/kinds/kinds.ts";
import { type Question, type Quiz, quizFormat } from "../../shared/quiz.ts";
import type { Results, StoredQuiz } from "../../shared/rest.ts";
import { violationsOn } from "../rig/axe.ts";
import {
	joinRoom,
	laptopSize,
	openDevice,
	openPhone,
	projectorSize,
} from "../rig/browser.ts";
import { handFor } from "../rig/hands.ts";
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
import { diceOf } from "../room/dice.ts";
import { anyQuestion } from "../room/quizzes-by-chance.ts";

const notKnown = questionOf("unsure", {
	kind: "truefalse",
	text: "Who knows?",
	ask: { options: ["True", "False"], unsure: true },
	key: { correct: [0] },
});
const dice = diceOf(8);
/** Of some by chance the one that says most about how it is asked and marked. */
const questions = askedKinds.map((kind) => {
	if (kind.name === notKnown.kind) return notKnown;
	const parts = ({ ask, key }: Question) =>
		Object.keys({ ...(ask as object), ...(key as object) }).length;
	return Array.from({ length: 40 }, () =>
		anyQuestion(dice, kind, {
			explanation: "",
			text: `What of ${kind.name}?`,
			// As its author gets it: what students write is held back.
			...(kind.moderation &&
				kind.moderation.wordsOf === undefined && { ask: kind.blank().ask }),
		}),
	).reduce((best, one) => (parts(one) > parts(best) ? one : best));
});

/** By keyboard alone: lets the first entry pass, takes away the others, and takes the last step back and does it again. */
async function moderate(instructor: Page, texts: readonly string[]) {
	const rows = instructor.locator(".moderation > ul > li");
	const row = (text: string) => rows.filter({ hasText: text });
	for (const [index, text] of texts.entries()) {
		await row(text)
			.getByRole("button")
			.first()
			.press(index === 0 ? "s" : "x");
		await row(text).waitFor({ state: "detached" });
	}
	const undo = instructor
		.locator(".moderation")
		.getByRole("button", { name: "Undo" });
	const last = texts.at(-1) ?? "";
	await undo.press("Enter");
	await row(last).waitFor();
	await row(last)
		.getByRole("button")
		.first()
		.press(texts.length === 1 ? "s" : "x");
	await row(last).waitFor({ state: "detached" });
}
const table = "| code | means |\n|---|---|\n| 200 | OK |\n| 404 | none |";
const code = `\`\`\`\n${"client  --SYN-->  server\n".repeat(14)}\`\`\``;
const quiz: Quiz = {
	v: quizFormat,
	title: "Every kind",
	description: "",
	questions: [
		anyQuestion(diceOf(9), slideKind, {
			id: "wall",
			text: "Slide of the wall",
			ask: {
				body: ["First *words*.", table, code].join("\n\n+++\n\n"),
				phones: false,
			},
		}),
		...questions,
	],
};

/** By keyboard alone: a slide behind the last question, with two parts, for phones too; the preview steps through it. */
async function writeLast(editor: Page): Promise<void> {
	await editor
		.getByRole("textbox", { name: /^Text of question/ })
		.last()
		.focus();
	await editor.keyboard.press("Control+Shift+Enter");
	await editor.keyboard.type("Slide of phones");
	await editor.keyboard.press("Tab");
	await editor.keyboard.type("Seen by all.\n\n+++\n\nAnd this.");
	await editor.keyboard.press("Tab");
	await editor.keyboard.press("Space");
	const preview = editor.getByRole("complementary", { name: "Preview" });
	await preview.getByText("And this.").waitFor();
	await preview.getByRole("button", { name: "Part by part" }).press("Enter");
	await preview.getByText("And this.").waitFor({ state: "detached" });
	await preview.getByText("Seen by all.").waitFor();
}

interface Three {
	readonly instructor: Page;
	readonly screen: Page;
	readonly phone: Page;
	inspect(name: string, page: Page): Promise<void>;
}

/** Once the next step takes presses. */
async function pressKey(instructor: Page, name: string): Promise<void> {
	await instructor.locator('.room-primary[aria-disabled="false"]').waitFor();
	await instructor.keyboard.press(name);
}

/** By keyboard alone through the first slide, a part back as well: what is read stays where it is, and phones look up. */
async function showFirst({ instructor, screen, phone, inspect }: Three) {
	const parts = screen.locator(".part");
	const first = parts.filter({ hasText: "First words." });
	const key = (name: string) => pressKey(instructor, name);
	const stands = async () => JSON.stringify(await first.boundingBox());
	await key("Space");
	await first.waitFor();
	await phone.getByRole("heading", { name: "Look at the screen" }).waitFor();
	const before = await stands();
	expect(await screen.locator("main").innerText()).not.toContain("200");
	await key("PageDown");
	await screen.getByRole("cell", { name: "200" }).waitFor();
	await screen.getByRole("status").filter({ hasText: "200" }).waitFor();
	expect(await stands()).toBe(before);
	await key("PageUp");
	await screen
		.getByRole("cell", { name: "200" })
		.waitFor({ state: "detached" });
	expect(await stands()).toBe(before);
	for (const at of ["Part 2 of 3", "Part 3 of 3"]) {
		await key("Space");
		await instructor.getByText(at, { exact: true }).waitFor();
	}
	await screen.locator(".part pre").waitFor();
	expect(await stands()).toBe(before);
	await Promise.all([
		inspect("slide, phone", phone),
		inspect("slide, screen", screen),
		inspect("slide, room", instructor),
	]);
	await key("Space");
	await phone.getByRole("heading", { name: "Question 1 comes next" }).waitFor();
	await key("ArrowLeft");
	await instructor.getByText("Part 3 of 3", { exact: true }).waitFor();
	await key("Enter");
	await instructor.getByText("Question 1 is ready to open").waitFor();
}

/** The last one is on phones, too. */
async function showLast({ instructor, phone, inspect }: Three) {
	await pressKey(instructor, "Space");
	const part = (text: string) =>
		phone.locator(".part").filter({ hasText: text });
	await part("Seen by all.").waitFor();
	expect(await part("And this.").count()).toBe(0);
	await pressKey(instructor, "Space");
	await part("And this.").waitFor();
	await phone.getByText(`${questions.length} questions`).waitFor();
	await inspect("slide on a phone", phone);
}

/** What an answer says in words of one's own. */
function wordsIn(value: Json): readonly string[] {
	if (Array.isArray(value))
		return value.filter((one) => typeof one === "string");
	const { other } = value as { readonly other?: string };
	return other === undefined ? [] : [other];
}

/** Which option stands where on this phone; null where it has no order of its own. */
async function orderOn(phone: Page, ask: Json): Promise<string[] | null> {
	const { shuffled } = (ask ?? {}) as { readonly shuffled?: boolean };
	return shuffled === true
		? phone
				.locator("button.option")
				.evaluateAll((all) => all.map((one) => one.getAttribute("value") ?? ""))
		: null;
}

/** Rather words of one's own where there is room for them; and one of them is not known. */
function answerTo(question: Question): Json {
	if (question === notKnown) return "unsure";
	const { sample } = kindOf(question);
	const some = Array.from({ length: 30 }, () => sample(question.ask, dice));
	const isOwn = (one: Json) => typeof one === "object" && !Array.isArray(one);
	return some.find(isOwn) ?? sample(question.ask, dice);
}

describe("every kind of question", () => {
	const site = withServerAndBrowser();

	it("[EE890] [EE1251] [EE1292] [EE1855] is asked, answered, shown, looked at again, told and edited on every page, without a fault and without an axe violation", {
		timeout: 180_000,
	}, async () => {
		const { url } = site.server;
		const [teacher, projector, pocket] = await Promise.all([
			openDevice(site.browser, {
				viewport: laptopSize,
				reducedMotion: "reduce",
			}),
			openDevice(site.browser, { viewport: projectorSize }),
			openPhone(site.browser),
		]);
		const [instructor, screen, phone] = [
			teacher.page,
			projector.page,
			pocket.page,
		];
		const violations: string[] = [];
		/** Pages are looked at side by side. */
		const inspect = async (name: string, page: Page) => {
			for (const one of await violationsOn(page))
				violations.push(`${name}: ${one}`);
		};
		await openLibrary(instructor, url);
		const made = await instructor.request.post(`${url}/api/quizzes`, {
			data: quiz,
			headers: { origin: url },
		});
		expect(made.status(), await made.text()).toBe(201);
		const { id } = (await made.json()) as { id: string };
		await instructor.goto(`${url}/teach/#/quizzes/${id}`);
		await instructor.getByText("Ready to be asked").waitFor();
		await writeLast(instructor);
		await inspect("editor", instructor);
		const last = async () => {
			const stored = await instructor.request.get(`${url}/api/quizzes/${id}`);
			return ((await stored.json()) as StoredQuiz).quiz.questions.at(-1);
		};
		await expect.poll(last).toMatchObject({
			text: "Slide of phones",
			ask: { body: "Seen by all.\n\n+++\n\nAnd this.", phones: true },
		});

		const room = await openRoom(instructor, url, quiz.title);
		await openScreen(screen, instructor, url, room.code);
		await joinRoom(phone, url, room.code, "Ada");
		const pages = { instructor, screen, phone, inspect };
		await showFirst(pages);
		const said: string[] = [];
		for (const [index, question] of questions.entries()) {
			const { kind, ask, text } = question;
			if (index > 0) await lead(instructor, /^Next/);
			if (index === 0) await pressKey(instructor, "Space");
			else await lead(instructor, /^Open question/);
			await phone.getByRole("heading", { name: text }).waitFor();
			const shown = await orderOn(phone, ask);
			if (shown !== null && (await phone.locator("button.send").count()) > 0) {
				await phone.reload();
				await phone.getByRole("heading", { name: text }).waitFor();
				await phone.locator("button.option").first().waitFor();
				expect(await orderOn(phone, ask)).toEqual(shown);
				await phone.keyboard.press("b");
				const second = phone.locator("button.option").nth(1);
				// A key has tapped it: a radio, or one of several.
				expect(
					(await second.getAttribute("aria-checked")) ??
						(await second.getAttribute("aria-pressed")),
				).toBe("true");
				await second.tap();
			}
			const value = answerTo(question);
			said.push(kindOf(question).say(ask, value));
			await handFor(kind)(phone, value);
			await expectSaved(phone);
			await screen.getByRole("heading", { name: text }).waitFor();
			await Promise.all([
				inspect(`${kind}, phone, open`, phone),
				inspect(`${kind}, screen, open`, screen),
			]);
			const entries = moderationOf(question) ? wordsIn(value) : [];
			if (entries.length > 0) {
				await instructor.locator(".moderation > ul > li").first().waitFor();
				await inspect(`${kind}, room, open`, instructor);
				await moderate(instructor, entries);
			}
			const isOwnOrder = screen.getByText("Each phone shows its own order.");
			await expect.poll(() => isOwnOrder.count()).toBe(shown === null ? 0 : 1);
			if (shown !== null)
				expect(
					await screen.locator(".answer-spine", { hasText: /./ }).count(),
				).toBe(0);
			await lead(instructor, /^Close/);
			await phone.getByText("Closed.").first().waitFor();
			await lead(instructor, /^Reveal/);
			await phone.locator("h1.verdict").waitFor();
			if (question === notKnown)
				expect(await phone.innerText("h1.verdict")).toMatch(
					/^You did not know/,
				);
			for (const [at, text] of entries.entries())
				for (const page of [screen, phone]) {
					const seen = page.locator("main li").filter({ hasText: text });
					if (at === 0) await seen.first().waitFor();
					else expect(await seen.count(), text).toBe(0);
				}
			await Promise.all([
				inspect(`${kind}, phone, revealed`, phone),
				inspect(`${kind}, screen, revealed`, screen),
				inspect(`${kind}, room, revealed`, instructor),
			]);
			const width = await phone.evaluate(
				() => document.documentElement.scrollWidth,
			);
			expect(width, kind).toBeLessThanOrEqual(360);
		}
		await showLast(pages);
		await press(instructor, /^End/);
		await instructor.getByRole("button", { name: "End the room" }).click();
		await phone.getByText("That was it").waitFor();
		await phone
			.locator(".review-mark", { hasText: "You did not" })
			.first()
			.waitFor();
		await inspect("phone, end", phone);
		for (const { text } of questions) {
			await instructor.locator("nav").getByText(text).click();
			const glanced = instructor.locator('[data-phase="glance"]');
			await glanced.getByRole("heading", { name: text }).waitFor();
			await glanced
				.getByText("1 answered")
				.first()
				.waitFor({ state: "attached" });
		}
		await instructor.goto(`${url}/teach/#/rooms/${room.id}/results`);
		await instructor.locator(".results-question").first().waitFor();
		for (const row of await instructor.locator(".results-question").all())
			await row.locator("summary").click();
		await inspect("results", instructor);

		const results = (await (
			await instructor.request.get(`${url}/api/rooms/${room.id}/results`)
		).json()) as Results;
		const [ada] = results.students;
		expect(ada?.answers.map((answer) => answer.said)).toEqual(said);
		expect(violations).toEqual([]);
		for (const device of [teacher, projector, pocket])
			expect(device.faults).toEqual([]);
	});
});
