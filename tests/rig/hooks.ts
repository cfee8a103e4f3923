import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "./browser.ts";
import { type ServerProcess, startServer } from "./process.ts";

/** The built server and a browser for all tests of this `describe`; to be read within a test. */
export function withServerAndBrowser(): {
	readonly server: ServerProcess;
	readonly browser: Browser;
} {
	const all = {} as { server: ServerProcess; browser: Browser };
	beforeAll(async () => {
		const [server, browser] = await Promise.all([
			startServer(),
			launchBrowser(),
		]);
		Object.assign(all, { server, browser });
	});
	afterAll(async () => {
		await all.browser?.close();
		await all.server?.remove();
	});
	return all;
}
