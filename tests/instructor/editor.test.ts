import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Question } from "../../shared/quiz.ts";
import type { StoredQuiz } from "../../shared/rest.ts";
import { enterAs, laptopSize, openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { pictureOf } from "../rig/images.ts";
import { joinPhone } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { openRoom, questionOf, twoQuestions } from "../rig/room.ts";
import { openLibrary } from "../rig/stage.ts";

const site = withRigAndBrowser();

async function openLaptop(rest?: Rest): Promise<Page> {
	const device = site.keep(
		await openDevice(site.browser, { viewport: laptopSize }),
	);
	if (rest !== undefined) await enterAs(device.context, rest);
	return device.page;
}

/** A new quiz in its editor, with the cursor in the prompt of its first question. */
async function openEditor(): Promise<Page> {
	const page = await openLaptop();
	await openLibrary(page, site.rig.url);
	await page.getByRole("button", { name: "New quiz" }).click();
	await expect.poll(() => cursor(page)).toBe("text");
	return page;
}

/** The path of the field that has the cursor, in its question. */
const cursor = (page: Page) =>
	page.evaluate(() =>
		document.activeElement?.getAttribute("data-field")?.replace(/^[^/]*\//, ""),
	);
const optionsOn = (page: Page) =>
	page
		.locator(".option-rows textarea")
		.evaluateAll((fields) =>
			fields.map((field) => (field as HTMLTextAreaElement).value),
		);

/** The question as the store has it, once everything is saved. */
async function savedQuestion(page: Page): Promise<Question | undefined> {
	await page
		.locator(".save-words")
		.getByText("Saved", { exact: true })
		.waitFor();
	const id = page.url().split("/").at(-1);
	const reply = await page.request.get(`${site.rig.url}/api/quizzes/${id}`);
	return ((await reply.json()) as StoredQuiz).quiz.questions[0];
}

describe("the editor", () => {
	it("[IP880] options are written, moved, removed and taken back with the keyboard alone", async () => {
		const page = await openEditor();
		await page.getByLabel("Option A", { exact: true }).focus();
		const { keyboard } = page;
		await keyboard.type("TCP");
		await keyboard.press("Enter");
		expect(await cursor(page)).toBe("ask.options.1");
		await keyboard.type("UDP");
		await keyboard.press("Enter");
		await expect.poll(() => cursor(page)).toBe("ask.options.2");
		expect(await optionsOn(page)).toEqual(["TCP", "UDP", "", ""]);
		await keyboard.press("Backspace");
		await expect.poll(() => optionsOn(page)).toEqual(["TCP", "UDP", ""]);
		expect(await cursor(page)).toBe("ask.options.1");
		await keyboard.press("Enter");
		await keyboard.press("Backspace");
		await expect.poll(() => optionsOn(page)).toEqual(["TCP", "UDP"]);
		await keyboard.press("Backspace");
		await expect.poll(() => optionsOn(page)).toEqual(["TCP", "UD"]);

		await page.getByLabel("Option B is right").check();
		expect(await cursor(page)).toBe("key.correct.1");
		await page.getByLabel("Option B", { exact: true }).focus();
		await keyboard.press("Alt+ArrowUp");
		await expect.poll(() => optionsOn(page)).toEqual(["UD", "TCP"]);
		expect(await cursor(page)).toBe("ask.options.0");
		expect(await page.getByLabel("Option A is right").isChecked()).toBe(true);
		await keyboard.press("Alt+ArrowUp");
		expect(await optionsOn(page)).toEqual(["UD", "TCP"]);
		expect(await savedQuestion(page)).toMatchObject({
			ask: { options: ["UD", "TCP"] },
			key: { correct: [0] },
		});

		await keyboard.press("Control+z");
		await expect.poll(() => optionsOn(page)).toEqual(["TCP", "UD"]);
		await keyboard.press("Control+z");
		await expect.poll(() => cursor(page)).toBe("key.correct.1");
		expect(await page.getByLabel("Option B is right").isChecked()).toBe(false);
		await keyboard.press("Control+Shift+Z");
		await keyboard.press("Control+Shift+Z");
		await expect.poll(() => optionsOn(page)).toEqual(["UD", "TCP"]);

		await page.getByLabel("Option B", { exact: true }).fill("");
		await page.getByLabel("Option B", { exact: true }).press("Enter");
		expect(await cursor(page)).toBe("explanation");
	});

	it("[IP880] Alt with an arrow moves the question from everywhere but an option", async () => {
		const page = await openEditor();
		await page.getByLabel("Text of question 1").fill("First");
		await page.keyboard.press("Control+Enter");
		await expect.poll(() => page.locator(".question").count()).toBe(2);
		await page.keyboard.type("Second");
		const second = page.locator(".question").nth(1);
		await second.getByLabel("Option B", { exact: true }).focus();
		await page.keyboard.press("Alt+ArrowUp");
		const texts = () =>
			page
				.locator(".question-text")
				.evaluateAll((fields) =>
					fields.map((field) => (field as HTMLTextAreaElement).value),
				);
		expect(await texts()).toEqual(["First", "Second"]);
		await second.getByLabel("Option A is right").focus();
		await page.keyboard.press("Alt+ArrowUp");
		await expect.poll(texts).toEqual(["Second", "First"]);
	});

	it("[IP1493] a right number is empty until it is typed, and none before", async () => {
		const page = await openEditor();
		const { keyboard } = page;
		await page.getByLabel("Kind").selectOption("numeric");
		await page.getByRole("button", { name: "Add the right number" }).focus();
		await keyboard.press("Enter");
		await expect.poll(() => cursor(page)).toBe("key.bands.0.value");
		const field = page.getByLabel("Number", { exact: true });
		expect(await field.inputValue()).toBe("");
		await page.getByLabel("± by").fill("2");
		await page.getByText(/things? to finish/).waitFor();
		const right = async () => (await savedQuestion(page))?.key;
		expect(await right()).toEqual({ bands: [] });
		await field.focus();
		await keyboard.type("98.6");
		expect(await right()).toMatchObject({ bands: [{ value: 98.6, by: 2 }] });
	});

	it("[IP1040] a number that is none, or out of bounds, changes nothing and stays to be seen, and a new one is typed over", async () => {
		const page = await openEditor();
		const { keyboard } = page;
		await page.getByLabel("Kind").selectOption("numeric");
		await page.getByRole("button", { name: "Add the right number" }).focus();
		await keyboard.press("Enter");
		await expect.poll(() => cursor(page)).toBe("key.bands.0.value");
		await keyboard.type("-5");
		await keyboard.press("Tab");
		const before = await savedQuestion(page);
		expect(before?.key).toMatchObject({ bands: [{ value: -5 }] });
		const wrong: [label: string, typed: string][] = [
			["Number", "10^"],
			["Number", "20-25"],
			["Number", "1e999"],
			["± by", "-1"],
			["% of the points", "150"],
			["Points", "5000"],
			["Points", "1,5"],
			["Time limit (s)", "4000"],
			["Time limit (s)", "1:30"],
		];
		for (const [label, typed] of wrong) {
			const field = page.getByLabel(label, { exact: true });
			const was = await field.inputValue();
			await field.focus();
			await keyboard.press("Control+a");
			await keyboard.type(typed);
			await keyboard.press("Tab");
			expect(await field.inputValue(), label).toBe(typed);
			await page
				.getByRole("alert")
				.getByText(/Until then/)
				.waitFor();
			expect(await savedQuestion(page), `${label} ${typed}`).toEqual(before);
			await field.fill(was);
			await page.getByRole("alert").waitFor({ state: "detached" });
		}
	});

	it("[IP1536] every field with something in it that does not count is among what is left to finish, starts no room, and is one press away", async () => {
		const page = await openEditor();
		await page.getByLabel("Title of the quiz").fill("Numbers");
		await page.getByLabel("Text of question 1").fill("How many?");
		await page.getByLabel("Kind").selectOption("numeric");
		await page.getByRole("button", { name: "Add the right number" }).click();
		const fields: [label: string, right: string, wrong: string][] = [
			["Number", "5", "10^"],
			["± by", "0", "-1"],
			["% of the points", "100", "150"],
			["Points", "1", "5000"],
			["Time limit (s)", "30", "1:30"],
		];
		const fieldOf = (label: string) => page.getByLabel(label, { exact: true });
		for (const [label, right] of fields) await fieldOf(label).fill(right);
		await page.getByText("Ready to be asked").waitFor();
		for (const [at, [label, , wrong]] of fields.entries()) {
			await fieldOf(label).fill(wrong);
			const count = at === 0 ? "1 thing" : `${at + 1} things`;
			await page.getByText(`${count} to finish`).waitFor();
		}
		await page.getByRole("button", { name: "Start a room" }).press("Enter");
		await page.getByText(/^Not ready yet\. Question 1: /).waitFor();
		expect(page.url()).toContain("#/quizzes/");
		await page.locator(".editor-problems summary").click();
		for (const [label, right] of fields) {
			await page
				.locator(".editor-problems")
				.getByRole("button", { name: `Question 1: ${label}: ` })
				.click();
			const field = fieldOf(label);
			expect(
				await field.evaluate((one) => one === document.activeElement),
				label,
			).toBe(true);
			await field.fill(right);
		}
		await page.getByText("Ready to be asked").waitFor();
		// What is gone from the page keeps nothing from being asked.
		await fieldOf("Points").fill("5000");
		await page.getByText("1 thing to finish").waitFor();
		await page.getByLabel("Kind").selectOption("open");
		await page.getByText("1 thing to finish").waitFor({ state: "detached" });
	});

	it("[IP881] a change of kind shows that kind's fields, and the way back gives all back", async () => {
		const page = await openEditor();
		await page.getByLabel("Text of question 1").fill("Which are true?");
		await page.getByLabel("Option A", { exact: true }).fill("One");
		await page.getByLabel("Option B", { exact: true }).fill("Two");
		const kind = page.getByLabel("Kind", { exact: true });
		await kind.selectOption({ label: "Multiple choice" });
		for (const letter of "AB")
			await page.getByLabel(`Option ${letter} is right`).check();
		await page.getByLabel("Each phone shows its own order").focus();
		await page.keyboard.press("Space");
		expect(await cursor(page)).toBe("ask.shuffled");
		await page
			.getByLabel("What is right in part earns")
			.selectOption("plus-minus");
		const many = await savedQuestion(page);
		expect(many).toMatchObject({
			ask: { shuffled: true },
			key: { correct: [0, 1], credit: "plus-minus" },
		});

		await kind.selectOption({ label: "True or false" });
		await page.locator(".option-fixed", { hasText: "False" }).waitFor();
		expect(await optionsOn(page)).toEqual([]);
		expect(await page.getByRole("button", { name: /option/ }).count()).toBe(0);
		expect(await page.locator(".option-mark input").count()).toBe(2);
		// While it is written for the first time nothing is said.
		expect(await page.locator(".question-problems").count()).toBe(0);
		await page.getByLabel("Title of the quiz").focus();
		await page
			.locator(".question-problems", { hasText: "Say whether the statement" })
			.waitFor();

		await kind.selectOption({ label: "Poll" });
		await expect.poll(() => optionsOn(page)).toEqual(["One", "Two", "", ""]);
		expect(await page.locator(".option-mark").count()).toBe(0);
		expect(await page.getByLabel("Points").count()).toBe(0);
		expect(await savedQuestion(page)).toMatchObject({ key: {} });

		await kind.selectOption({ label: "Multiple choice" });
		expect(await savedQuestion(page)).toEqual(many);
	});

	it("[IP882] each thing that is left to finish leads to its field", async () => {
		const page = await openEditor();
		const finish = page.locator(".editor-problems");
		expect(await finish.count()).toBe(0);
		await page.getByLabel("Text of question 1").fill("x");
		await page.getByLabel("Text of question 1").fill("");
		await finish.locator("summary").click();
		const places = [
			["The quiz has no title.", "title"],
			["Question 1: The question has no text.", "text"],
			["Question 1: Option B is empty.", "ask.options.1"],
			["Question 1: Mark exactly one option as right.", "key.correct.0"],
		] as const;
		for (const [words, path] of places) {
			await finish.getByRole("button", { name: words }).click();
			expect(await cursor(page), words).toBe(path);
		}
		for (const letter of "AB")
			await page.getByLabel(`Option ${letter}`, { exact: true }).fill("Same");
		await finish.getByRole("button", { name: "Two options" }).click();
		expect(await cursor(page)).toBe("ask.options.0");
		await page.getByRole("button", { name: "Delete question 1" }).click();
		await finish.getByRole("button", { name: "has no questions" }).click();
		expect(await cursor(page)).toBe("questions");
	});
});

describe("a question of a kind that only a newer version knows", () => {
	it("[IP885] is shown as such and keeps nobody from the rest", async () => {
		const rest = await signedIn(site.rig.url);
		const { id } = (await rest.get("/api/instructor")).json<{ id: string }>();
		const strange = { kind: "hologram", ask: { beams: 3 }, key: { angle: 12 } };
		const newer = {
			...twoQuestions,
			title: "Of a newer version",
			questions: [questionOf("q1"), questionOf("q2", strange)],
		};
		await site.rig.stores.quizzes.addQuizzes(id, [
			{ id: "newer", quiz: newer, sample: null },
		]);
		const page = await openLaptop(rest);
		await page.goto(`${site.rig.url}/teach/`);
		const row = page.getByRole("listitem").filter({ hasText: newer.title });
		await row.getByText("1 thing to finish before").waitFor();
		await row.getByLabel(/^More:/).click();
		const saved = page.waitForEvent("download");
		await row.getByRole("button", { name: "Export as a file" }).click();
		const chunks: Buffer[] = [];
		for await (const chunk of await (await saved).createReadStream())
			chunks.push(chunk as Buffer);
		expect(JSON.parse(Buffer.concat(chunks).toString())).toEqual(newer);

		await page.goto(`${site.rig.url}/teach/#/quizzes/newer`);
		const question = page.locator(".question").nth(1);
		const kind = question.getByLabel("Kind", { exact: true });
		await kind.waitFor();
		expect(await kind.locator("option:checked").textContent()).toBe(
			"Unknown kind",
		);
		await question.getByText("To finish:").waitFor();
		await page.getByLabel("Text of question 1").fill("Changed");
		await page
			.locator(".save-words")
			.getByText("Question 2, kind: this server knows no kind")
			.waitFor();
		await kind.selectOption({ label: "Poll" });
		expect(await savedQuestion(page)).toMatchObject({ text: "Changed" });
	});
});

describe("images in the editor", () => {
	/** As the browser would, when such files are dropped or pasted. */
	const give = (page: Page, how: "drop" | "paste", files: readonly Given[]) =>
		page.evaluate(
			({ how, files }) => {
				const data = new DataTransfer();
				for (const { name, type, bytes } of files)
					data.items.add(new File([new Uint8Array(bytes)], name, { type }));
				const field = document.activeElement;
				const bubbles = true;
				field?.dispatchEvent(
					how === "drop"
						? new DragEvent("drop", { dataTransfer: data, bubbles })
						: new ClipboardEvent("paste", { clipboardData: data, bubbles }),
				);
			},
			{ how, files },
		);
	interface Given {
		readonly name: string;
		readonly type: string;
		readonly bytes: number[];
	}
	const caret = (page: Page) =>
		page.evaluate(() => {
			const field = document.activeElement as HTMLTextAreaElement;
			return field.value.slice(0, field.selectionStart);
		});

	it("[IP1835] are chosen by a key in form and text, where bold, code and formula have theirs", async () => {
		const page = await openEditor();
		const text = page.getByLabel("Text of question 1", { exact: true });
		const choose = async () => {
			const chooser = page.waitForEvent("filechooser");
			await page.keyboard.press("Control+o");
			await (await chooser).setFiles({
				name: "blue.png",
				mimeType: "image/png",
				buffer: await pictureOf(20, 10, "#00a"),
			});
		};
		await text.focus();
		await choose();
		await expect
			.poll(() => text.inputValue())
			.toMatch(/^!\[\]\(image:[0-9a-f]{32}\)$/);
		await text.fill("bold");
		await text.press("Control+a");
		await page.keyboard.press("Control+b");
		expect(await text.inputValue()).toBe("**bold**");
		await page.getByRole("button", { name: "Text", exact: true }).click();
		const source = page.getByLabel("The quiz as text");
		await source.focus();
		await source.press("Control+End");
		await choose();
		await expect.poll(() => source.inputValue()).toMatch(/!\[\]\(image:/);
		await page.keyboard.press("Control+m");
		expect(await source.inputValue()).toContain("![$$](image:");
	});

	it("[IP1180] stand where they were pasted, dropped or chosen for, ask what they show, and are refused in words", async () => {
		const page = await openEditor();
		const text = page.getByLabel("Text of question 1", { exact: true });
		await text.fill("Look: ");
		const bytes = [...(await pictureOf(20, 10, "#0a0"))];
		const picture = { name: "green.png", type: "image/png", bytes };
		await give(page, "paste", [picture]);
		await expect
			.poll(() => text.inputValue())
			.toMatch(/^Look: !\[\]\(image:[0-9a-f]{32}\)$/);
		expect(await caret(page)).toBe("Look: ![");
		await page.getByText("An image has no words for those").waitFor();
		await page.keyboard.type("a switch");
		expect(await text.inputValue()).toMatch(/^Look: !\[a switch\]\(image:/);
		await page
			.getByText("An image has no words for those")
			.waitFor({ state: "detached" });

		await page.getByLabel("Option A", { exact: true }).focus();
		// Several, and each is an option.
		await give(page, "drop", [picture, picture]);
		for (const index of [0, 1])
			await expect
				.poll(async () => (await optionsOn(page))[index])
				.toMatch(/^!\[\]\(image:[0-9a-f]+\)$/);
		await page.locator("textarea[data-field$='/explanation']").focus();
		const chooser = page.waitForEvent("filechooser");
		await page.getByRole("button", { name: "Add an image" }).first().click();
		await (await chooser).setFiles({
			name: "blue.jpg",
			mimeType: "image/jpeg",
			buffer: await pictureOf(20, 10, "#00a", "jpeg"),
		});
		const why = page.locator("textarea[data-field$='/explanation']");
		await expect.poll(() => why.inputValue()).toMatch(/^!\[\]\(image:/);
		const saved = await savedQuestion(page);
		expect(saved?.explanation).toBe(await why.inputValue());

		for (const [name, type, words] of [
			["IMG_1.HEIC", "image/heic", /IMG_1.HEIC was not added. This is a HEIC/],
			["logo.svg", "image/svg+xml", /SVG drawings are not taken/],
			["notes.pdf", "application/pdf", /notes.pdf was not added. This is not/],
			["broken.png", "image/png", /broken.png was not added. This is not/],
		] as const) {
			await give(page, "drop", [{ name, type, bytes: [1, 2, 3] }]);
			await page.getByText(words).waitFor();
		}
		expect(await why.inputValue()).toBe(saved?.explanation);

		// One that arrives when its text is not shown any more changes nothing.
		let arrive = () => {};
		const arrived = new Promise<void>((resolve) => {
			arrive = resolve;
		});
		await page.route("**/api/images", async (route) => {
			await arrived;
			await route.continue();
		});
		await page.getByRole("button", { name: "Text", exact: true }).click();
		await page.getByLabel("The quiz as text").focus();
		await give(page, "drop", [picture]);
		await page.getByRole("button", { name: "Form", exact: true }).click();
		await text.fill("Written since");
		arrive();
		await page.getByText("its text is not shown any more").waitFor();
		expect(await text.inputValue()).toBe("Written since");
	});

	it("[IP1324] can be pointed at: chosen, said in words, with regions by mouse and by keys", async () => {
		const page = await openEditor();
		await page.getByLabel("Text of question 1", { exact: true }).fill("Where?");
		await page
			.getByLabel("Kind", { exact: true })
			.selectOption({ label: "Point on a picture" });
		const chooser = page.waitForEvent("filechooser");
		await page.getByRole("button", { name: "Choose a picture" }).click();
		await (await chooser).setFiles({
			name: "heart.png",
			mimeType: "image/png",
			buffer: await pictureOf(400, 300, "#0a0"),
		});
		await page.getByRole("button", { name: "Choose another" }).waitFor();
		await page.getByLabel("What the picture shows").fill("A [heart] ");
		const area = page.locator(".point-area");
		await area.scrollIntoViewIfNeeded();
		const box = (await area.boundingBox()) ?? {
			x: 0,
			y: 0,
			width: 1,
			height: 1,
		};
		const go = (x: number, y: number) =>
			page.mouse.move(box.x + box.width * x, box.y + box.height * y, {
				steps: 4,
			});
		await go(0.1, 0.2);
		await page.mouse.down();
		await go(0.3, 0.6);
		await page.mouse.up();
		await go(0.2, 0.4);
		await page.mouse.down();
		await go(0.5, 0.4);
		await page.mouse.up();
		await page
			.getByRole("group", { name: "Region 1" })
			.getByLabel("Shape")
			.selectOption("oval");
		await page.getByRole("button", { name: "Add a region" }).press("Enter");
		expect(await cursor(page)).toBe("key.regions.1.x");
		await page.keyboard.type("7");
		const saved = await savedQuestion(page);
		expect(saved?.ask).toEqual({
			image: expect.stringMatching(
				/^!\[A \\\[heart\\\] \]\(image:[0-9a-f]{32}\)$/,
			),
		});
		expect(saved?.key).toEqual({
			regions: [
				{ shape: "oval", x: 400, y: 200, width: 200, height: 400 },
				{ shape: "oval", x: 70, y: 440, width: 120, height: 120 },
			],
		});
	});
});

describe("the results", () => {
	it("[IP883] tell of each question, and of each answer of a student in words", async () => {
		const rest = await signedIn(site.rig.url);
		const room = await openRoom(rest, {
			...twoQuestions,
			questions: [
				questionOf("q1"),
				questionOf("q2", { kind: "multiple", key: { correct: [0, 1] } }),
				questionOf("q3", { kind: "poll", key: {} }),
			],
		});
		const phones = await Promise.all(
			["Ada", "Bob", "Cyd"].map((name) =>
				joinPhone(site.rig.url, room.code, name),
			),
		);
		const values = [
			[[1], [0], [0]],
			[[0, 1], [0, 2], [0]],
			[[2], [2], [0]],
		];
		for (const [question, given] of values.entries()) {
			await room.move({ do: "open", question });
			for (const [at, value] of given.entries())
				await phones[at]?.ask("answer", { round: question + 1, seq: 1, value });
			await room.move({ do: "close" });
		}
		const page = await openLaptop(rest);
		await page.goto(`${site.rig.url}/teach/#/rooms/${room.id}/results`);
		for (const words of [
			"1 of 3 had it right: hard. All the others chose A.",
			"1 of 3 had it right: hard. Of those not right C was chosen most, 1 time.",
			"3 answered. C was chosen most, 2 times.",
		])
			await page.getByText(words).waitFor();
		await expect.poll(() => page.locator(".small-bar").count()).toBe(9);
		await page.locator(".results-question summary").nth(1).click();
		const rows = page.locator(".results-question").nth(1).locator("tbody tr");
		await expect
			.poll(() => rows.allTextContents())
			.toEqual([
				"A, q2 first, right3100\u00a0%",
				"B, q2 second, right133\u00a0%",
				"C, q2 third133\u00a0%",
			]);
		await page.getByRole("button", { name: "Bob" }).click();
		const said = page.locator(".results-answers li");
		await expect
			.poll(() => said.allTextContents())
			.toEqual([
				"Question 1A q1 first not right",
				"Question 2A q2 firstC q2 third not right",
				"Question 3C q3 third",
			]);
		for (const phone of phones) phone.close();
		room.page.close();
	});
});
