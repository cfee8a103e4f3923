import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { violationsOn } from "../rig/axe.ts";
import { laptopSize, openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { joinPhone } from "../rig/links.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";

const site = withRigAndBrowser();

/** A new room, and its page on a laptop. */
async function showRoom() {
	const rest = await signedIn(site.rig.url);
	const room = await openRoom(rest);
	const [name = "", value = ""] = (rest.cookie ?? "").split(/=(.*)/);
	const device = site.keep(
		await openDevice(site.browser, { viewport: laptopSize }),
	);
	await device.context.addCookies([{ name, value, url: site.rig.url }]);
	await device.page.goto(`${site.rig.url}/teach/#/rooms/${room.id}`);
	await device.page.locator(".room-primary").waitFor();
	return { room, rest, ...device };
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
		await page.getByRole("button", { name: "Add", exact: true }).click();
		await page.getByRole("dialog").getByRole("alert").waitFor();
		await page.keyboard.press("Escape");
		await expect.poll(() => run.count()).toBe(2);
		room.page.close();
	});
});
