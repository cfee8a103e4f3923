import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import {
	joinRoom,
	launchBrowser,
	openDevice,
	phoneSize,
	projectorSize,
} from "../rig/browser.ts";
import { startServer } from "../rig/process.ts";
import { questionOf } from "../rig/room.ts";
import { openLibrary, openRoom, openScreen, press } from "../rig/stage.ts";
import { formulas } from "../text/formulas.ts";

/** `npm run pictures:formulas`: the formulas of a lecture on phone and projector, in the light and the dark, to be looked at. */

const folder = join(tmpdir(), "lectern-formulas");
const onOne = 6;
const code =
	"```python\ndef gcd(a, b):\n    while b:            # Euclid\n        a, b = b, a % b\n    return a\n\nprint(gcd(48, 36), 'is it')\n```";
const table =
	"| status | means | whose fault |\n|---:|:---|:---|\n| 200 | **OK** | nobody |\n| 404 | not found | client |\n| 503 | `Retry-After` | server |";

const pages = Array.from({ length: formulas.length / onOne }, (_, page) =>
	formulas.slice(page * onOne, (page + 1) * onOne),
);
const quiz: Quiz = {
	v: quizFormat,
	title: "Formulas",
	description: "",
	questions: [
		...pages.map((some, page) =>
			questionOf(`q${page}`, {
				text: some.map(([, tex]) => `$$${tex}$$`).join("\n\n"),
				ask: { options: some.slice(0, 4).map(([, tex]) => `$${tex}$`) },
				explanation: "",
			}),
		),
		questionOf("code", {
			text: `What does it print?\n\n${code}`,
			ask: { options: ["`12 is it`", "$\\frac{48}{36}$", "*nothing*"] },
			explanation: `${table}\n\n1. first\n2. second\n   - within\n\n> Said somebody.\n\nAnd $e^{i\\pi} = -1$ in a line.`,
		}),
	],
};

mkdirSync(folder, { recursive: true });
const [server, browser] = await Promise.all([startServer(), launchBrowser()]);
for (const colorScheme of ["light", "dark"] as const) {
	const device = async (viewport: typeof phoneSize) =>
		(await openDevice(browser, { viewport, colorScheme })).page;
	const instructor = await device({ width: 1280, height: 800 });
	const screen = await device(projectorSize);
	const phone = await device(phoneSize);
	const take = async (name: string) => {
		for (const [where, page] of [
			["phone", phone],
			["screen", screen],
			["room", instructor],
		] as const) {
			await page.evaluate(() => document.fonts.ready);
			await page.waitForTimeout(300);
			await page.screenshot({
				path: join(folder, `${name}-${where}-${colorScheme}.png`),
				fullPage: where === "phone",
			});
		}
	};
	await openLibrary(instructor, server.url);
	const made = await instructor.request.post(`${server.url}/api/quizzes`, {
		data: quiz,
		headers: { origin: server.url },
	});
	const { id } = (await made.json()) as { id: string };
	await instructor.goto(`${server.url}/teach/#/quizzes/${id}`);
	await instructor.locator(".preview .rich").first().waitFor();
	await instructor.waitForTimeout(500);
	await instructor.screenshot({
		path: join(folder, `editor-${colorScheme}.png`),
	});
	const room = await openRoom(instructor, server.url, quiz.title);
	await openScreen(screen, instructor, server.url, room.code);
	await joinRoom(phone, server.url, room.code, "Ada");
	await press(instructor, /^Start/);
	for (const index of quiz.questions.keys()) {
		if (index > 0) await press(instructor, /^Next/);
		await press(instructor, /^Open question/);
		await phone.locator("h1 .rich").waitFor();
		await take(`${index + 1}-open`);
		await press(instructor, /^Close/);
		await press(instructor, /^Reveal/);
		await phone.locator("h1.verdict").waitFor();
		if (index === quiz.questions.length - 1) await take(`${index + 1}-reveal`);
	}
}
console.log(folder);
await browser.close();
await server.remove();
process.exit(0);
