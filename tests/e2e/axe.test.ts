import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { violationsOn } from "../rig/axe.ts";
import {
	type Device,
	joinRoom,
	openDevice,
	phoneSize,
	projectorSize,
} from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import {
	expectSaved,
	openLibrary,
	openRoom,
	openScreen,
	press,
} from "../rig/stage.ts";

describe("accessibility", () => {
	const site = withServerAndBrowser();

	for (const colorScheme of ["light", "dark"] as const) {
		it(`[EE4] [EE7] no page has a violation, ${colorScheme}`, {
			timeout: 180_000,
		}, async () => {
			const seen: string[] = [];
			const inspect = async (name: string, page: Page) => {
				for (const one of await violationsOn(page))
					seen.push(`${name}: ${one}`);
			};
			const device = (viewport: typeof phoneSize) =>
				openDevice(site.browser, {
					viewport,
					colorScheme,
					reducedMotion: "reduce",
				});
			const [teacher, projector, pocket] = await Promise.all([
				device({ width: 1280, height: 800 }),
				device(projectorSize),
				device(phoneSize),
			]);
			const [instructor, screen, phone] = [
				teacher.page,
				projector.page,
				pocket.page,
			];

			await phone.goto(site.server.url);
			await inspect("join", phone);
			await phone.goto(`${site.server.url}/j/nothing`);
			await inspect("join, wrong code", phone);
			await instructor.goto(`${site.server.url}/teach/`);
			await instructor.getByRole("button", { name: "I am new here" }).waitFor();
			await inspect("welcome", instructor);
			await instructor
				.getByRole("button", { name: "I have a library" })
				.click();
			await inspect("welcome back", instructor);
			await openLibrary(instructor, site.server.url);
			await instructor.getByRole("listitem").first().waitFor();
			await inspect("library", instructor);
			await instructor.goto(`${site.server.url}/teach/#/account`);
			await instructor
				.getByRole("button", { name: "Make recovery words" })
				.click();
			await instructor.getByText("They are shown only now").waitFor();
			await inspect("account", instructor);
			await instructor
				.getByRole("button", { name: "Use on another device" })
				.click();
			await inspect("hand-over", instructor);
			await instructor.keyboard.press("Escape");
			await instructor.getByText("Account", { exact: true }).first().click();
			await instructor
				.getByRole("button", { name: "Use on another device" })
				.first()
				.click();
			const link = instructor.getByRole("dialog").locator("input");
			await expect.poll(() => link.inputValue()).toContain("take-over");
			await inspect("hand-over, from the menu", instructor);
			const other = await device(phoneSize);
			await other.page.goto(await link.inputValue());
			await inspect("take-over", other.page);
			await other.page.getByRole("button", { name: "Use it here" }).click();
			await instructor
				.getByRole("button", { name: "Yes, let it in" })
				.waitFor();
			await inspect("hand-over, asked", instructor);
			await inspect("take-over, asked", other.page);
			await other.context.close();
			await instructor.keyboard.press("Escape");
			await instructor.goto(`${site.server.url}/teach/`);
			await instructor.locator('a[href*="#/quizzes/"]').first().click();
			await instructor.getByLabel(/title/i).first().waitFor();
			await inspect("editor", instructor);
			const choose = async (item: string) => {
				await instructor.locator(".editor-bar .menu summary").click();
				await instructor.getByRole("button", { name: item }).click();
			};
			await instructor.getByLabel("Select question 1").check();
			await choose("Paste questions");
			await instructor
				.getByLabel("Paste or type here")
				.fill("1. What?\n- a *\n- b");
			await instructor.getByText("1 question found").waitFor();
			await inspect("editor, paste", instructor);
			await instructor.keyboard.press("Escape");
			await choose("Try it");
			await instructor
				.getByRole("button", { name: "Show what is right" })
				.waitFor();
			await inspect("editor, trial", instructor);
			await instructor.keyboard.press("Escape");
			await instructor
				.getByRole("button", { name: "Text", exact: true })
				.click();
			await instructor.getByLabel("The quiz as text").waitFor();
			await inspect("editor, text", instructor);

			const room = await openRoom(instructor, site.server.url, "module quiz");
			await openScreen(screen, instructor, site.server.url, room.code);
			await inspect("instructor, lobby", instructor);
			await inspect("screen, lobby", screen);
			await phone.goto(`${site.server.url}/j/${room.code}`);
			await phone.getByLabel("Your name").waitFor();
			await inspect("student, name", phone);
			await joinRoom(phone, site.server.url, room.code, "Ada");
			await phone.getByText("You’re in, Ada").first().waitFor();
			await inspect("student, lobby", phone);
			await press(instructor, /^Start/);
			await phone
				.getByText(/Question 1 comes next/)
				.first()
				.waitFor();
			await inspect("screen, ready", screen);
			await inspect("student, ready", phone);
			await press(instructor, /^Open question/);
			await phone.locator("button.option").first().click();
			await expectSaved(phone);
			await inspect("student, open", phone);
			await inspect("instructor, open", instructor);
			await inspect("screen, open", screen);
			await press(instructor, /^Close/);
			await phone.getByText("Closed.").first().waitFor();
			await inspect("student, closed", phone);
			await inspect("screen, closed", screen);
			await press(instructor, /^Reveal/);
			await phone
				.getByRole("heading", { name: /^(Right|Not this time)/ })
				.waitFor();
			await inspect("student, revealed", phone);
			await inspect("instructor, revealed", instructor);
			await inspect("screen, revealed", screen);
			await instructor.setViewportSize(phoneSize);
			await inspect("instructor on a phone", instructor);
			await instructor.goto(
				`${site.server.url}/teach/#/rooms/${room.id}/results`,
			);
			await instructor.getByRole("button", { name: "Take it away" }).waitFor();
			await inspect("results", instructor);

			expect(seen).toEqual([]);
			expect(
				[teacher, projector, pocket].flatMap((one: Device) => one.faults),
			).toEqual([]);
			await Promise.all(
				[teacher, projector, pocket].map((one) => one.context.close()),
			);
		});
	}
});
