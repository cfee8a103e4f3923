import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../rig/process.ts";
import { type Proxy as Balancer, startProxy } from "../rig/proxy.ts";
import { waitFor } from "../rig/wait.ts";
import { gather } from "./crowd.ts";
import { type NameServer, startNameServer } from "./name-server.ts";
import { type SmallNode, startNode } from "./node.ts";

describe("nodes found by DNS, as docker compose --scale makes them", () => {
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

	it("[DP18] uses those that are named, and one more when it is", {
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

	it("[DP18] no longer uses one that is not named any more", {
		timeout: 60_000,
	}, async () => {
		names.hosts = hosts.slice(1);
		await waitForUse("127.0.0.3", "127.0.0.4");
		const crowd = await gather(proxy.url, 10, ["websocket"]);
		expect(await crowd.where()).toEqual({ "127.0.0.3": 5, "127.0.0.4": 5 });
		crowd.leave();
	});
});
