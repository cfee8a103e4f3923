import {
	type Browser,
	type BrowserContext,
	chromium,
	type Page,
} from "playwright-core";
import type { Rest } from "./rest.ts";

/** Debian's Chromium, or the one that CHROMIUM names. */
const program = {
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
	args: [
		"--no-sandbox",
		"--disable-gpu",
		"--disable-quic",
		"--no-first-run",
		"--disable-background-networking",
		"--disable-component-update",
		"--disable-sync",
	],
};

/** `fontSize`: what its person has chosen in the browser's settings, px. */
export function launchBrowser(fontSize = 16): Promise<Browser> {
	const args = [
		...program.args,
		`--blink-settings=defaultFontSize=${fontSize}`,
	];
	return chromium.launch(fontSize === 16 ? program : { ...program, args });
}

export const phoneSize = { width: 360, height: 640 };
export const laptopSize = { width: 1280, height: 800 };
export const projectorSize = { width: 1920, height: 1080 };

/** One person's device: a browser profile of its own, and what went wrong on its pages. */
export interface Device {
	readonly context: BrowserContext;
	readonly page: Page;
	/** Uncaught errors and refused content (CSP) on its pages, as text. */
	readonly faults: string[];
}

export async function openDevice(
	browser: Browser,
	options: NonNullable<Parameters<Browser["newContext"]>[0]>,
): Promise<Device> {
	return deviceOf(await browser.newContext(options));
}

const phone = { viewport: phoneSize, isMobile: true, hasTouch: true };

export function openPhone(browser: Browser): Promise<Device> {
	return openDevice(browser, phone);
}

/** A phone whose browser keeps its profile in this folder; closing its context ends the browser. */
export async function launchPhone(profile: string): Promise<Device> {
	return deviceOf(
		await chromium.launchPersistentContext(profile, { ...program, ...phone }),
	);
}

async function deviceOf(context: BrowserContext): Promise<Device> {
	const page = await context.newPage();
	// From the beginning: the browser would not know in time that a test waits for such a dialog, and open it itself.
	page.on("filechooser", () => {});
	const faults: string[] = [];
	page.on("pageerror", (error) => faults.push(error.message));
	page.on("console", (message) => {
		const text = message.text();
		if (message.type() === "error" && text.includes("Content Security Policy"))
			faults.push(text);
	});
	return { context, page, faults };
}

/** Types the name and lands in the room; the page shows the join form for this code. */
export async function joinRoom(
	page: Page,
	url: string,
	code: string,
	name: string,
): Promise<void> {
	await page.goto(`${url}/j/${code}`);
	await page.getByLabel("Your name").fill(name);
	await page.getByRole("button", { name: "Join", exact: true }).click();
}

/** Signs the browser in as this instructor; `url`: where it finds the server, if not where `rest` does. */
export function enterAs(
	context: BrowserContext,
	{ cookie, url: own }: Rest,
	url = own,
): Promise<void> {
	const [name = "", value = ""] = (cookie ?? "").split(/=(.*)/);
	return context.addCookies([{ name, value, url }]);
}
