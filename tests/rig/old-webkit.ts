import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Engine, end, needProgram, type Size } from "./engines.ts";
import { bringUp } from "./firefox.ts";
import { leash } from "./leash.ts";
import { waitFor } from "./wait.ts";
import { deviceOf, startSession } from "./webdriver.ts";

/** As large as a window of it is, which nobody sees and nothing makes larger; another width is a matter of its zoom. */
const window = { width: 800, height: 600 };

/** WebKit as Safari 16.0 has it, of autumn 2022: Debian keeps its WPE port as it was. Its window is 4:3 and keeps its size. */
export async function startOldWebKit(): Promise<Engine> {
	const driver = needProgram("/usr/bin/WPEWebDriver", "wpewebkit-driver");
	const cog = needProgram("/usr/bin/cog", "cog");
	const home = mkdtempSync(join(tmpdir(), "lectern-old-webkit-"));
	const children: ChildProcess[] = [];
	return {
		async open(size) {
			if (size.width * window.height !== size.height * window.width)
				throw new Error(`${size.width} by ${size.height} is not 4:3`);
			const [binary, args] = leash(cog, [
				...["--automation", "--platform=headless"],
				// Rounded down: a page is as many whole px wide as it has.
				`--scale=${Math.floor((window.width / size.width) * 1e4) / 1e4}`,
			]);
			const session = await startSession(
				driver,
				{ "wpe:browserOptions": { binary, args } },
				// Without a bus each is a program of its own; with one they would be windows of the first.
				{
					HOME: home,
					XDG_RUNTIME_DIR: home,
					DBUS_SESSION_BUS_ADDRESS: "disabled:",
				},
				children,
			);
			const { page, faults } = deviceOf(session);
			const setViewportSize = async ({ width, height }: Size) => {
				if (width !== size.width || height !== size.height)
					throw new Error("the window of this browser keeps its size");
			};
			/** Its driver's pointer misses what a zoom has moved: the element is told instead, as a program for reading aloud does it. */
			const click = async (selector: string) => {
				await waitFor(selector, () => page.evaluate(bringUp, selector));
				await page.evaluate((selector) => {
					const found = document.querySelector<HTMLElement>(selector);
					found?.focus();
					found?.click();
				}, selector);
			};
			const isZoomed = size.width !== window.width;
			return {
				page: { ...page, ...(isZoomed && { click }), setViewportSize },
				faults,
			};
		},
		async close() {
			for (const child of children) await end(child);
			rmSync(home, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}
