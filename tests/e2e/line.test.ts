import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { defaultSettings } from "../../shared/settings.ts";
import { violationsOn } from "../rig/axe.ts";
import { laptopSize, openDevice, phoneSize } from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { joinPhone } from "../rig/links.ts";
import { openRoom, press, unfold } from "../rig/stage.ts";

describe("a flood, on the pages", () => {
	const site = withServerAndBrowser();

	for (const colorScheme of ["light", "dark"] as const)
		it(`[EE270] who waits is told so and let in by the keyboard, seats that never answered are cleared, ${colorScheme}`, {
			timeout: 120_000,
		}, async () => {
			const { url } = site.server;
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
			const [teacher, pocket] = await Promise.all([
				device(laptopSize),
				device(phoneSize),
			]);
			const [instructor, phone] = [teacher.page, pocket.page];
			const room = await openRoom(instructor, url, "module quiz");
			const settings = { ...defaultSettings, expected: 1 };
			const reply = await instructor.request.post(
				`${url}/api/rooms/${room.id}/commands`,
				{ data: { do: "settings", settings } },
			);
			expect(reply.status()).toBe(200);
			const links = [];
			for (const name of ["Bot 1", "Bot 2", "Bot 3"])
				links.push(await joinPhone(url, room.code, name));
			const alarm = instructor.getByRole("alert").filter({
				hasText: "Newcomers wait",
			});
			await alarm.waitFor();
			await inspect("instructor, nobody waits", instructor);
			await phone.goto(`${url}/j/${room.code}`);
			await phone.getByLabel("Your name").fill("Ada");
			await phone.getByLabel("Your name").press("Enter");
			await phone.getByText("You are the next").waitFor();
			const letIn = instructor.getByRole("button", { name: "Let in all 1" });
			await letIn.waitFor();
			await inspect("instructor, one waits", instructor);
			await inspect("student waits", phone);
			await letIn.press("Enter");
			await phone.getByText("You’re in, Ada").first().waitFor();

			await press(instructor, /^Start/);
			await press(instructor, /^Open question/);
			await phone.locator("button.option").first().waitFor();
			await unfold(instructor, "Class");
			const clear = instructor.getByRole("button", {
				name: "Clear silent seats",
			});
			expect(await clear.getAttribute("aria-disabled")).toBe("true");
			await press(instructor, /^Close/);
			await instructor
				.locator('.class-list button[aria-disabled="false"]', {
					hasText: "Clear silent seats",
				})
				.press("Enter");
			const question = instructor.getByRole("dialog", {
				name: "Clear 4 seats?",
			});
			await question.waitFor();
			await inspect("instructor, clear seats", instructor);
			await question
				.getByRole("button", { name: "Clear seats" })
				.press("Enter");
			await instructor.getByText("4 seats cleared.").waitFor();
			await phone
				.getByRole("heading", { name: "You are not in this room any more" })
				.waitFor();
			await inspect("student, cleared", phone);
			await phone.getByRole("button", { name: "Join again" }).click();
			await phone.getByLabel("Your name").waitFor();
			for (const link of links) link.close();
			expect(seen).toEqual([]);
			expect([...teacher.faults, ...pocket.faults]).toEqual([]);
			await Promise.all([teacher.context.close(), pocket.context.close()]);
		});
});
