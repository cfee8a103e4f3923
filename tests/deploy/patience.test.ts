import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { startProxy } from "../rig/proxy.ts";
import { waitFor } from "../rig/wait.ts";
import { gather } from "./crowd.ts";
import { startNode } from "./node.ts";

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
