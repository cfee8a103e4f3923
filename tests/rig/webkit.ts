import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Colours, type Engine, end, needProgram } from "./engines.ts";
import { leash } from "./leash.ts";
import { deviceOf, startSession } from "./webdriver.ts";

const miniBrowser = () =>
	needProgram(
		`/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/webkit2gtk-4.1/MiniBrowser`,
		"webkit2gtk-driver",
	);

/** The toolbar of WebKit's little browser is wider than a phone: it is made as small as it goes. */
const smallToolbar =
	"toolbar *, box * { min-width: 0; min-height: 0; margin: 0; border-width: 0; padding: 0; font-size: 1px; }";

/** WebKit's own little browser, over WebDriver, on a display that nobody sees. */
export async function startWebKit(colours: Colours): Promise<Engine> {
	const driver = needProgram("/usr/bin/WebKitWebDriver", "webkit2gtk-driver");
	const binary = miniBrowser();
	const folder = mkdtempSync(join(tmpdir(), "lectern-webkit-"));
	mkdirSync(join(folder, "gtk-3.0"));
	writeFileSync(join(folder, "gtk-3.0", "gtk.css"), smallToolbar);
	const { server, display } = await startDisplay();
	const children: ChildProcess[] = [server];
	return {
		async open(size) {
			const args = ["--automation"];
			if (colours === "dark") args.push("--dark-mode");
			const session = await startSession(
				driver,
				{ "webkitgtk:browserOptions": { binary, args } },
				{ DISPLAY: display, XDG_CONFIG_HOME: folder, NO_AT_BRIDGE: "1" },
				children,
			);
			const device = deviceOf(session);
			await device.page.setViewportSize(size);
			return device;
		},
		async close() {
			for (const child of children) await end(child);
			rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}

async function startDisplay() {
	const server = spawn(
		...leash(needProgram("/usr/bin/Xvfb", "xvfb"), [
			...["-displayfd", "3", "-nolisten", "tcp"],
			...["-screen", "0", "2200x1400x24"],
		]),
		{ stdio: ["ignore", "ignore", "ignore", "pipe"] },
	);
	const number = await new Promise<string>((resolve) =>
		server.stdio[3]?.once("data", (said) => resolve(String(said).trim())),
	);
	return { server, display: `:${number}` };
}

/** What a page says to the console while it loads and for these ms after, of errors; the driver does not tell it. */
export async function consoleOf(url: string, ms = 4000): Promise<string[]> {
	const home = mkdtempSync(join(tmpdir(), "lectern-webkit-"));
	const { server, display } = await startDisplay();
	const browser = spawn(
		...leash(miniBrowser(), [
			"--enable-write-console-messages-to-stdout=true",
			url,
		]),
		{
			stdio: ["ignore", "pipe", "pipe"],
			env: {
				...process.env,
				HOME: home,
				DISPLAY: display,
				NO_AT_BRIDGE: "1",
			},
		},
	);
	let said = "";
	for (const stream of [browser.stdout, browser.stderr])
		stream?.on("data", (text) => (said += String(text)));
	await new Promise((resolve) => setTimeout(resolve, ms));
	const isOver = new Promise((resolve) => browser.once("close", resolve));
	browser.kill("SIGTERM");
	await isOver;
	await end(server);
	rmSync(home, { recursive: true, force: true, maxRetries: 5 });
	return said.split("\n").filter((line) => /CONSOLE.*ERROR/.test(line));
}
