import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Proxy as Balancer, proxyFile, startProxy } from "../rig/proxy.ts";
import { waitFor } from "../rig/wait.ts";
import { gather } from "./crowd.ts";
import { type SmallNode, startNode } from "./node.ts";

describe("balance over three nodes", () => {
	let nodes: SmallNode[];
	let proxy: Balancer;
	beforeAll(async () => {
		nodes = await Promise.all(["a", "b", "c"].map((name) => startNode(name)));
		proxy = await startProxy({ nodes: nodes.map(({ address }) => address) });
		await proxy.waitForStates("UP", "UP", "UP");
	});
	afterAll(async () => {
		await proxy?.remove();
		await Promise.all(nodes.map((node) => node.die()));
	});
	const empty = () =>
		waitFor("everyone to be gone", () =>
			nodes.every((node) => node.sockets() === 0),
		);

	it("[DP7] long polling without the cookie fails", async () => {
		const folder = mkdtempSync(join(tmpdir(), "lectern-cfg-"));
		cpSync("deploy", folder, { recursive: true });
		const file = join(folder, "haproxy.cfg");
		const shipped = readFileSync(proxyFile, "utf8");
		const without = shipped.replaceAll(/^\tcookie .*\n/gm, "");
		expect(without).not.toBe(shipped);
		writeFileSync(file, without);
		const loose = await startProxy({
			nodes: nodes.map(({ address }) => address),
			file,
		});
		try {
			await loose.waitForStates("UP", "UP", "UP");
			const crowd = await gather(loose.url, 20, ["polling"], {
				mustConnect: false,
			});
			const where = await crowd.where();
			crowd.leave();
			console.log(`polling without the cookie: ${JSON.stringify(where)}`);
			expect(where.nobody ?? 0).toBeGreaterThanOrEqual(18);
		} finally {
			await loose.remove();
			rmSync(folder, { recursive: true, force: true });
		}
	});

	it.each([
		["polling alone", ["polling"] as const],
		["polling that upgrades", ["polling", "websocket"] as const],
	])("[DP7] %s works with the shipped file", async (_name, transports) => {
		await empty();
		const crowd = await gather(proxy.url, 60, [...transports]);
		await new Promise((resolve) => setTimeout(resolve, 1500));
		expect(await crowd.where()).toEqual({ a: 20, b: 20, c: 20 });
		expect(crowd.connected()).toBe(60);
		const last = crowd.sockets.map((one) => one.io.engine.transport.name);
		expect(new Set(last)).toEqual(new Set([transports.at(-1)]));
		crowd.leave();
	});

	it("[DP8] a thousand students who load the page and connect at once are spread evenly", {
		timeout: 60_000,
	}, async () => {
		await empty();
		const pages = await Promise.all(
			Array.from({ length: 300 }, () => fetch(`${proxy.url}/`)),
		);
		for (const page of pages) expect(page.headers.get("set-cookie")).toBeNull();
		const start = performance.now();
		const crowd = await gather(proxy.url, 1000, ["websocket"], {
			withinMs: 40_000,
		});
		const took = performance.now() - start;
		const where = await crowd.where();
		console.log(
			`a thousand from one address, connected in ${took.toFixed(0)} ms: ${JSON.stringify(where)}`,
		);
		for (const name of ["a", "b", "c"]) {
			expect(where[name]).toBeGreaterThanOrEqual(300);
			expect(where[name]).toBeLessThanOrEqual(367);
		}
		crowd.leave();
	});

	it("[DP8] a node that comes back fills up", async () => {
		await empty();
		const [node] = nodes;
		await node?.die();
		await proxy.waitForStates("DOWN", "UP", "UP");
		const before = await gather(proxy.url, 60, ["websocket"]);
		await node?.revive();
		await proxy.waitForStates("UP", "UP", "UP");
		const after = await gather(proxy.url, 30, ["websocket"]);
		expect(nodes.map((one) => one.sockets())).toEqual([30, 30, 30]);
		before.leave();
		after.leave();
	});
});
