import type { Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { wordAt, wordMs } from "../../server/room/word.ts";
import type { Student } from "../../shared/views.ts";
import {
	enterAs,
	laptopSize,
	openDevice,
	openPhone,
	projectorSize,
} from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { joinPhone, type StudentLink } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";
import { unfold } from "../rig/stage.ts";
import { waitFor } from "../rig/wait.ts";
import { joinOne } from "../store/samples.ts";

const config = { joinRush: 200 };
const bots = 1100;

const site = withRigAndBrowser({ config });
let rest: Rest;
const links: StudentLink[] = [];
beforeAll(async () => {
	rest = await signedIn(site.rig.url);
});
afterEach(async () => {
	for (const link of links.splice(0)) link.close();
});

const join = async (room: OpenRoom, name: string) => {
	const link = await joinPhone(site.rig.url, room.code, name);
	links.push(link);
	return link;
};

async function openTeacher(room: OpenRoom): Promise<Page> {
	const { context, page } = site.keep(
		await openDevice(site.browser, { viewport: laptopSize }),
	);
	await enterAs(context, rest);
	await page.goto(`${site.rig.url}/teach/#/rooms/${room.id}`);
	return page;
}

/** Seats by the hundred, as if another node had taken them. */
async function seatBots(room: OpenRoom): Promise<void> {
	for (let number = 0; number < bots; number++) {
		const id = `bot${String(number).padStart(19, "0")}`;
		const seat = { id, name: `Bot ${number}`, nameKey: `bot${number}` };
		await joinOne(site.rig.stores.rooms, room.id, seat, 5000);
	}
}

/** As many minutes as it takes: one in 330 has the word of the minute before. */
async function turnToAnotherWord({ id }: OpenRoom): Promise<void> {
	const { clock, stores } = site.rig;
	const look = await stores.rooms.look(id);
	if (look === null) throw new Error("there is no such room");
	const wordIn = (ms: number) =>
		wordAt(look.room, Date.now() + clock.ahead + ms);
	let ms = wordMs;
	while (wordIn(ms) === wordIn(0)) ms += wordMs;
	clock.ahead += ms;
}

const present = async (room: OpenRoom) =>
	(await rest.get(`/api/rooms/${room.id}/students`))
		.json<{ students: Student[] }>()
		.students.filter(({ removed }) => !removed)
		.map(({ name }) => name);

describe("the instructor's page in a flood", () => {
	it("[HC18] says that newcomers wait and why, removes the flood at once, sends the line away and lets it in", {
		timeout: 60_000,
	}, async () => {
		const room = await openRoom(rest);
		const page = await openTeacher(room);
		await join(room, "Ada");
		await page.getByText("1 student is here").waitFor();
		// Whoever has come before the rush is no part of it.
		await new Promise((resolve) => setTimeout(resolve, 2500));
		await join(room, "Ben");
		await join(room, "Cleo");
		await seatBots(room);
		const alarm = page.getByRole("alert").filter({ hasText: "Newcomers wait" });
		await alarm.waitFor();
		expect(await alarm.textContent()).toMatch(
			/Newcomers wait: 11\d\d came within \d+ s\./,
		);
		const { page: phone } = site.keep(await openPhone(site.browser));
		await phone.goto(`${site.rig.url}/j/${room.code}`);
		await phone.getByLabel("Your name").fill("Dana");
		await phone.getByRole("button", { name: "Join" }).tap();
		await phone
			.getByRole("heading", { name: "You are in line, Dana" })
			.waitFor();
		await phone.getByText("You are the next").waitFor();
		await page.getByText("1 waits.").waitFor();

		await unfold(page, "Class");
		const list = page.getByRole("region", { name: "Class" });
		await list.getByLabel("Which students").selectOption("Joined in the rush");
		await list.getByPlaceholder("Find a student").fill("Bot");
		await list.getByLabel(`All ${bots} of these`).check();
		await list.getByText(`${bots} chosen`).waitFor();
		await list.getByRole("button", { name: "Remove" }).click();
		const sure = page.getByRole("dialog");
		await sure.getByText(`Remove ${bots} students?`).waitFor();
		await sure.getByRole("button", { name: "Remove" }).click();
		await waitFor("the flood to be gone", async () => {
			const names = await present(room);
			return names.length === 3;
		});
		expect((await present(room)).sort()).toEqual(["Ada", "Ben", "Cleo"]);

		await page.getByRole("button", { name: "Send all away" }).click();
		await phone.getByText("If you belong here, join again.").waitFor();
		await phone.getByRole("button", { name: "Try again" }).tap();
		await page.getByText("1 waits.").waitFor();
		await page.getByRole("button", { name: "Let in all 1" }).click();
		await phone.getByText("You’re in, Dana").first().waitFor();
		await alarm.waitFor({ state: "detached" });
		expect((await present(room)).sort()).toContain("Dana");
		room.page.close();
	});

	it("[HC18] finds who never answered, once there was something to answer", async () => {
		const room = await openRoom(rest);
		const page = await openTeacher(room);
		const ada = await join(room, "Ada");
		await join(room, "Bot 1");
		await unfold(page, "Class");
		const which = page.getByLabel("Which students");
		await which.waitFor();
		const choices = () => which.locator("option").allTextContents();
		expect(await choices()).toEqual(["Everybody", "Joined in the last minute"]);
		await room.move({ do: "open", question: 0 });
		await ada.ask("answer", { round: 1, seq: 1, value: [0] });
		await expect.poll(choices).toContain("Never answered");
		await which.selectOption("Never answered");
		const names = page.locator(".class-list li .check");
		await expect.poll(() => names.allTextContents()).toEqual(["Bot 1"]);
		await which.selectOption("Joined in the last minute");
		await expect.poll(() => names.count()).toBe(2);
		room.page.close();
	});
});

describe("the pages of a room that asks for the word", () => {
	it("[HC19] screen and instructor show it, the phone asks a newcomer for it, and lets them in by it", async () => {
		const room = await openRoom(rest, undefined, { word: true });
		const { page: screen } = site.keep(
			await openDevice(site.browser, { viewport: projectorSize }),
		);
		await screen.goto(`${site.rig.url}/screen/#${room.screenToken}`);
		await screen.locator(".lobby-word").waitFor();
		const shown = () => screen.locator(".lobby-word").textContent();
		// A minute may go by between any two looks.
		await expect
			.poll(async () => (await shown()) === room.view().word)
			.toBe(true);
		const teacher = await openTeacher(room);
		await expect
			.poll(async () =>
				(await teacher.locator("body").innerText()).includes(
					`and the word ${room.view().word}`,
				),
			)
			.toBe(true);

		const { page: phone } = site.keep(await openPhone(site.browser));
		await phone.goto(`${site.rig.url}/j/${room.code}`);
		const word = phone.getByLabel("The word on the screen");
		const enter = () => phone.getByRole("button", { name: "Join" }).tap();
		await phone.getByLabel("Your name").fill("Ada");
		await word.waitFor();
		await enter();
		// The answer to the first try, before which a second one is not sent.
		await phone.getByText("Please type the word").first().waitFor();
		await word.fill("nonsense");
		await enter();
		await phone.getByText("That is not the word on the screen.").waitFor();
		expect(await phone.content()).not.toContain(room.view().word);

		const before = await shown();
		await turnToAnotherWord(room);
		await expect.poll(shown).not.toBe(before);
		await word.fill(` ${String(await shown()).toUpperCase()} `);
		await enter();
		await phone.getByText("You’re in, Ada").first().waitFor();
		site.rig.clock.ahead += 180_000;
		await phone.reload();
		await phone.getByText("You’re in, Ada").first().waitFor();
		room.page.close();
	});

	it("[HC19] a room that gives names asks for the word alone; the settings turn both guards on", async () => {
		const room = await openRoom(rest, undefined, {
			word: true,
			names: "generated",
		});
		const { page: phone } = site.keep(await openPhone(site.browser));
		await phone.goto(`${site.rig.url}/j/${room.code}`);
		await phone
			.getByLabel("The word on the screen")
			.fill(room.view().word ?? "");
		await phone.getByRole("button", { name: "Join" }).tap();
		await phone.getByText("You’re in, ").first().waitFor();

		const teacher = await openTeacher(room);
		await teacher.getByRole("button", { name: "Settings" }).click();
		const dialog = teacher.getByRole("dialog");
		await dialog.getByLabel("Students expected").fill("40");
		await dialog.getByLabel("The code", { exact: true }).check();
		await dialog.getByRole("button", { name: "Save" }).click();
		await expect
			.poll(() => room.view().settings)
			.toMatchObject({ expected: 40, word: false, names: "generated" });
		expect(room.view().word).toBeNull();
		room.page.close();
	});
});
