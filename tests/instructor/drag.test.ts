import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StoredQuiz } from "../../shared/rest.ts";
import { laptopSize, openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { pictureOf } from "../rig/images.ts";
import { openLibrary } from "../rig/stage.ts";

const site = withRigAndBrowser();
let folder = "";
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "lectern-drag-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(name: string, bytes: Uint8Array): Promise<string> {
	const path = join(folder, name);
	await writeFile(path, bytes);
	return path;
}

async function open(): Promise<Page> {
	const { page } = site.keep(
		await openDevice(site.browser, { viewport: laptopSize }),
	);
	await openLibrary(page, site.rig.url);
	return page;
}

/** Files of the disk, dragged over the page and let go on its part by the browser itself: the page is asked whether it takes them. */
async function dragFiles(page: Page, files: string[], onto: Locator) {
	// Notices lie over the lower edge.
	await onto.evaluate((part) => part.scrollIntoView({ block: "center" }));
	const box = await onto.boundingBox();
	if (box === null) throw new Error("It is not on the page.");
	const x = box.x + box.width / 2;
	const y = box.y + box.height / 2;
	const session = await page.context().newCDPSession(page);
	const data = { items: [], files, dragOperationsMask: 1 };
	for (const type of ["dragEnter", "dragOver", "drop"] as const)
		await session.send("Input.dispatchDragEvent", { type, x, y, data });
	await session.detach();
}

describe("files that are dragged onto a page", () => {
	it("[IP2290] are images where a text takes them and a quiz in the library, and the page stays", async () => {
		const page = await open();
		await page.getByRole("button", { name: "New quiz" }).click();
		const text = page.getByLabel("Text of question 1", { exact: true });
		await text.fill("Look: ");
		const picture = await fileOf(
			"green.png",
			await pictureOf(20, 10, "#0a0", "png"),
		);
		const address = page.url();
		await dragFiles(page, [picture], text);
		await expect
			.poll(() => text.inputValue())
			.toMatch(/^Look: !\[\]\(image:[0-9a-f]{32}\)$/);
		await page.keyboard.type("A switch");
		// Its button asks what is shown, and lies over what is below: none of the page's parts takes a file there.
		const notice = page.locator(".notice").first();
		await dragFiles(page, [picture], notice);
		await page.getByText("No file is taken there.").waitFor();
		const option = page.getByLabel("Option A", { exact: true });
		await dragFiles(page, [picture], option);
		await expect.poll(() => option.inputValue()).toMatch(/^!\[\]\(image:/);
		expect(page.url()).toBe(address);

		await page
			.locator(".save-words")
			.getByText("Saved", { exact: true })
			.waitFor();
		const id = address.split("/").at(-1);
		const reply = await page.request.get(`${site.rig.url}/api/quizzes/${id}`);
		const { quiz } = (await reply.json()) as StoredQuiz;
		expect(quiz.questions[0]?.text).toMatch(/^Look: !\[A switch\]/);

		await page.goto(`${site.rig.url}/teach/`);
		await page.getByRole("button", { name: "New quiz" }).waitFor();
		const file = await fileOf(
			"dragged.json",
			Buffer.from(JSON.stringify({ ...quiz, title: "Dragged" })),
		);
		await dragFiles(page, [file], page.locator("main"));
		await page.getByText("Dragged", { exact: true }).first().waitFor();
		expect(new URL(page.url()).pathname).toBe("/teach/");
	});
});
