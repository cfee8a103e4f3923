import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
	joinRoom,
	laptopSize,
	launchBrowser,
	openDevice,
	openPhone,
} from "../rig/browser.ts";
import { startMeddler } from "../rig/meddler.ts";
import { playLecture } from "../rig/play.ts";
import { type ServerProcess, startServer } from "../rig/process.ts";
import { openRoom } from "../rig/stage.ts";

describe("a whole lecture", () => {
	let server: ServerProcess;
	let browser: Browser;
	beforeAll(async () => {
		[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	});
	afterAll(async () => {
		await browser?.close();
		await server?.remove();
	});
	it("[EE1] [EE7] ends with results that are exactly what was tapped", {
		timeout: 180_000,
	}, async () => {
		await playLecture(server.url, browser);
	});

	for (const meddling of ["refuse", "swallow"] as const) {
		it(`[EE2] joins within 6 s where the network ${meddling}s WebSockets`, async () => {
			const filter = await startMeddler(server.url, meddling);
			const instructor = await openDevice(browser, { viewport: laptopSize });
			const room = await openRoom(instructor.page, server.url, "Networking 01");
			const phone = await openPhone(browser);
			const start = performance.now();
			await joinRoom(phone.page, filter.url, room.code, "Far away");
			await phone.page.getByText("You’re in, Far away").first().waitFor();
			const took = performance.now() - start;
			console.log(
				`${meddling} WebSockets: joined after ${(took / 1000).toFixed(1)} s`,
			);
			expect(took).toBeLessThan(6000);
			await phone.context.close();
			await instructor.context.close();
			filter.close();
		});
	}
});
