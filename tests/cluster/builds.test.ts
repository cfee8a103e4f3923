import { readdirSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openPhone } from "../rig/browser.ts";
import { type Cluster, startCluster } from "../rig/cluster.ts";
import { makeOtherBuild } from "../rig/other-build.ts";
import { Rest } from "../rig/rest.ts";

describe("two builds at once, as during an upgrade", () => {
	const folder = makeOtherBuild("other0build");
	let cluster: Cluster;
	beforeAll(async () => {
		cluster = await startCluster({ ofNode: [{}, {}, { PAGES: folder }] });
	});
	afterAll(async () => {
		await cluster?.remove();
		rmSync(folder, { recursive: true, force: true });
	});

	it("[CU450] none of 300 page loads misses a part, whichever node it comes from", async () => {
		const rest = new Rest(cluster.url);
		const missed: string[] = [];
		const builds = new Set<boolean>();
		const load = async (path: string) => {
			const { text } = await rest.get(path);
			builds.add(text.includes("other0build"));
			const parts = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)];
			// The program and the icon; the styles of the phone's page stand in it.
			expect(parts.length).toBeGreaterThanOrEqual(2);
			for (const [, part = ""] of parts) {
				const reply = await rest.get(part);
				const type = String(reply.headers["content-type"]);
				if (reply.status !== 200 || type.includes("html")) missed.push(part);
			}
		};
		const paths = ["/", "/teach/", "/screen/"];
		for (let turn = 0; turn < 20; turn++)
			await Promise.all(
				Array.from({ length: 15 }, (_, one) => load(paths[one % 3] ?? "/")),
			);
		expect(missed).toEqual([]);
		expect([...builds].sort()).toEqual([false, true]);
	});

	it("[CU450] nor is one of 20 browsers' pages blank", {
		timeout: 60_000,
	}, async () => {
		const browser = await launchBrowser();
		try {
			const fields = await Promise.all(
				Array.from({ length: 20 }, async () => {
					const { page, faults } = await openPhone(browser);
					await page.goto(`${cluster.url}/`);
					await page.getByRole("textbox").first().waitFor();
					return faults;
				}),
			);
			expect(fields.flat()).toEqual([]);
		} finally {
			await browser.close();
		}
	});

	it("[CU451] every node has every part of both builds, with the guards and for ever", async () => {
		const names = ["dist/client", folder].flatMap((build) =>
			readdirSync(`${build}/assets`).filter((name) => !/\.(br|gz)$/.test(name)),
		);
		const check = async (url: string, name: string) => {
			const reply = await new Rest(url).get(`/assets/${name}`);
			expect(reply.status, name).toBe(200);
			expect(reply.headers["cache-control"]).toContain("immutable");
			expect(reply.headers["x-content-type-options"]).toBe("nosniff");
		};
		// Together, as a page asks for them: the store is asked for what a node has not a few times a second.
		for (const { url } of cluster.nodes)
			await Promise.all(names.map((name) => check(url, name)));
	});
});
