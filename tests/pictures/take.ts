import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { buildIfChanged } from "../../server/cli/ready.mjs";
import { learner, nameOf } from "../../server/cli/rehearse/character.ts";
import { noJournal } from "../../server/cli/rehearse/journal.ts";
import { Student } from "../../server/cli/rehearse/student.ts";
import type { Json } from "../../shared/json.ts";
import {
	joinRoom,
	launchBrowser,
	openDevice,
	phoneSize,
	projectorSize,
} from "../rig/browser.ts";
import { startServer } from "../rig/process.ts";
import {
	expectSaved,
	openLibrary,
	openRoom,
	openScreen,
	press,
} from "../rig/stage.ts";
import { takeAll } from "./all.ts";
import { drawCourseImages } from "./course-images.ts";
import { Film } from "./film.ts";
import { takeHall } from "./hall.ts";

/** `npm run pictures`: draws the images of the sample course, plays one question with forty scripted students and takes the README's pictures of it, also as one that moves. With `-- --all` every page and state at each size, into `.cache/pictures`; with names behind it only those. */

const folder = "docs/pictures";
const students = 40;

await buildIfChanged();
if (process.argv.includes("--all")) {
	const [server, browser] = await Promise.all([startServer(), launchBrowser()]);
	const wanted = process.argv.slice(process.argv.indexOf("--all") + 1);
	const isWanted = (name: string) =>
		wanted.length === 0 ||
		wanted.some((one) => name.startsWith(one) || one.startsWith(name));
	if (isWanted("hall")) await takeHall(browser, server.url, isWanted);
	if (wanted.length === 0 || wanted.some((one) => !one.startsWith("hall")))
		await takeAll(browser, server.url, isWanted);
	await browser.close();
	await server.remove();
	process.exit(0);
}
await drawCourseImages();
mkdirSync(folder, { recursive: true });
const [server, browser] = await Promise.all([startServer(), launchBrowser()]);
const device = async (
	viewport: typeof phoneSize,
	colorScheme: "light" | "dark" = "light",
) => (await openDevice(browser, { viewport, colorScheme })).page;
const take = (page: Page, name: string) =>
	page.screenshot({ path: `${folder}/${name}.png` });

const instructor = await device({ width: 1440, height: 900 });
const remote = await device(phoneSize, "dark");
const screen = await device(projectorSize);
const phone = await device(phoneSize);
const darkPhone = await device(phoneSize, "dark");

await openLibrary(instructor, server.url);
await instructor.getByRole("listitem").first().waitFor();
await instructor.getByRole("button", { name: "Later" }).click();
await take(instructor, "library");
const room = await openRoom(instructor, server.url, "module quiz");
await remote
	.context()
	.addCookies(await instructor.context().cookies(server.url));
await remote.goto(`${server.url}/teach/#/rooms/${room.id}`);
await openScreen(screen, instructor, server.url, room.code);
const sheet = await instructor.request.get(
	`${server.url}/api/rooms/${room.id}/sheet`,
);
const { questions } = (await sheet.json()) as {
	readonly questions: readonly { readonly key: Json }[];
};
const film = new Film();
await phone.goto(`${server.url}/j/${room.code}`);
await phone.getByLabel("Your name").waitFor();
await film.add(screen, phone, 1_800);
const student = learner(questions.map(({ key }) => key));
for (let place = 0; place < students; place++)
	new Student(
		{ origin: server.url, path: "", code: room.code, transport: "websocket" },
		nameOf(place),
		student,
		noJournal,
	);
await joinRoom(phone, server.url, room.code, "Edsger");
await joinRoom(darkPhone, server.url, room.code, "Grace");
await screen
	.getByText(String(students + 2), { exact: true })
	.first()
	.waitFor();
await take(screen, "screen-lobby");
await film.add(screen, phone, 1_800);
await press(instructor, /^Start/);
await press(instructor, /^Open/);
await darkPhone.locator("button.option").nth(1).waitFor();
await take(phone, "student-question");
await film.add(screen, phone, 2_200);
await phone.locator("button.option").nth(3).click();
await darkPhone.locator("button.option").nth(2).click();
await Promise.all([expectSaved(phone), expectSaved(darkPhone)]);
for (let seconds = 0; seconds < 14; seconds += 2) {
	await film.add(screen, phone, 700);
	await new Promise((resolve) => setTimeout(resolve, 2_000));
}
await film.add(screen, phone, 1_500);
await take(phone, "student-saved");
await take(screen, "screen-question");
await take(instructor, "instructor-live");
await take(remote, "instructor-phone");
await press(instructor, /^Close/);
await phone.waitForTimeout(1_000);
await film.add(screen, phone, 1_500);
await press(instructor, /^Reveal/);
await darkPhone
	.getByRole("heading", { name: /^(Right|Not this time)/ })
	.waitFor();
await phone.getByRole("heading", { name: /^(Right|Not this time)/ }).waitFor();
await new Promise((resolve) => setTimeout(resolve, 600));
await take(phone, "student-reveal");
await take(darkPhone, "student-reveal-dark");
await take(screen, "screen-reveal");
await film.add(screen, phone, 4_000);
await film.save(`${folder}/lecture.gif`);
await take(instructor, "instructor-reveal");
await instructor.goto(`${server.url}/teach/#/rooms/${room.id}/results`);
await instructor.getByRole("button", { name: "Take it away" }).waitFor();
await take(instructor, "results");
await instructor.goto(`${server.url}/teach/`);
await instructor.locator('a[href*="#/quizzes/"]').first().click();
await instructor.getByLabel(/title/i).first().waitFor();
await take(instructor, "editor");

await browser.close();
await server.remove();
process.exit(0);
