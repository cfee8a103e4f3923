import type { Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import type { Results } from "../../shared/rest.ts";
import {
	enterAs,
	joinRoom,
	laptopSize,
	openDevice,
	openPhone,
} from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { joinPhone } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";

const site = withRigAndBrowser();
const closing: (() => void)[] = [];

afterEach(async () => {
	for (const close of closing.splice(0)) close();
});

async function openLaptop(rest: Rest): Promise<Page> {
	const device = site.keep(
		await openDevice(site.browser, { viewport: laptopSize }),
	);
	await enterAs(device.context, rest);
	return device.page;
}

/** A room whose first question Ada on a real phone, Bob and Cy have answered, and which is revealed. */
async function holdRoom() {
	const rest = await signedIn(site.rig.url);
	const room = await openRoom(rest);
	const phone = site.keep(await openPhone(site.browser));
	await joinRoom(phone.page, site.rig.url, room.code, "Ada");
	await phone.page.getByText("Ada").first().waitFor();
	await room.move({ do: "open", question: 0 });
	await phone.page.getByText("q1 second").click();
	await phone.page.getByText("is saved").waitFor();
	for (const [index, name] of ["Bob", "Cy"].entries()) {
		const other = await joinPhone(site.rig.url, room.code, name);
		await other.ask("answer", { round: 1, seq: 1, value: [index] });
		closing.push(other.close);
	}
	await room.move({ do: "close" });
	await room.move({ do: "reveal" });
	closing.push(room.page.close);
	return { rest, room, phone: phone.page };
}

const nameOf = (page: Page, name: string) =>
	page.getByRole("button", { name, exact: true });
const erase = (page: Page) =>
	page.getByRole("button", { name: "Delete this student’s data…" });

async function openResults(page: Page, room: string): Promise<void> {
	await page.goto(`${site.rig.url}/teach/#/rooms/${room}/results`);
	await nameOf(page, "Ada").click();
}

describe("the results page", () => {
	it("[PV7] asks before it deletes a student's data, and then shows everything without them", async () => {
		const { rest, room, phone } = await holdRoom();
		const page = await openLaptop(rest);
		await openResults(page, room.id);
		const sentence = page.locator(".results-sentence").first();
		expect(await sentence.textContent()).toContain("2 of 3 had it right");

		await erase(page).click();
		const dialog = page.getByRole("dialog", {
			// Marks around the name keep it from turning the words beside it.
			name: "Delete the data of “\u2068Ada\u2069”?",
		});
		expect(await dialog.textContent()).toMatch(
			/phone is sent away.*name and all answers.*counted anew.*cannot be undone/s,
		);
		await page.keyboard.press("Escape");
		expect((await rest.get(`/api/rooms/${room.id}/students`)).text).toContain(
			"Ada",
		);
		await erase(page).click();
		await dialog.getByRole("button", { name: "Delete for good" }).click();
		await page.getByText("The student’s data is deleted.").waitFor();
		await nameOf(page, "Ada").waitFor({ state: "detached" });
		expect(await sentence.textContent()).toContain("1 of 2 had it right");
		await nameOf(page, "Bob").waitFor();
		const focused = page.getByRole("heading", { name: "Students" });
		expect(await focused.evaluate((one) => one.matches(":focus"))).toBe(true);

		await phone
			.getByText("The instructor has deleted your name and your answers")
			.first()
			.waitFor();
		const kept = await phone.evaluate(() =>
			Object.keys(localStorage).filter((key) =>
				/seat\.|seated|answer/.test(key),
			),
		);
		expect(kept).toEqual([]);
	});

	it("[PV5] the phone of an erased student joins as somebody new when asked to, not by itself", async () => {
		const { rest, room, phone } = await holdRoom();
		const list = `/api/rooms/${room.id}/students`;
		const students = async () =>
			(await rest.get(list)).json<{
				students: { seat: string; name: string }[];
			}>().students;
		const [ada] = await students();
		await phone.context().setOffline(true);
		expect((await rest.delete(`${list}/${ada?.seat}`)).status).toBe(204);
		await phone.context().setOffline(false);
		const again = phone.getByRole("button", { name: "Join again" });
		await again.waitFor();
		expect(await phone.locator("body").textContent()).not.toContain("is saved");
		expect((await students()).map(({ name }) => name)).toEqual(["Bob", "Cy"]);
		await again.click();
		await phone.getByLabel("Your name").fill("Adam");
		await phone.getByRole("button", { name: "Join", exact: true }).click();
		await waitFor("the new student", async () => (await students()).length > 2);
		const now = await students();
		expect(now.map(({ name }) => name)).toEqual(["Bob", "Cy", "Adam"]);
		expect(now.map(({ seat }) => seat)).not.toContain(ada?.seat);
	});

	it("[PV7] says until when the results are kept, once the room has ended", async () => {
		const { rest, room } = await holdRoom();
		const page = await openLaptop(rest);
		await openResults(page, room.id);
		const kept = page.locator(".results-kept");
		expect(await kept.textContent()).toBe("");
		await room.move({ do: "end" });
		await page.reload();
		await nameOf(page, "Ada").waitFor();
		const reply = await rest.get(`/api/rooms/${room.id}/results`);
		const until = new Date(reply.json<Results>().keptUntil ?? 0);
		const days = (until.getTime() - Date.now()) / 86_400_000;
		expect(Math.round(days)).toBe(180);
		expect(await kept.textContent()).toBe(
			`Kept until ${until.toLocaleDateString("en-GB", { dateStyle: "long" })}, then deleted by itself.`,
		);
	});
});
