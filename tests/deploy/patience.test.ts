import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../rig/process.ts";
import { type Proxy as Balancer, startProxy } from "../rig/proxy.ts";
import { waitFor } from "../rig/wait.ts";
import { gather } from "./crowd.ts";
import { type NameServer, startNameServer } from "./name-server.ts";
import { type SmallNode, startNode } from "./node.ts";

/** Side by side, each with a proxy of its own: nearly all that they do is to wait. */
describe.concurrent("the proxy's patience", { timeout: 60_000 }, () => {
	async function start(pingMs?: number) {
		const node = await startNode("a", "127.0.0.1", 0, pingMs);
		const proxy = await startProxy({ nodes: [node.address] });
		await proxy.waitForStates("UP");
		const remove = async () => {
			await proxy.remove();
			await node.die();
		};
		return { node, proxy, remove };
	}

	it("[DP19] headers and bodies that come by the drop are cut off", async ({
		onTestFinished,
	}) => {
		const { node, proxy, remove } = await start();
		onTestFinished(remove);
		const took = await Promise.all([
			drip(proxy.port, "GET / HTTP/1.1\r\nHost: x\r\n", "X-Slow: 1\r\n"),
			drip(
				proxy.port,
				"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n",
				"x",
			),
		]);
		console.log(`slow senders cut off after ${took.join(" and ")} ms`);
		for (const ms of took) expect(ms).toBeLessThan(13_000);
		expect(node.asked).toEqual([]);
	});

	it("[DP21] a reload keeps every connection for half a minute", async ({
		onTestFinished,
	}) => {
		const { proxy, remove } = await start();
		onTestFinished(remove);
		const crowd = await gather(proxy.url, 30, ["websocket"]);
		proxy.reload();
		const workers = () => proxy.output().match(/New worker/g)?.length ?? 0;
		await waitFor("the new worker", () => workers() === 2);
		const news = await gather(proxy.url, 30, ["websocket"]);
		await new Promise((resolve) => setTimeout(resolve, 2000));
		expect([crowd.connected(), news.connected()]).toEqual([30, 30]);
		await waitFor(
			"the old worker to go",
			() => crowd.connected() === 0,
			32_000,
		);
		expect(news.connected()).toBe(30);
		crowd.leave();
		news.leave();
	});

	it("[DP25] a heartbeat of 20 s is within everybody's patience on the way", async ({
		onTestFinished,
	}) => {
		const { proxy, remove } = await start(20_000);
		onTestFinished(remove);
		const crowds = [
			await gather(proxy.url, 5, ["websocket"]),
			await gather(proxy.url, 5, ["polling"]),
		];
		await new Promise((resolve) => setTimeout(resolve, 22_000));
		expect(crowds.map((crowd) => crowd.connected())).toEqual([5, 5]);
		for (const crowd of crowds) expect(await crowd.where()).toEqual({ a: 5 });
		for (const crowd of crowds) crowd.leave();
	});
});

/** A name that has gone is believed for ten seconds. */
describe.concurrent("nodes found by DNS, as docker compose --scale makes them", () => {
	const hosts = ["127.0.0.2", "127.0.0.3", "127.0.0.4"];
	let names: NameServer;
	let nodes: SmallNode[];
	let proxy: Balancer;
	beforeAll(async () => {
		const port = await freePort();
		nodes = await Promise.all(hosts.map((host) => startNode(host, host, port)));
		names = await startNameServer(hosts.slice(0, 2));
		proxy = await startProxy({
			environment: {
				NODES_DNS: `node:${port}`,
				RESOLVER: names.address,
				NODES_MOST: "4",
			},
		});
	});
	afterAll(async () => {
		await proxy?.remove();
		names.close();
		await Promise.all(nodes.map((node) => node.die()));
	});
	const used = async () =>
		(await proxy.states())
			.filter(({ backend, state }) => backend === "ready" && state === "UP")
			.map(({ address }) => address.split(":")[0])
			.sort();
	const waitForUse = (...wanted: string[]) =>
		waitFor(
			`the use of ${wanted.join(" ")}`,
			async () => (await used()).join(" ") === wanted.join(" "),
			25_000,
		);

	it.sequential("[DP18] uses those that are named, and one more when it is", {
		timeout: 60_000,
	}, async () => {
		await waitForUse("127.0.0.2", "127.0.0.3");
		const two = await gather(proxy.url, 20, ["websocket"]);
		expect(await two.where()).toEqual({ "127.0.0.2": 10, "127.0.0.3": 10 });
		names.hosts = hosts;
		await waitForUse(...hosts);
		const more = await gather(proxy.url, 10, ["websocket"]);
		expect(await more.where()).toEqual({ "127.0.0.4": 10 });
		const polling = await gather(proxy.url, 30, ["polling"]);
		expect(Object.values(await polling.where())).toEqual([10, 10, 10]);
		for (const crowd of [two, more, polling]) crowd.leave();
	});

	it.sequential("[DP18] no longer uses one that is not named any more", {
		timeout: 60_000,
	}, async () => {
		names.hosts = hosts.slice(1);
		await waitForUse("127.0.0.3", "127.0.0.4");
		const crowd = await gather(proxy.url, 10, ["websocket"]);
		expect(await crowd.where()).toEqual({ "127.0.0.3": 5, "127.0.0.4": 5 });
		crowd.leave();
	});
});

/** Sends the start and then a drop each half second; resolves to the ms after which the proxy gave up. */
function drip(port: number, start: string, drop: string): Promise<number> {
	return new Promise((resolve) => {
		const began = performance.now();
		const socket = connect(port, "127.0.0.1", () => socket.write(start));
		const drops = setInterval(() => socket.write(drop), 500);
		socket.on("error", () => {});
		socket.once("data", (reply) => {
			clearInterval(drops);
			socket.destroy();
			expect(String(reply)).toMatch(/^HTTP\/1.1 408 /);
			resolve(Math.round(performance.now() - began));
		});
	});
}
