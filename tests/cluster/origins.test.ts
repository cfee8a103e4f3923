import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cluster, startCluster } from "../rig/cluster.ts";
import { opensSocket } from "../rig/links.ts";
import { Rest } from "../rig/rest.ts";

describe("another site's page, behind the proxy", () => {
	let cluster: Cluster;
	beforeAll(async () => {
		cluster = await startCluster({ nodes: 1 });
	});
	afterAll(() => cluster?.remove());

	it("[CU11] opens no connection and changes nothing, whatever it claims to have come by", async () => {
		const { url } = cluster;
		const { host } = new URL(url);
		const pages: [origin: string, may: boolean][] = [
			[url, true],
			[`https://${host}`, false],
			[`${url}.evil.example`, false],
			["https://evil.example", false],
			["null", false],
		];
		for (const [origin, may] of pages) {
			const claims = may
				? {}
				: {
						"x-forwarded-host": "evil.example",
						"x-forwarded-proto": "https",
						"x-forwarded-for": "127.0.0.1",
					};
			const headers = { origin, ...claims };
			expect(await opensSocket(url, headers), origin).toBe(may);
			const rest = new Rest(url);
			const polled = await rest.get(
				"/socket.io/?EIO=4&transport=polling",
				headers,
			);
			expect(polled.status, origin).toBe(may ? 200 : 403);
			const changed = await rest.request("POST", "/api/instructor", {
				body: {},
				headers,
			});
			expect(changed.status, origin).toBe(may ? 201 : 403);
		}
	});
});
