import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Question, Quiz } from "../../shared/quiz.ts";
import type { StoredQuiz } from "../../shared/rest.ts";
import { laptopSize, openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { openLibrary } from "../rig/stage.ts";
import { Typist, tenQuestions } from "./typist.ts";

const site = withRigAndBrowser();

/** A new quiz in its editor, with the cursor in its first prompt. */
async function openEditor(): Promise<Page> {
	const device = site.keep(
		await openDevice(site.browser, { viewport: laptopSize }),
	);
	const { page, context } = device;
	await context.grantPermissions(["clipboard-read", "clipboard-write"], {
		origin: site.rig.url,
	});
	await openLibrary(page, site.rig.url);
	await page.getByRole("button", { name: "New quiz" }).click();
	await expect.poll(() => cursor(page)).toBe("text");
	return page;
}

const cursor = (page: Page) =>
	page.evaluate(() =>
		document.activeElement?.getAttribute("data-field")?.replace(/^[^/]*\//, ""),
	);

/** Of the questions by their places: those with a picture. */
const pictured = [0, 4];

async function copyPicture(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const canvas = new OffscreenCanvas(40, 30);
		canvas.getContext("2d")?.fillRect(5, 5, 20, 20);
		const picture = await canvas.convertToBlob({ type: "image/png" });
		await navigator.clipboard.write([
			new ClipboardItem({ [picture.type]: picture }),
		]);
	});
}

async function paste(page: Page, text: string): Promise<void> {
	await page.evaluate((text) => navigator.clipboard.writeText(text), text);
	await page.keyboard.press("Control+v");
}

/** The quiz as the store has it, once everything is saved. */
async function saved(page: Page): Promise<Quiz> {
	await page
		.locator(".save-words")
		.getByText("Saved", { exact: true })
		.waitFor();
	const id = page.url().split("/").at(-1);
	const reply = await page.request.get(`${site.rig.url}/api/quizzes/${id}`);
	return ((await reply.json()) as StoredQuiz).quiz;
}

async function textsOf(page: Page): Promise<string[]> {
	return page
		.locator(".question-text")
		.evaluateAll((fields) =>
			fields.map((field) => (field as HTMLTextAreaElement).value),
		);
}

const choose = async (page: Page, item: string) => {
	await page.locator(".editor-bar .menu summary").click();
	await page.getByRole("button", { name: item }).click();
};

