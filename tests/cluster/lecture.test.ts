import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { launchBrowser } from "../rig/browser.ts";
import { type Cluster, startCluster } from "../rig/cluster.ts";
import { playLecture } from "../rig/play.ts";

describe("a lecture through the proxy", () => {
	let cluster: Cluster;
	let browser: Browser;
	beforeAll(async () => {
		[cluster, browser] = await Promise.all([
			startCluster({ nodes: 3 }),
			launchBrowser(),
		]);
	}, 60_000);
	afterAll(async () => {
		await browser?.close();
		await cluster?.remove();
	});

	it("[CU1] ends with results that are exactly what was tapped", {
		timeout: 180_000,
	}, async () => {
		// Late, offline, without WebSockets: all of it is in the first half.
		await playLecture(cluster.url, browser, 3);
	});
});
