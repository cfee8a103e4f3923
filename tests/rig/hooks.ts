import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type Rig, type RigOptions, startRig } from "./app.ts";
import { type Device, launchBrowser } from "./browser.ts";
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

/** The program in this process with the built pages, and a browser, for all tests of a file; to be read within a test. */
export function withRigAndBrowser(options: RigOptions = {}): {
	readonly rig: Rig;
	readonly browser: Browser;
	/** It is closed after the test, which fails if anything went wrong on its page. */
	keep(device: Device): Device;
} {
	const devices: Device[] = [];
	const keep = (device: Device) => {
		devices.push(device);
		return device;
	};
	const all = { keep } as { rig: Rig; browser: Browser; keep: typeof keep };
	beforeAll(async () => {
		const [rig, browser] = await Promise.all([
			startRig({ pages: "dist/client", ...options }),
			launchBrowser(),
		]);
		Object.assign(all, { rig, browser });
	});
	afterAll(async () => {
		await all.browser?.close();
		await all.rig?.close();
	});
	afterEach(async () => {
		for (const { context, faults } of devices.splice(0)) {
			await context.close();
			expect(faults).toEqual([]);
		}
	});
	return all;
}
