import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { startFirefox } from "./firefox.ts";
import { startWebKit } from "./webkit.ts";

/** Browsers that are not Chromium, as Debian has them. What a test does in one of them goes by the names of Playwright's page. */
export interface EnginePage {
	goto(url: string): Promise<void>;
	/** Runs it in the page and waits for what it promises; in and out goes what JSON can say. */
	evaluate<T, A = undefined>(
		run: (given: A) => T | Promise<T>,
		given?: A,
	): Promise<T>;
	/** Presses the middle of the first that matches, as a pointer does. */
	click(selector: string): Promise<void>;
	fill(selector: string, text: string): Promise<void>;
	setViewportSize(size: Size): Promise<void>;
	waitForTimeout(ms: number): Promise<void>;
	screenshot(options: { readonly path: string }): Promise<void>;
}

export interface Size {
	readonly width: number;
	readonly height: number;
}

export interface EngineDevice {
	readonly page: EnginePage;
	/** Uncaught errors and refused content (CSP) so far, as text. */
	faults(): Promise<readonly string[]>;
}

export interface Engine {
	/** One person's device, with a profile of its own. */
	open(size: Size): Promise<EngineDevice>;
	close(): Promise<void>;
}

export type Colours = "light" | "dark";

export const engines: Readonly<
	Record<string, (colours: Colours) => Promise<Engine>>
> = { Firefox: startFirefox, WebKit: startWebKit };

/** Fails in words where a program is not there. */
export function needProgram(path: string, debian: string): string {
	if (!existsSync(path))
		throw new Error(
			`${path} is missing: install ${debian} (Debian), or run "npm test" as root, which does`,
		);
	return path;
}

/** Ends it, and resolves when it has ended. */
export async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((resolve) => child.once("exit", resolve));
	child.kill("SIGKILL");
	await ended;
}
