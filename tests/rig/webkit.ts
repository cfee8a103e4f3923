import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	type Colours,
	type Engine,
	type EngineDevice,
	type EnginePage,
	end,
	needProgram,
	type Size,
} from "./engines.ts";
import { bringUp } from "./firefox.ts";
import { leash } from "./leash.ts";
import { freePort } from "./process.ts";
import { waitFor } from "./wait.ts";

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
			const port = await freePort();
			children.unshift(
				spawn(...leash(driver, [`--port=${port}`, "--host=127.0.0.1"]), {
					stdio: "ignore",
					env: {
						...process.env,
						DISPLAY: display,
						XDG_CONFIG_HOME: folder,
						NO_AT_BRIDGE: "1",
					},
				}),
			);
			const at = `http://127.0.0.1:${port}`;
			await waitFor("WebKit's driver", () =>
				fetch(`${at}/status`).then(
					({ ok }) => ok,
					() => false,
				),
			);
			const args = ["--automation"];
			if (colours === "dark") args.push("--dark-mode");
			const { sessionId } = (await ask("POST", `${at}/session`, {
				capabilities: {
					alwaysMatch: { "webkitgtk:browserOptions": { binary, args } },
				},
			})) as { sessionId: string };
			const device = deviceOf(`${at}/session/${sessionId}`);
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

function deviceOf(session: string): EngineDevice {
	const tell = <T>(command: string, body: object) =>
		ask("POST", `${session}/${command}`, body) as Promise<T>;
	const find = async (selector: string) => {
		await waitFor(selector, () => page.evaluate(bringUp, selector));
		const found = await tell<Record<string, string>>("element", {
			using: "css selector",
			value: selector,
		});
		return `element/${Object.values(found)[0]}`;
	};
	const page: EnginePage = {
		async goto(url) {
			await tell("url", { url });
			await page.evaluate(keepFaults);
		},
		evaluate: (run, given) =>
			tell("execute/sync", {
				script: `return (${run}).apply(null, arguments)`,
				args: [given ?? null],
			}),
		async click(selector) {
			await tell(`${await find(selector)}/click`, {});
		},
		async fill(selector, text) {
			const field = await find(selector);
			await tell(`${field}/clear`, {});
			await tell(`${field}/value`, { text });
		},
		/** So many px of the page itself: what its window has around it comes on top. */
		async setViewportSize(size) {
			const isSo = async () => {
				const now = await page.evaluate(() => ({
					width: innerWidth,
					height: innerHeight,
				}));
				if (now.width === size.width && now.height === size.height) return true;
				const window = `${session}/window/rect`;
				const { width, height } = (await ask("GET", window)) as Size;
				await tell("window/rect", {
					x: 0,
					y: 0,
					width: width + size.width - now.width,
					height: height + size.height - now.height,
				});
				return false;
			};
			await waitFor(`a page of ${size.width} by ${size.height}`, isSo);
		},
		waitForTimeout: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
		async screenshot({ path }) {
			const picture = await ask("GET", `${session}/screenshot`);
			await writeFile(path, Buffer.from(String(picture), "base64"));
		},
	};
	return { page, faults: () => page.evaluate(readFaults) };
}

type Kept = typeof globalThis & { kept?: string[] };

/** From the loaded page on; what goes wrong before is told by `consoleOf`. */
function keepFaults(): void {
	const kept: string[] = [];
	(globalThis as Kept).kept = kept;
	addEventListener("error", ({ message }) => kept.push(message));
	addEventListener("unhandledrejection", ({ reason }) =>
		kept.push(String(reason)),
	);
	addEventListener("securitypolicyviolation", (event) =>
		kept.push(`${event.violatedDirective} ${event.blockedURI}`),
	);
}

function readFaults(): string[] {
	return (globalThis as Kept).kept ?? [];
}

async function ask(
	method: string,
	url: string,
	body?: object,
): Promise<unknown> {
	const reply = await fetch(url, {
		method,
		body: body === undefined ? null : JSON.stringify(body),
	});
	const { value } = (await reply.json()) as { value: unknown };
	if (!reply.ok)
		throw new Error(`${url}: ${(value as { message: string }).message}`);
	return value;
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
