import type { Page } from "playwright-core";
import type { Watched } from "../../shared/instructor-events.ts";
import type { RoomList, RoomSummary } from "../../shared/rest.ts";
import { defaultSettings } from "../../shared/settings.ts";

/** The instructor's pages, as a person uses them. */

/** Opens the library, a new one where the browser has none yet. */
export async function openLibrary(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/teach/`);
	const isNew = page.getByRole("button", { name: "I am new here" });
	const library = page.getByRole("heading", { name: "Library" });
	await isNew.or(library).waitFor();
	if (await isNew.isVisible()) await isNew.click();
	await library.waitFor();
}

/**
 * Opens the library, starts a room with this quiz, and waits for the room's page. Nothing goes by itself in it, as a test takes its time
 * at each step; with `asOffered` the settings are those that a lecturer gets who chooses none.
 */
export async function openRoom(
	page: Page,
	url: string,
	title: string,
	{ asOffered = false } = {},
): Promise<RoomSummary> {
	await openLibrary(page, url);
	if (!asOffered)
		await page.evaluate(
			([key, settings]) => localStorage.setItem(key, settings),
			["lectern.room-settings", JSON.stringify(defaultSettings)] as const,
		);
	const quiz = page.getByRole("listitem").filter({ hasText: title }).first();
	await quiz.getByRole("button", { name: /^Start a room/ }).click();
	await page.locator(".room-primary").waitFor();
	const { rooms } = (await (
		await page.request.get(`${url}/api/rooms`)
	).json()) as RoomList;
	const [room] = rooms;
	if (room === undefined) throw new Error("no room was opened");
	return room;
}

/** Presses the primary button once it says this and takes presses. */
export async function press(page: Page, label: RegExp): Promise<void> {
	const primary = page.locator('.room-primary[aria-disabled="false"]');
	await primary.filter({ hasText: label }).click({ timeout: 15_000 });
}

/**
 * Has the room do what its primary button says, once it says this, without the button: that is inert for a moment after each step. For
 * lectures of many questions in tests of something else.
 */
export async function lead(page: Page, label: RegExp): Promise<void> {
	await page.locator(".room-primary").filter({ hasText: label }).waitFor();
	const [, base = "", id = ""] =
		/^(.*)\/teach\/#\/rooms\/([\w-]+)/.exec(page.url()) ?? [];
	const at = `${base}/api/rooms/${id}`;
	const state = await page.request.get(`${at}/state`);
	const { view } = (await state.json()) as Watched;
	const send = () =>
		page.request.post(`${at}/commands`, {
			data: view.primary?.command,
			headers: { origin: new URL(base).origin },
		});
	let reply = await send();
	// Nobody presses so fast.
	while (reply.status() === 429) {
		await page.waitForTimeout(Number(reply.headers()["retry-after"]) * 1000);
		reply = await send();
	}
	if (!reply.ok()) throw new Error(await reply.text());
}

/** Opens a part of the room's page that is folded away. */
export async function unfold(page: Page, part: string): Promise<void> {
	const fold = page.locator(".fold", {
		has: page.getByRole("heading", { name: part, exact: true }),
	});
	const isOpen = await fold.evaluate((one) => one.hasAttribute("open"));
	if (!isOpen) await fold.locator("summary").press("Enter");
}

/** Opens the room's screen on another device. */
export async function openScreen(
	page: Page,
	instructor: Page,
	url: string,
	code: string,
): Promise<void> {
	const link = await instructor
		.getByRole("link", { name: /screen/i })
		.first()
		.getAttribute("href");
	await page.goto(new URL(link ?? "", url).href);
	await page
		.getByText(`${code.slice(0, 3)} ${code.slice(3)}`)
		.first()
		.waitFor();
}

/** The phone says that the store has its answer. */
export async function expectSaved(page: Page): Promise<void> {
	await page
		.locator('.status-answer[data-state="saved"]')
		.waitFor({ timeout: 15_000 });
}
