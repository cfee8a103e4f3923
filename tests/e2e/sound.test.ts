import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import type { RoomSettings } from "../../shared/settings.ts";
import { violationsOn } from "../rig/axe.ts";
import { openDevice, projectorSize } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import { shoot } from "../rig/shots.ts";
import { waitFor } from "../rig/wait.ts";

const quiz: Quiz = {
	v: quizFormat,
	title: "To be heard",
	description: "",
	questions: ["one", "two"].map((id) => questionOf(id, { seconds: 5 })),
};

/** Notes in the page each tone that is asked for, and how loud all of them together become, as a loudspeaker has it. */
const listen = `
	globalThis.tones = [];
	globalThis.loudest = 0;
	const start = OscillatorNode.prototype.start;
	OscillatorNode.prototype.start = function (when) {
		tones.push({ hz: this.frequency.value, at: performance.now(), begins: when });
		return start.call(this, when);
	};
	const stop = OscillatorNode.prototype.stop;
	OscillatorNode.prototype.stop = function (when) {
		const tone = tones.findLast((one) => one.hz === this.frequency.value);
		tone.lasts = when - tone.begins;
		return stop.call(this, when);
	};
	const taps = new WeakMap();
	const connect = AudioNode.prototype.connect;
	AudioNode.prototype.connect = function (to, ...rest) {
		if (to === this.context.destination) {
			if (!taps.has(this.context)) {
				const tap = new AnalyserNode(this.context, { fftSize: 2048 });
				taps.set(this.context, tap);
				const samples = new Float32Array(2048);
				setInterval(() => {
					tap.getFloatTimeDomainData(samples);
					for (const one of samples) loudest = Math.max(loudest, Math.abs(one));
				}, 10);
			}
			connect.call(this, taps.get(this.context));
		}
		return connect.call(this, to, ...rest);
	};
`;

interface Heard {
	readonly tones: readonly {
		readonly hz: number;
		readonly at: number;
		readonly lasts: number;
	}[];
	readonly loudest: number;
}
const heardOn = (page: Page) =>
	page.evaluate("({ tones, loudest })") as Promise<Heard>;
const forget = (page: Page) => page.evaluate("tones.length = 0, loudest = 0");

const site = withRigAndBrowser();

/** A screen that nobody has touched; looking at it as the tests otherwise do is a touch to its browser. */
async function openSounding(
	settings: Partial<RoomSettings>,
	colorScheme: "light" | "dark" = "light",
) {
	const { rig } = site;
	const room = await openRoom(await signedIn(rig.url), quiz, settings);
	const { page, context } = site.keep(
		await openDevice(site.browser, { viewport: projectorSize, colorScheme }),
	);
	await page.addInitScript(listen);
	const parts: string[] = [];
	page.on("request", (request) => parts.push(request.url()));
	const line = await context.newCDPSession(page);
	const shows = async (selector: string) => {
		const expression = `document.querySelector("${selector}") !== null`;
		const { result } = await line.send("Runtime.evaluate", { expression });
		return result.value === true;
	};
	const waits = () => shows(".sound-note button");
	await page.goto(`${rig.url}/screen/#${room.screenToken}`);
	await waitFor("the code", () => shows(".poster-code"));
	return { room, page, parts, shows, waits };
}

const waiting = (page: Page) =>
	page.getByRole("button", { name: "Press M or click for sound" });
const closed = (page: Page) =>
	page.locator(".head-state").filter({ hasText: "Closed" });

it("[EE1912] the screen beeps three times and rings once in a round's last seconds, quietly, shortly and in time, after a key; a question is heard as it opens, and its answer", {
	timeout: 90_000,
}, async () => {
	const { room, page, waits } = await openSounding({ sound: "all" });
	await waitFor("the line that says how", waits);
	await waiting(page).waitFor();
	await shoot(page, "sound-waits");
	expect(await violationsOn(page)).toEqual([]);
	await page.keyboard.press("m");
	await waiting(page).waitFor({ state: "detached" });
	// What the browser had waited for is all that the first press did.
	await page.mouse.move(500, 500);
	await page.getByRole("button", { name: "Sound: on M" }).waitFor();
	await room.move({ do: "open", question: 0 });
	await page.locator(".clock-figure").waitFor();
	await waitFor("the opening to be heard", async () => {
		return (await heardOn(page)).tones.length === 2;
	});
	await forget(page);
	await closed(page).waitFor();
	const { tones, loudest } = await heardOn(page);
	expect(tones.map(({ hz }) => hz)).toEqual([660, 660, 660, 880, 1320]);
	const gaps = tones.slice(1, 4).map(({ at }, index) => {
		return at - (tones[index]?.at ?? 0);
	});
	for (const gap of gaps) expect(Math.abs(gap - 1000)).toBeLessThan(200);
	for (const { lasts } of tones) expect(lasts).toBeLessThan(1);
	expect(loudest).toBeGreaterThan(0.02);
	expect(loudest).toBeLessThan(0.2);
	await forget(page);
	await room.move({ do: "reveal" });
	await page.locator(".answer[data-correct]").first().waitFor();
	await waitFor("the answer to be heard", async () => {
		return (await heardOn(page)).tones.length === 2;
	});
	room.close();
});

