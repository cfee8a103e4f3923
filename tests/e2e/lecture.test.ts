import { describe, expect, it } from "vitest";
import { joinRoom, laptopSize, openDevice, openPhone } from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { startMeddler } from "../rig/meddler.ts";
import { playLecture } from "../rig/play.ts";
import { openRoom } from "../rig/stage.ts";

describe("a whole lecture", () => {
	const site = withServerAndBrowser();
	it("[EE1] [EE7] ends with results that are exactly what was tapped", {
		timeout: 180_000,
	}, async () => {
		await playLecture(site.server.url, site.browser);
	});

	for (const meddling of ["refuse", "swallow"] as const) {
		it(`[EE2] joins within 6 s where the network ${meddling}s WebSockets`, async () => {
			const filter = await startMeddler(site.server.url, meddling);
			const instructor = await openDevice(site.browser, {
				viewport: laptopSize,
			});
			const room = await openRoom(
				instructor.page,
				site.server.url,
				"module quiz",
			);
			const phone = await openPhone(site.browser);
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