describe("writing a quiz", () => {
	it("[IP1210] ten questions with formulas, code and pictures take at most 40 keys beside their text", async () => {
		const page = await openEditor();
		const typist = new Typist(page);
		await typist.press("Alt+PageUp");
		await typist.write("Ten questions");
		await typist.press("Alt+PageDown");
		for (const [index, [prompt, options, right]] of tenQuestions.entries()) {
			await typist.write(prompt);
			if (pictured.includes(index)) {
				await copyPicture(page);
				await typist.press("Control+v");
				// The cursor is where it is said what the picture shows. Images are made after everything else that a machine has to do.
				await expect
					.poll(() => page.locator(":focus").inputValue())
					.toContain("![](image:");
				await typist.write("A curve");
			}
			await typist.press("Tab");
			for (const [place, option] of options.entries()) {
				if (place > 0) await typist.nextLine();
				await typist.write(option);
			}
			await typist.press(`Control+${right + 1}`);
			if (index < tenQuestions.length - 1) await typist.press("Control+Enter");
		}
		console.log(
			`[writing] ${typist.keys} keys beside the text, and ${typist.lines} from one option to the next`,
		);
		expect(typist.keys).toBeLessThanOrEqual(40);
		const { title, questions } = await saved(page);
		expect(title).toBe("Ten questions");
		const picture = /!\[A curve\]\(image:\w+\)$/;
		const places = questions.flatMap(({ text }, index) =>
			picture.test(text) ? [index] : [],
		);
		expect(places).toEqual(pictured);
		expect(
			questions.map(({ text, ask, key }) => ({
				text: text.replace(picture, ""),
				ask,
				key,
			})),
		).toEqual(
			tenQuestions.map(([text, options, right]) => ({
				text,
				ask: { options },
				key: { correct: [right] },
			})),
		);
		await page.locator(".editor-ready").waitFor();
	});

	it("[IP1837] nothing is told as missing before one has typed, nor of a new question while it has the cursor; an empty one at the end is none, and one time limit is for all", async () => {
		const page = await openEditor();
		const told = page.locator(".question-problems, .editor-problems");
		await page.getByText("Write your first question, or paste").waitFor();
		expect(await told.count()).toBe(0);
		await page.keyboard.type("What?");
		const ofCard = page.locator(".question-problems");
		await page.locator(".editor-problems").waitFor();
		expect(await ofCard.count()).toBe(0);
		await page.keyboard.press("Alt+PageUp");
		await expect.poll(() => ofCard.count()).toBe(1);
		await page.keyboard.press("Alt+PageDown");
		await page.keyboard.press("Tab");
		await page.keyboard.type("one");
		await page.keyboard.press("Control+Enter");
		await expect.poll(() => ofCard.count()).toBe(1);
		await page.keyboard.press("Alt+PageUp");
		await page.keyboard.press("Tab");
		await page.keyboard.press("Enter");
		await page.keyboard.type("two");
		await page.keyboard.press("Control+2");
		await page.getByLabel("Title of the quiz").fill("Empty at the end");
		await page.locator(".editor-ready").waitFor();
		expect(await ofCard.count()).toBe(0);
		await page.getByLabel("Time limit for all questions (s)").fill("45");
		const { questions } = await saved(page);
		expect(questions.map(({ seconds }) => seconds)).toEqual([45, 45]);
		expect(questions[1]).toMatchObject({ text: "" });
		await page.locator(".editor-ready").waitFor();
	});

	it("[IP1211] text and form are one quiz: what is typed in one is in the other, and undo leads through both", async () => {
		const page = await openEditor();
		await page.keyboard.type("In the form");
		await page.getByRole("button", { name: "Text", exact: true }).click();
		const source = page.getByLabel("The quiz as text");
		await source.waitFor();
		expect(await source.inputValue()).toContain("\n\nIn the form\n\n- [ ]");
		await source.fill(
			"# Course\n\n## single, 20 s, 2 points\n\nAs text\n\n- [x] a\n- [ ] b\n",
		);
		expect(await saved(page)).toMatchObject({
			title: "Course",
			questions: [{ text: "As text", seconds: 20, key: { correct: [0] } }],
		});
		await source.press("Control+Enter");
		expect(await source.inputValue()).toMatch(
			/b\n\n## single, 20 s, 2 points\n\n$/,
		);
		await page.keyboard.type("Second");
		await page.getByRole("button", { name: "Form", exact: true }).click();
		expect(await textsOf(page)).toEqual(["As text", "Second"]);
		// What is typed in one field without a pause is one step, so there are two to four.
		for (let steps = 0; steps < 3; steps++) {
			if ((await textsOf(page))[0] === "In the form") break;
			await page.keyboard.press("Control+z");
		}
		expect(await textsOf(page)).toEqual(["In the form"]);
		for (let steps = 0; steps < 3; steps++)
			await page.keyboard.press("Control+Shift+Z");
		await expect.poll(() => textsOf(page)).toEqual(["As text", "Second"]);
	});

	it("[IP1211] [IP1406] a text that cannot be read is told with its line, starts no room, and is there after a reload; what is left to finish is listed", async () => {
		const page = await openEditor();
		await page.keyboard.type("Kept");
		const before = await saved(page);
		await page.getByRole("button", { name: "Text", exact: true }).click();
		const source = page.getByLabel("The quiz as text");
		const broken = "# Kept too\n\n## numeric\n\nHow many?\n\n= twelve";
		await source.fill(broken);
		await page.getByRole("button", { name: "Line 7" }).waitFor();
		await page
			.locator(".save-words")
			.getByText("Not saved yet: 1 thing in the text")
			.waitFor();
		// What would put the form's quiz in its place waits until it can be read.
		await choose(page, "Paste questions");
		await page
			.locator(".notice")
			.getByText("1 thing in the text is to be mended")
			.waitFor();
		expect(await page.locator("dialog[open]").count()).toBe(0);
		expect(await source.inputValue()).toBe(broken);
		await page.reload();
		await source.waitFor();
		expect(await source.inputValue()).toBe(broken);
		const id = page.url().split("/").at(-1);
		const reply = await page.request.get(`${site.rig.url}/api/quizzes/${id}`);
		expect(((await reply.json()) as StoredQuiz).quiz).toEqual(before);
		await page.getByRole("button", { name: "Form", exact: true }).click();
		await page.getByText("What you typed last in the text").waitFor();
		await page.getByRole("button", { name: "Show the form" }).click();
		expect(await textsOf(page)).toEqual(["Kept"]);
		await page.getByRole("button", { name: "Text", exact: true }).click();
		expect(await source.inputValue()).toBe(broken);
		await source.fill(broken.replace("twelve", "12"));
		expect((await saved(page)).questions).toMatchObject([
			{ kind: "numeric", text: "How many?" },
		]);
		await page.getByText("Ready to be asked").waitFor();
		await source.fill(
			`${broken.replace("twelve", "12")}\n\n## single\n\nWhich?\n\n- [ ] A\n- [ ] B`,
		);
		await page.getByText("1 thing to finish").press("Enter");
		await page.getByRole("button", { name: /^Question 2/ }).press("Enter");
		expect(
			await source.evaluate((element: HTMLTextAreaElement) =>
				element.value.slice(element.selectionStart).startsWith("## single"),
			),
		).toBe(true);
	});

	it("[IP1211] a text that could not be read does not overwrite what was saved elsewhere meanwhile", async () => {
		const page = await openEditor();
		await page.keyboard.type("Here");
		await saved(page);
		await page.getByRole("button", { name: "Text", exact: true }).click();
		const source = page.getByLabel("The quiz as text");
		await source.fill("## numeric\n\nHow many?\n\n= twelve");
		await page.getByRole("button", { name: "Line 5" }).waitFor();
		const address = `${site.rig.url}/api/quizzes/${page.url().split("/").at(-1)}`;
		const stored = (await (
			await page.request.get(address)
		).json()) as StoredQuiz;
		const elsewhere = await page.request.put(address, {
			headers: { "If-Match": `"${stored.version}"` },
			data: { ...stored.quiz, title: "Elsewhere" },
		});
		expect(elsewhere.status()).toBe(200);
		await page.reload();
		await source.fill("## numeric\n\nHow many?\n\n= 12");
		await page.getByRole("dialog").waitFor();
		const now = (await (await page.request.get(address)).json()) as StoredQuiz;
		expect(now.quiz.title).toBe("Elsewhere");
	});

	it("[IP1211] what nobody sees does not take the cursor elsewhere", async () => {
		const page = await openEditor();
		await page.keyboard.type("One");
		await saved(page);
		await page.getByRole("button", { name: "Text", exact: true }).click();
		const source = page.getByLabel("The quiz as text");
		await source.evaluate((element: HTMLTextAreaElement) => {
			const at = element.value.indexOf("One") + 3;
			element.focus();
			element.setSelectionRange(at, at);
		});
		await page.keyboard.insertText("s\u200b\ufeff");
		await page.keyboard.type("!");
		expect((await saved(page)).questions[0]?.text).toBe("Ones!");
	});

	it("[IP1212] a pasted list becomes options, and pasted questions are shown before they are taken", async () => {
		const page = await openEditor();
		await page.keyboard.type("Which is lossless?");
		await page.keyboard.press("Tab");
		await paste(page, "A) JPEG\n*B) PNG\nC) MP3");
		await expect.poll(() => cursor(page)).toBe("ask.options.2");
		expect((await saved(page)).questions[0]).toMatchObject({
			ask: { options: ["JPEG", "PNG", "MP3", ""] },
			key: { correct: [1] },
		});
		await choose(page, "Paste questions");
		const dialog = page.getByRole("dialog");
		await paste(
			page,
			"1. Which port has HTTPS?\nAnswer: 443\n\n2. HTTP keeps no state.\n- True\n- False\nAnswer: True",
		);
		await dialog.getByText("2 questions found").waitFor();
		await dialog.getByRole("button", { name: "Add 2 questions" }).click();
		await dialog.waitFor({ state: "detached" });
		expect(await textsOf(page)).toEqual([
			"Which is lossless?",
			"Which port has HTTPS?",
			"HTTP keeps no state.",
		]);
		expect(await saved(page)).toMatchObject({
			questions: [
				{ kind: "single" },
				{ kind: "numeric" },
				{ kind: "truefalse" },
			],
		});
		await page.keyboard.press("Control+z");
		await expect.poll(() => textsOf(page)).toEqual(["Which is lossless?"]);
	});

	it("[IP1213] [IP1974] several questions are selected, moved, copied and deleted by keys alone, dragged, and copied from another quiz", async () => {
		const page = await openEditor();
		for (const text of ["one", "two", "three", "four"]) {
			if (text !== "one") await page.keyboard.press("Control+Enter");
			await expect.poll(() => cursor(page)).toBe("text");
			await page.keyboard.type(text);
		}
		await page.getByLabel("Select question 3").focus();
		await page.keyboard.press("Space");
		await page.getByLabel("Select question 4").focus();
		await page.keyboard.press("Space");
		const bar = page.getByRole("region", { name: "Selection" });
		await bar.getByText("2 questions selected").waitFor();
		await page.keyboard.press("Alt+ArrowUp");
		await expect
			.poll(() => textsOf(page))
			.toEqual(["one", "three", "four", "two"]);
		await bar.getByRole("button", { name: "Delete" }).press("Enter");
		await expect.poll(() => textsOf(page)).toEqual(["one", "two"]);
		await page.getByRole("button", { name: "Undo" }).first().press("Enter");
		await expect
			.poll(() => textsOf(page))
			.toEqual(["one", "three", "four", "two"]);
		await page
			.getByRole("button", { name: "Delete question 4" })
			.press("Enter");
		const notice = page.locator(".notice").last();
		await notice.waitFor();
		const [above, below] = [
			await notice.boundingBox(),
			await bar.boundingBox(),
		];
		expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(
			below?.y ?? 0,
		);
		await page.getByRole("button", { name: "Undo" }).first().press("Enter");
		await expect
			.poll(() => textsOf(page))
			.toEqual(["one", "three", "four", "two"]);
		await page.setViewportSize({ width: 1280, height: 5000 });
		const first = page.locator(".question").first();
		await page.locator(".question-grip h2").nth(3).hover();
		await page.mouse.down();
		for (const y of [220, 200])
			await first.hover({ position: { x: 300, y }, force: true });
		await page.mouse.up();
		await expect
			.poll(() => textsOf(page))
			.toEqual(["two", "one", "three", "four"]);
		await bar
			.getByRole("button", { name: "Clear", exact: true })
			.press("Enter");
		await bar.waitFor({ state: "detached" });
		expect(await cursor(page)).toBe("select");

		const { questions } = await saved(page);
		await page.getByLabel("Title of the quiz").fill("The first quiz");
		await saved(page);
		await page.goto(`${site.rig.url}/teach/#/`);
		await page.getByRole("button", { name: "New quiz" }).click();
		await expect.poll(() => cursor(page)).toBe("text");
		await choose(page, "Copy from another quiz");
		await page
			.getByLabel("Quiz", { exact: true })
			.selectOption("The first quiz");
		await page.getByRole("dialog").getByLabel("three").check();
		await page.getByRole("button", { name: "Add 1 question" }).click();
		await expect.poll(() => textsOf(page)).toEqual(["three"]);
		const [copied] = (await saved(page)).questions;
		const { id, ...content } = copied as Question;
		const original = questions.find(({ text }) => text === "three");
		expect({ id: original?.id, ...content }).toEqual(original);
		expect(id).not.toBe(original?.id);

		// Found by their words, in whatever quiz they are; what was picked stays picked.
		await choose(page, "Copy from another quiz");
		const search = page.getByLabel("Search the questions of all");
		const hit = (name: string) =>
			page.getByRole("dialog").getByRole("checkbox", { name });
		await search.fill("FOUR first quiz");
		await hit("four Single choice").check();
		await search.fill("tWó first quiz");
		await hit("two Single choice").check();
		await page.getByRole("button", { name: "Add 2 questions" }).click();
		await expect.poll(() => textsOf(page)).toEqual(["three", "four", "two"]);
	});

	it("[IP1405] a finger drags options and questions by their grips, and the page stays where it is; Escape lets go", async () => {
		const page = await openEditor();
		await page.keyboard.type("one");
		await page.keyboard.press("Tab");
		await paste(page, "A\nB\nC*");
		await page.keyboard.press("Control+Enter");
		await page.keyboard.type("two");
		await page.setViewportSize({ width: 1280, height: 3000 });
		const finger = await page.context().newCDPSession(page);
		const touch = (type: string, points: readonly [number, number][]) =>
			finger.send("Input.dispatchTouchEvent", {
				type: type as "touchMove",
				touchPoints: points.map(([x, y]) => ({ x, y })),
			});
		/** From one place to the middle of another's upper part. */
		const drag = async (from: Locator, to: Locator, last = "touchEnd") => {
			const [start, goal] = [await from.boundingBox(), await to.boundingBox()];
			if (start === null || goal === null) throw new Error("nothing to drag");
			const x = start.x + start.width / 2;
			const y = start.y + start.height / 2;
			await touch("touchStart", [[x, y]]);
			for (const part of [0.5, 1])
				await touch("touchMove", [
					[x, y + (goal.y + goal.height / 4 - y) * part],
				]);
			if (last === "Escape") await page.keyboard.press(last);
			await touch("touchEnd", []);
		};
		const first = page.locator(".question").first();
		const grip = first.locator(".option-grip").nth(2);
		const top = first.locator(".option-rows li").first();
		const options = async () =>
			first
				.locator(".option-rows textarea")
				.evaluateAll((all) =>
					all.map((one) => (one as HTMLTextAreaElement).value),
				);
		await drag(grip, top, "Escape");
		expect((await options()).slice(0, 3)).toEqual(["A", "B", "C"]);
		await drag(grip, top);
		await expect
			.poll(async () => (await options()).slice(0, 3))
			.toEqual(["C", "A", "B"]);
		expect(await page.getByLabel("Option A is right").first().isChecked()).toBe(
			true,
		);
		const second = page.locator(".question").nth(1);
		await drag(second.locator(".question-grip h2"), first);
		await expect.poll(() => textsOf(page)).toEqual(["two", "one"]);
		await page.keyboard.press("Control+z");
		await expect.poll(() => textsOf(page)).toEqual(["one", "two"]);
	});

	it("[IP1214] a trial asks each question as a phone does and marks it, without a room", async () => {
		const page = await openEditor();
		await page.keyboard.type("Which is lossless?");
		await page.keyboard.press("Tab");
		await paste(page, "JPEG\nPNG*\nMP3");
		await page.keyboard.press("Control+Enter");
		await page.keyboard.type("How many?");
		await page
			.locator(".question")
			.nth(1)
			.getByLabel("Kind")
			.selectOption("numeric");
		const posts: string[] = [];
		page.on("request", (request) => {
			if (request.method() === "POST") posts.push(request.url());
		});
		await page.getByLabel("Text of question 1").focus();
		await choose(page, "Try it");
		const dialog = page.getByRole("dialog");
		await dialog.getByRole("radio", { name: "PNG" }).click();
		await dialog.getByRole("button", { name: "Show what is right" }).click();
		await dialog.getByText("Right: 1 of 1 point").waitFor();
		// The button is gone: the verdict has the focus, and is read.
		expect(
			await page.evaluate(() => document.activeElement?.textContent),
		).toContain("Right: 1 of 1 point");
		await dialog.getByRole("button", { name: "Next question" }).click();
		await dialog.getByText("Not ready to be asked").waitFor();
		await page.keyboard.press("Escape");
		expect(posts).toEqual([]);
	});

	it("[IP1215] a new quiz in which nothing was written is gone from the library, and one with a word is not", async () => {
		const page = await openEditor();
		const made = page.url().split("/").at(-1);
		const list = async () => {
			const reply = await page.request.get(`${site.rig.url}/api/quizzes`);
			const { quizzes } = (await reply.json()) as { quizzes: { id: string }[] };
			return quizzes.map(({ id }) => id);
		};
		expect(await list()).toContain(made);
		await page.getByRole("link", { name: "Library" }).first().click();
		await page.getByRole("button", { name: "New quiz" }).waitFor();
		await expect.poll(list).not.toContain(made);
		await page.getByRole("button", { name: "New quiz" }).click();
		await expect.poll(() => cursor(page)).toBe("text");
		const kept = page.url().split("/").at(-1);
		await page.keyboard.type("x");
		await page.keyboard.press("Backspace");
		await page.getByRole("link", { name: "Library" }).first().click();
		await page.locator(".library-list li").first().waitFor();
		expect(await list()).toContain(kept);
	});

	it("[IP1216] notes stand on the instructor's page of the room, shut until they are opened, and stay as they were left", async () => {
		const page = await openEditor();
		await page.getByLabel("Notes for you alone").fill("Ask who said **1000**.");
		await page.getByLabel("Text of question 1").fill("How many?");
		for (const letter of "AB")
			await page.getByLabel(`Option ${letter}`, { exact: true }).fill(letter);
		await page.getByLabel("Title of the quiz").fill("With notes");
		await page.getByLabel("Option A is right").check();
		await expect
			.poll(async () => (await saved(page)).questions[0]?.key)
			.toEqual({ correct: [0] });
		await page.getByRole("button", { name: "Start a room" }).click();
		await page.waitForURL(/#\/rooms\//, { timeout: 8_000 });
		await page.getByRole("button", { name: /^1 How many/ }).click();
		const notes = page.locator(".stage-notes");
		await notes.waitFor();
		expect(await notes.locator("strong").isVisible()).toBe(false);
		await notes.getByRole("button").click();
		await notes.locator("strong", { hasText: "1000" }).waitFor();
		await page.reload();
		await page.getByRole("button", { name: /^1 How many/ }).click();
		await notes.locator("strong").waitFor();
	});
});
