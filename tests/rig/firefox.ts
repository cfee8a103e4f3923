import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import {
	type Colours,
	type Engine,
	type EngineDevice,
	type EnginePage,
	end,
	needProgram,
	type Size,
} from "./engines.ts";
import { leash } from "./leash.ts";
import { freePort } from "./process.ts";
import { waitFor } from "./wait.ts";

/** Firefox without a window, over WebDriver BiDi, which it speaks itself. */
export async function startFirefox(colours: Colours): Promise<Engine> {
	const program = needProgram(
		process.env.FIREFOX ?? "/usr/bin/firefox-esr",
		"firefox-esr",
	);
	const profile = mkdtempSync(join(tmpdir(), "lectern-firefox-"));
	const settings = {
		"layout.css.prefers-color-scheme.content-override":
			colours === "dark" ? 0 : 1,
		"datareporting.policy.dataSubmissionEnabled": false,
		"app.normandy.enabled": false,
		"browser.safebrowsing.update.enabled": false,
	};
	writeFileSync(
		join(profile, "user.js"),
		Object.entries(settings)
			.map(([name, value]) => `user_pref("${name}", ${value});\n`)
			.join(""),
	);
	const port = await freePort();
	const child = spawn(
		...leash(program, [
			...["--headless", "--no-remote", "--profile", profile],
			`--remote-debugging-port=${port}`,
		]),
		{ stdio: "ignore", env: { ...process.env, HOME: profile } },
	);
	const wire = await connect(`ws://127.0.0.1:${port}/session`);
	await wire.ask("session.new", { capabilities: {} });
	await wire.ask("session.subscribe", { events: ["log.entryAdded"] });
	return {
		async open(size) {
			const { userContext } = await wire.ask<{ userContext: string }>(
				"browser.createUserContext",
				{},
			);
			const { context } = await wire.ask<{ context: string }>(
				"browsingContext.create",
				{
					type: "window",
					userContext,
				},
			);
			const device = deviceOf(wire, context);
			await device.page.setViewportSize(size);
			return device;
		},
		async close() {
			wire.close();
			await end(child);
			rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}

function deviceOf(wire: Wire, context: string): EngineDevice {
	const call = async (functionDeclaration: string, given: unknown) => {
		const reply = await wire.ask<Called>("script.callFunction", {
			functionDeclaration,
			arguments: [{ type: "string", value: JSON.stringify(given ?? null) }],
			target: { context },
			awaitPromise: true,
		});
		if (reply.type === "exception")
			throw new Error(reply.exceptionDetails.text);
		return reply.result.value;
	};
	const act = (actions: object[]) =>
		wire.ask("input.performActions", { context, actions });
	const page: EnginePage = {
		async goto(url) {
			await wire.ask("browsingContext.navigate", {
				context,
				url,
				wait: "complete",
			});
		},
		async evaluate(run, given) {
			const said = await call(
				`async (given) => JSON.stringify(await (${run})(JSON.parse(given)))`,
				given,
			);
			return said === undefined ? undefined : JSON.parse(said);
		},
		async click(selector) {
			await waitFor(selector, () => page.evaluate(bringUp, selector));
			const { x, y } = await page.evaluate(middleOf, selector);
			const pointer = { type: "pointer", id: "pointer" };
			await act([
				{
					...pointer,
					actions: [
						{ type: "pointerMove", x, y },
						{ type: "pointerDown", button: 0 },
						{ type: "pointerUp", button: 0 },
					],
				},
			]);
		},
		async fill(selector, text) {
			await page.click(selector);
			await page.evaluate(
				(selector) =>
					document.querySelector<HTMLInputElement>(selector)?.select(),
				selector,
			);
			const keys = text === "" ? ["\uE003"] : [...text];
			await act([
				{
					type: "key",
					id: "keys",
					actions: keys.flatMap((value) => [
						{ type: "keyDown", value },
						{ type: "keyUp", value },
					]),
				},
			]);
		},
		async setViewportSize({ width, height }: Size) {
			const viewport = { width, height };
			await wire.ask("browsingContext.setViewport", { context, viewport });
		},
		waitForTimeout: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
		async screenshot({ path }) {
			const { data } = await wire.ask<{ data: string }>(
				"browsingContext.captureScreenshot",
				{
					context,
				},
			);
			await writeFile(path, Buffer.from(String(data), "base64"));
		},
	};
	return {
		page,
		async faults() {
			return wire.logged
				.filter(
					({ source, level, type }) =>
						source.context === context &&
						level === "error" &&
						type === "javascript",
				)
				.map(({ text }) => text);
		},
	};
}

/** Scrolls to the first that matches, where there is one. */
export function bringUp(selector: string): boolean {
	const found = document.querySelector(selector);
	found?.scrollIntoView({ block: "nearest" });
	return found !== null && found.getClientRects().length > 0;
}

function middleOf(selector: string): { x: number; y: number } {
	const box = document.querySelector(selector)?.getBoundingClientRect();
	if (box === undefined) throw new Error(`${selector} is gone`);
	return {
		x: Math.round(box.left + box.width / 2),
		y: Math.round(box.top + box.height / 2),
	};
}

interface Entry {
	readonly type: string;
	readonly level: string;
	readonly text: string;
	readonly source: { readonly context?: string };
}

type Called =
	| {
			readonly type: "success";
			readonly result: { readonly value?: string };
	  }
	| {
			readonly type: "exception";
			readonly exceptionDetails: { readonly text: string };
	  };

interface Wire {
	/** `Result`: what the protocol says that this command brings. */
	ask<Result>(method: string, params: object): Promise<Result>;
	readonly logged: readonly Entry[];
	close(): void;
}

async function connect(url: string): Promise<Wire> {
	let socket: WebSocket | null = null;
	await waitFor(
		"Firefox",
		() =>
			new Promise<boolean>((resolve) => {
				const tried = new WebSocket(url);
				tried.once("error", () => setTimeout(() => resolve(false), 100));
				tried.once("open", () => {
					socket = tried;
					resolve(true);
				});
			}),
		40_000,
	);
	const open = socket as unknown as WebSocket;
	const waiting = new Map<number, (reply: Reply) => void>();
	const logged: Entry[] = [];
	let last = 0;
	open.on("message", (said) => {
		const message = JSON.parse(String(said)) as Reply;
		if (message.method === "log.entryAdded")
			logged.push(message.params as Entry);
		if (message.id !== undefined) waiting.get(message.id)?.(message);
	});
	return {
		logged,
		ask<Result>(method: string, params: object) {
			const id = ++last;
			return new Promise<Result>((resolve, reject) => {
				waiting.set(id, ({ error, message, result }) => {
					waiting.delete(id);
					if (error === undefined) resolve(result as Result);
					else reject(new Error(`${method}: ${error}: ${message}`));
				});
				open.send(JSON.stringify({ id, method, params }));
			});
		},
		close: () => open.close(),
	};
}

interface Reply {
	readonly id?: number;
	readonly method?: string;
	readonly params?: unknown;
	readonly result?: unknown;
	readonly error?: string;
	readonly message?: string;
}
