import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { listener, nameOf } from "../../server/cli/rehearse/character.ts";
import { noJournal } from "../../server/cli/rehearse/journal.ts";
import { Student } from "../../server/cli/rehearse/student.ts";
import { joinRoom, openDevice } from "../rig/browser.ts";
import {
	expectSaved,
	openLibrary,
	openRoom,
	openScreen,
	press,
} from "../rig/stage.ts";

/** Every page and state at each size, light and dark, into a folder that is not kept: to be looked at one by one. */

const folder = ".cache/pictures";
const students = 40;
const pocket = [
	[320, 640],
	[360, 640],
	[390, 844],
] as const;
const desk = [
	[390, 844],
	[768, 1024],
	[1024, 768],
	[1440, 900],
	[1920, 1080],
] as const;
const wall = [
	[1024, 768],
	[1280, 720],
	[1920, 1080],
] as const;

type Sizes = readonly (readonly [width: number, height: number])[];

export async function takeAll(
	browser: Browser,
	url: string,
	isWanted: (name: string) => boolean,
): Promise<void> {
	mkdirSync(folder, { recursive: true });
	const open = async () =>
		(await openDevice(browser, { viewport: { width: 1440, height: 900 } }))
			.page;
	const snap = async (page: Page, name: string, sizes: Sizes) => {
		if (!isWanted(name)) return;
		for (const [width, height] of sizes) {
			await page.setViewportSize({ width, height });
			for (const colorScheme of ["light", "dark"] as const) {
				await page.emulateMedia({ colorScheme });
				await page.waitForTimeout(250);
				await page.screenshot({
					animations: "disabled",
					path: `${folder}/${name}-${width}-${colorScheme}.png`,
				});
			}
		}
		await page.emulateMedia({ colorScheme: "light" });
		await page.setViewportSize({ width: 1440, height: 900 });
	};
	const [instructor, screen, phone] = [
		await open(),
		await open(),
		await open(),
	];
	const inRoom = async (state: string) => {
		await instructor.locator('.room-primary[aria-disabled="false"]').waitFor();
		await snap(instructor, `room-${state}`, [[360, 640], ...desk]);
		await snap(screen, `screen-${state}`, wall);
		await snap(phone, `phone-${state}`, pocket);
	};

	await instructor.goto(`${url}/teach/`);
	await instructor.getByRole("button", { name: "I am new here" }).waitFor();
	await snap(instructor, "welcome", desk);
	await openLibrary(instructor, url);
	await instructor.getByRole("listitem").first().waitFor();
	await instructor.getByRole("button", { name: "Later" }).click();
	await snap(instructor, "library-new", desk);
	const room = await openRoom(instructor, url, "module quiz");
	await openScreen(screen, instructor, url, room.code);
	await phone.goto(`${url}/j/${room.code}`);
	await phone.getByLabel("Your name").waitFor();
	await snap(phone, "phone-name", pocket);
	await joinRoom(phone, url, room.code, "Edsger");
	for (let place = 0; place < students; place++)
		new Student(
			{ origin: url, path: "", code: room.code, transport: "websocket" },
			nameOf(place),
			listener,
			noJournal,
		);
	await screen
		.getByText(String(students + 1), { exact: true })
		.first()
		.waitFor();
	await inRoom("lobby");
	await press(instructor, /^Start/);
	await inRoom("ready");
	await press(instructor, /^Open/);
	await phone.locator("button.option").nth(1).click();
	await expectSaved(phone);
	await instructor.waitForTimeout(12_000);
	await inRoom("open");
	await instructor.setViewportSize({ width: 390, height: 844 });
	for (const part of ["Questions", "Class and room"]) {
		await instructor.getByRole("button", { name: part, exact: true }).click();
		await snap(instructor, `room-${part.split(" ")[0]?.toLowerCase()}`, [
			[360, 640],
			[390, 844],
		]);
		await instructor.setViewportSize({ width: 390, height: 844 });
	}
	await instructor
		.getByRole("button", { name: "Class and room", exact: true })
		.click();
	await press(instructor, /^Close/);
	await inRoom("closed");
	await press(instructor, /^Reveal/);
	await inRoom("revealed");
	await instructor.locator(".run-row").nth(3).click();
	await snap(instructor, "room-glance", desk);
	await instructor
		.getByRole("button", { name: "Back", exact: true })
		.first()
		.click();
	await instructor.goto(`${url}/teach/`);
	await instructor.locator(".library-running").waitFor();
	await snap(instructor, "library", desk);
	await instructor.goto(`${url}/teach/#/rooms/${room.id}/results`);
	await instructor.getByRole("button", { name: "Take it away" }).waitFor();
	await snap(instructor, "results", desk);
	await instructor.goto(`${url}/teach/#/account`);
	await instructor.getByRole("heading").first().waitFor();
	await snap(instructor, "account", desk);
	await instructor.goto(`${url}/teach/`);
	await instructor.locator('.card h3 a[href*="#/quizzes/"]').first().click();
	await instructor.getByLabel(/title/i).first().waitFor();
	await snap(instructor, "editor", desk);
}
