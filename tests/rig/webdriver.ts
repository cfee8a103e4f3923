import { type ChildProcess, spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import type { EngineDevice, EnginePage, Size } from "./engines.ts";
import { bringUp } from "./firefox.ts";
import { leash } from "./leash.ts";
import { freePort } from "./process.ts";
import { waitFor } from "./wait.ts";

/** Starts one of WebKit's drivers, which have one session each; `children` gets what is to be ended. Says where the session is asked. */
export async function startSession(
	program: string,
	capabilities: object,
	env: NodeJS.ProcessEnv,
	children: ChildProcess[],
): Promise<string> {
	const port = await freePort();
	children.unshift(
		spawn(...leash(program, [`--port=${port}`, "--host=127.0.0.1"]), {
			stdio: "ignore",
			env: { ...process.env, ...env },
		}),
	);
	const at = `http://127.0.0.1:${port}`;
	await waitFor("WebKit's driver", () =>
		fetch(`${at}/status`).then(
			({ ok }) => ok,
			() => false,
		),
	);
	const { sessionId } = (await ask("POST", `${at}/session`, {
		capabilities: { alwaysMatch: capabilities },
	})) as { sessionId: string };
	return `${at}/session/${sessionId}`;
}

/** A page that is driven over WebDriver. */
export function deviceOf(session: string): EngineDevice {
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
