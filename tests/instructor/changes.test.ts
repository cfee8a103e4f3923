import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { QuizList, RoomSummary } from "../../shared/rest.ts";
import { violationsOn } from "../rig/axe.ts";
import { enterAs, laptopSize, openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { joinPhone } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { openRoom, questionOf, twoQuestions } from "../rig/room.ts";

const site = withRigAndBrowser();

/** A new room, and its page on a laptop. */
async function showRoom() {
	const rest = await signedIn(site.rig.url);
	const room = await openRoom(rest);
	return { room, ...(await showPage(rest, room.id)) };
}

async function showPage(rest: Rest, id: string) {
	const device = site.keep(
		await openDevice(site.browser, { viewport: laptopSize }),
	);
	await enterAs(device.context, rest);
	await device.page.goto(`${site.rig.url}/teach/#/rooms/${id}`);
	await device.page.locator(".room-primary").waitFor();
	return { rest, ...device };
}

/** A picture, as a file manager drops it or a program has it copied. */
async function giveFile(target: Locator, how: "drop" | "paste") {
	await target.evaluate(async (element, how) => {
		const canvas = new OffscreenCanvas(40, 30);
		canvas.getContext("2d")?.fillRect(5, 5, 20, 20);
		const picture = await canvas.convertToBlob({ type: "image/png" });
		const data = new DataTransfer();
		data.items.add(new File([picture], "curve.png", { type: "image/png" }));
		const init = { bubbles: true, cancelable: true };
		element.dispatchEvent(
			how === "drop"
				? new DragEvent("drop", { ...init, dataTransfer: data })
				: new ClipboardEvent("paste", { ...init, clipboardData: data }),
		);
	}, how);
}

/** The dialog is there, and the cursor in its text. */
async function writes(page: Page): Promise<void> {
	await page.getByRole("dialog").waitFor();
	await expect
		.poll(() => page.evaluate(() => document.activeElement?.tagName))
		.toBe("TEXTAREA");
}

describe("questions that are changed on the room's page", () => {
	it("[IP1370] a typo is mended by keyboard while a phone stands in the question, one is asked in one press, and what was right is said afterwards", async () => {
		const { room, page } = await showRoom();
		const phone = await joinPhone(site.rig.url, room.code, "Ann");
		await room.move({ do: "open", question: 0 });
		const before = await phone.wait("view", ({ phase }) => phase === "open");
		await page.locator(".room-bar-phase", { hasText: "is open" }).waitFor();
		await page.getByRole("button", { name: "Change question 1…" }).focus();
		await page.keyboard.press("Enter");
		await writes(page);
		await page.keyboard.type(" Mended");
		expect(await violationsOn(page)).toEqual([]);
		await page.keyboard.press("Tab");
		await page.getByRole("button", { name: "Save" }).focus();
		await page.keyboard.press("Enter");
		await page.getByText("Changed in this room.").waitFor();
		await page.locator(".stage-text", { hasText: "Mended" }).waitFor();
		expect(phone.heard("view").at(-1)).toMatchObject({
			asked: "asked" in before ? before.asked : null,
		});
		await room.move({ do: "close" });
		await phone.wait(
			"view",
			(view) => view.phase === "closed" && /Mended/.test(view.asked.text ?? ""),
		);
		await page
			.getByLabel("What you ask, if it is not on the board")
			.fill("Now?");
		await page.getByRole("button", { name: "Ask now: Yes or no" }).click();
		const asked = await phone.wait(
			"view",
			(view) => view.phase === "open" && view.asked.text === "Now?",
		);
		expect(asked).toMatchObject({ asked: { index: 1, round: 2 } });
		const answer = { round: 2, seq: 1, value: [1] };
		expect(await phone.ask("answer", answer)).toHaveProperty("saved");
		await page.locator(".stage-text", { hasText: "Now?" }).waitFor();
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		expect(await violationsOn(page)).toEqual([]);
		await page.getByRole("button", { name: "Say what is right…" }).click();
		await page.getByRole("dialog").waitFor();
		await page.getByRole("radio").nth(1).click();
		await page.getByRole("button", { name: "Save", exact: true }).click();
		await page.getByText("Changed in this room.").last().waitFor();
		await expect
			.poll(async () => (await room.results()).questions[1])
			.toMatchObject({
				text: "Now?",
				key: { correct: [1] },
				rounds: [{ answered: 1, right: 1 }],
			});
		await page.getByRole("button", { name: "Save into the quiz" }).click();
		await page.getByText(/Saved into/).waitFor();
		phone.close();
		room.page.close();
	});

	it("[IP1371] what was not asked is looked at, moved, skipped and added to without leaving the room", async () => {
		const { room, page } = await showRoom();
		const run = page.locator(".run-row");
		await run.nth(1).click();
		await page.getByRole("button", { name: "Move question 2 up" }).click();
		await page.getByText("It is question 1 now.").waitFor();
		await expect.poll(() => run.first().textContent()).toContain("q2");
		await page.getByRole("button", { name: "Skip it" }).click();
		await run.first().getByText("Skipped").waitFor();
		await page.locator(".room-primary", { hasText: "question 2" }).waitFor();
		await page.getByRole("button", { name: "Add a question…" }).click();
		await writes(page);
		await page.keyboard.type("Added here?");
		const add = page.getByRole("button", { name: "Add", exact: true });
		await add.click();
		const dialog = page.getByRole("dialog");
		await dialog.getByRole("alert").waitFor();
		// What is unfinished is kept, and is in nobody's lecture.
		await page.keyboard.press("Escape");
		await expect.poll(() => run.count()).toBe(2);
		await page.getByRole("button", { name: "Add a question…" }).click();
		await writes(page);
		for (const [at, words] of ["Yes", "No"].entries())
			await dialog
				.locator(`textarea[data-field$="ask.options.${at}"]`)
				.fill(words);
		await dialog.getByRole("radio").first().click();
		await add.click();
		await dialog.waitFor({ state: "hidden" });
		await expect.poll(() => run.count()).toBe(3);
		await expect
			.poll(() => run.allTextContents())
			.toEqual(
				expect.arrayContaining([expect.stringContaining("Added here?")]),
			);
		const { questions } = await room.results();
		expect(questions.map(({ text }) => text)).toContain("Added here?");
		room.page.close();
	});

	it("[IP1533] images are dropped and pasted into the texts of a question that is changed, and shown to the class", async () => {
		const { room, page } = await showRoom();
		await page.locator(".run-row").nth(1).click();
		await page.getByRole("button", { name: "Change question 2…" }).click();
		await writes(page);
		const dialog = page.getByRole("dialog");
		const text = dialog.locator(".question-text");
		const option = dialog.locator('textarea[data-field$="ask.options.0"]');
		const marks = /!\[\]\(image:[\w-]+\)/;
		await giveFile(text, "drop");
		await expect.poll(() => text.inputValue()).toMatch(marks);
		// Now it is said what it shows.
		await page.keyboard.type("a curve");
		expect(await text.inputValue()).toContain("![a curve](image:");
		await option.focus();
		await giveFile(option, "paste");
		await expect.poll(() => option.inputValue()).toMatch(marks);
		await page.getByRole("button", { name: "Save", exact: true }).click();
		await page.getByText("Changed in this room.").waitFor();
		const image = page.locator(".stage-text img");
		await image.waitFor();
		const src = new URL((await image.getAttribute("src")) ?? "", site.rig.url);
		expect((await page.request.get(src.href)).status()).toBe(200);
		room.page.close();
	});

	it("[IP1856] fields of a question that is changed show all of their text", async () => {
		const rest = await signedIn(site.rig.url);
		const long = "Words that take more than one line in any dialog. ".repeat(6);
		const quiz = {
			...twoQuestions,
			questions: [questionOf("q1", { text: long, explanation: long })],
		};
		const room = await openRoom(rest, quiz);
		const { page } = await showPage(rest, room.id);
		await room.move({ do: "open", question: 0 });
		await page.getByRole("button", { name: "Change question 1…" }).click();
		await writes(page);
		const cut = await page
			.getByRole("dialog")
			.locator("textarea")
			.evaluateAll((all) =>
				all
					.filter((one) => one.scrollHeight > one.clientHeight + 2)
					.map((one) => one.getAttribute("data-field")),
			);
		expect(cut).toEqual([]);
		room.page.close();
	});

	it("[IP1835] the keys beside the buttons for bold, code, formula and image work in a question that is changed, too", async () => {
		const { room, page } = await showRoom();
		await page.locator(".run-row").nth(1).click();
		await page.getByRole("button", { name: "Change question 2…" }).click();
		await writes(page);
		const text = page.getByRole("dialog").locator(".question-text");
		await text.fill("bold");
		await text.press("Control+a");
		await page.keyboard.press("Control+b");
		expect(await text.inputValue()).toBe("**bold**");
		const chooser = page.waitForEvent("filechooser");
		await page.keyboard.press("Control+o");
		await chooser;
		room.page.close();
	});

	it("[IP1534] a room without a quiz is saved into one, and into that very one after the page was loaded anew", async () => {
		const rest = await signedIn(site.rig.url);
		const begun = await rest.post("/api/rooms", { title: "Unprepared" });
		const { id } = begun.json<{ id: string }>();
		const { page } = await showPage(rest, id);
		const ask = async (prompt: string) => {
			await page
				.getByLabel("What you ask, if it is not on the board")
				.fill(prompt);
			await page.getByRole("button", { name: "Ask now: Yes or no" }).click();
			await page.locator(".stage-text", { hasText: prompt }).waitFor();
		};
		const quizzes = async () => {
			const { quizzes } = (await rest.get("/api/quizzes")).json<QuizList>();
			return quizzes.filter(({ title }) => title === "Unprepared");
		};
		await ask("First?");
		await page.getByRole("button", { name: "Save into the quiz" }).click();
		await page.getByText(/are the quiz “.?Unprepared.?” now/).waitFor();
		expect(await quizzes()).toMatchObject([{ questions: 1 }]);
		await page.getByRole("button", { name: /^Close/ }).click();
		await page.reload();
		await page.locator(".room-primary").waitFor();
		await ask("Second?");
		await page.getByRole("button", { name: "Save into the quiz" }).click();
		await page.getByText(/Saved into/).waitFor();
		const [quiz, ...others] = await quizzes();
		expect(quiz).toMatchObject({ questions: 2 });
		expect(others).toEqual([]);
		const room = (await rest.get(`/api/rooms/${id}`)).json<RoomSummary>();
		expect(room).toMatchObject({ quiz: quiz?.id });
	});

	it("[IP1535] what stands in a field and does not count is not lost by saving: the cursor goes there", async () => {
		const { room, page } = await showRoom();
		await page.locator(".run-row").nth(1).click();
		await page.getByRole("button", { name: "Change question 2…" }).click();
		await writes(page);
		const seconds = page.getByRole("dialog").getByLabel("Time limit (s)");
		await seconds.fill("1000000");
		await page.getByRole("button", { name: "Save", exact: true }).click();
		await expect
			.poll(() => seconds.evaluate((one) => one === document.activeElement))
			.toBe(true);
		expect(await page.getByText("Changed in this room.").count()).toBe(0);
		await seconds.fill("20");
		await page.getByRole("button", { name: "Save", exact: true }).click();
		await page.getByText("Changed in this room.").waitFor();
		room.page.close();
	});

	it("[IP1532] an entry that is taken out of a group stands behind it and has the focus, however often", async () => {
		const rest = await signedIn(site.rig.url);
		const words = questionOf("words", {
			kind: "cloud",
			ask: { entries: 3, moderated: false },
			key: {},
		});
		const room = await openRoom(rest, { ...twoQuestions, questions: [words] });
		const { page } = await showPage(rest, room.id);
		await room.move({ do: "open", question: 0 });
		const said = ["alpha", "beta", "gamma", "delta", "omega"];
		const phones = [];
		for (const [index, word] of said.entries()) {
			// The earlier ones are said by more, so that there is one order.
			for (let more = index; more < said.length; more++) {
				const name = `${word} ${more}`;
				const phone = await joinPhone(site.rig.url, room.code, name);
				const answer = { round: 1, seq: 1, value: [word] };
				expect(await phone.ask("answer", answer)).toHaveProperty("saved");
				phones.push(phone);
			}
		}
		const rows = page.locator(".moderation > ul > li");
		const order = () =>
			rows
				.locator(".moderation-text")
				.evaluateAll((all) =>
					all.map((one) => one.textContent?.trim().split(" ")[0]),
				);
		/** Words of students are isolated by signs that nobody sees. */
		const act = (name: RegExp) =>
			page.locator(".moderation").getByRole("button", { name });
		await expect.poll(order).toHaveLength(5);
		const first = await order();
		await act(/^Group others with .beta/).click();
		await act(/delta. means the same/).click();
		await act(/omega. means the same/).click();
		await act(/^Done$/).click();
		const grouped = first.filter((one) => one !== "delta" && one !== "omega");
		await expect.poll(order).toEqual(grouped);
		const at = grouped.indexOf("beta") + 1;
		const focused = () =>
			page.evaluate(
				() =>
					document.activeElement
						?.closest(".moderation > ul > li")
						?.querySelector(".moderation-text")
						?.textContent?.trim()
						.split(" ")[0],
			);
		for (const word of ["delta", "omega"]) {
			await act(new RegExp(`^Take .${word}. out`)).press("Enter");
			await expect.poll(focused).toBe(word);
		}
		const apart = [...grouped];
		apart.splice(at, 0, "omega", "delta");
		expect(await order()).toEqual(apart);
		for (const phone of phones) phone.close();
		room.page.close();
	});
});