it("[EE1913] nothing is heard of what nobody sees or what was not allowed: before a key, while muted, while black, and after the clock was stopped", {
	timeout: 90_000,
}, async () => {
	const { room, page, shows, waits } = await openSounding(
		{ sound: "all" },
		"dark",
	);
	await waitFor("the line that says how", waits);
	await room.move({ do: "open", question: 0 });
	await waitFor("the clock", () => shows(".clock-figure"));
	await waitFor("the close", async () => !(await shows(".clock-figure")));
	await shoot(page, "sound-waits-dark");
	expect((await heardOn(page)).tones).toEqual([]);
	// By keyboard, whatever the key; and nothing of what is over comes after it.
	await page.keyboard.press("Tab");
	await waiting(page).waitFor({ state: "detached" });
	await page.waitForTimeout(500);
	expect((await heardOn(page)).tones).toEqual([]);
	await page.keyboard.press("m");
	await page.mouse.move(500, 500);
	await page.getByRole("button", { name: "Sound: off M" }).waitFor();
	await shoot(page, "sound-muted");
	await room.move({ do: "open", question: 1 });
	await page.locator(".clock-figure").waitFor();
	await room.move({ do: "close" });
	await closed(page).waitFor();
	expect((await heardOn(page)).tones).toEqual([]);
	await page.reload();
	await page.locator(".head").waitFor();
	await page.mouse.move(400, 500);
	await page.getByRole("button", { name: "Sound: off M" }).waitFor();
	await page.keyboard.press("m");
	await page.getByRole("button", { name: "Sound: on M" }).waitFor();
	await room.move({ do: "reveal" });
	await waitFor("the answer to be heard", async () => {
		return (await heardOn(page)).tones.length === 2;
	});
	await forget(page);
	await page.keyboard.press("b");
	await page.locator(".black").waitFor();
	await room.move({ do: "open", question: 1 });
	await page.waitForTimeout(5_800);
	await page.keyboard.press("b");
	await closed(page).waitFor();
	expect((await heardOn(page)).tones).toEqual([]);
	await room.move({ do: "open", question: 1 });
	await waitFor("the opening to be heard", async () => {
		return (await heardOn(page)).tones.length === 2;
	});
	await forget(page);
	await room.move({ do: "untime" });
	await page.locator(".clock-figure").waitFor({ state: "detached" });
	await page.waitForTimeout(5_200);
	expect((await heardOn(page)).tones).toEqual([]);
	room.close();
});

it("[EE1914] a room that wants no sound has a screen that loads nothing for it and offers no key; one that wants beeps alone has no other sound", {
	timeout: 90_000,
}, async () => {
	const silent = await openSounding({});
	await silent.page.keyboard.press("m");
	await silent.page.mouse.move(500, 500);
	await silent.page.getByRole("button", { name: /^Black/ }).waitFor();
	await silent.room.move({ do: "open", question: 0 });
	await silent.page.locator(".clock-figure").waitFor();
	await silent.page.waitForTimeout(3_500);
	expect((await heardOn(silent.page)).tones).toEqual([]);
	expect(await silent.page.getByRole("button", { name: /Sound/ }).count()).toBe(
		0,
	);
	expect(silent.parts.filter((url) => /player/.test(url))).toEqual([]);
	silent.room.close();
	const { room, page, parts, waits } = await openSounding({
		sound: "countdown",
	});
	await waitFor("the line that says how", waits);
	await waiting(page).click();
	await waiting(page).waitFor({ state: "detached" });
	expect(parts.filter((url) => /player/.test(url))).not.toEqual([]);
	await room.move({ do: "open", question: 0 });
	await closed(page).waitFor();
	expect((await heardOn(page)).tones.map(({ hz }) => hz)).toEqual([
		660, 660, 660, 880, 1320,
	]);
	room.close();
});
