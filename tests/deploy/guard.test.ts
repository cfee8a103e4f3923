import { type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import {
	afterAll,
	beforeAll,
	beforeEach,
	describe,
	expect,
	it,
	onTestFinished,
} from "vitest";
import { type Proxy as Balancer, startProxy } from "../rig/proxy.ts";
import { waitFor } from "../rig/wait.ts";
import { gather } from "./crowd.ts";
import { type SmallNode, startNode } from "./node.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe("what the proxy lets through", () => {
	let node: SmallNode;
	let proxy: Balancer;
	beforeAll(async () => {
		node = await startNode("a");
		proxy = await startProxy({
			nodes: [node.address],
			environment: { PROXY_LOG: "info" },
		});
		await proxy.waitForStates("UP");
	});
	beforeEach(() => {
		node.asked.length = 0;
	});
	afterAll(async () => {
		await proxy?.remove();
		await node.die();
	});
	/** A path as it is, not as `fetch` would tidy it. */
	const statusOf = (path: string) =>
		new Promise<number>((resolve, reject) => {
			const { port } = proxy;
			request({ host: "127.0.0.1", port, path, agent: false }, (reply) => {
				reply.resume();
				resolve(reply.statusCode ?? 0);
			})
				.on("error", reject)
				.end();
		});

	it("[DP15] where a request comes from is what the proxy sees", async () => {
		await fetch(`${proxy.url}/`, {
			headers: {
				"X-Forwarded-For": "203.0.113.9, 203.0.113.10",
				"X-Forwarded-Proto": "https",
				"X-Forwarded-Host": "evil.example",
				Forwarded: "for=203.0.113.9",
				"X-Real-IP": "203.0.113.9",
				"X-Request-Id": "mine",
			},
		});
		const headers: IncomingHttpHeaders = node.asked[0]?.headers ?? {};
		expect(headers["x-forwarded-for"]).toBe("127.0.0.1");
		expect(headers["x-forwarded-proto"]).toBe("http");
		expect(headers["x-request-id"]).toMatch(uuid);
		for (const name of ["x-forwarded-host", "forwarded", "x-real-ip"])
			expect(headers).not.toHaveProperty(name);
	});

	it("[DP15] a WebSocket too, and each request has an id of its own", async () => {
		const crowd = await gather(proxy.url, 2, ["websocket"]);
		crowd.leave();
		const ids = node.asked.map(({ headers }) => headers["x-request-id"]);
		expect(ids.length).toBeGreaterThanOrEqual(2);
		for (const id of ids) expect(id).toMatch(uuid);
		expect(new Set(ids).size).toBeGreaterThanOrEqual(2);
	});

	it("[DP16] counters and reasons stay inside, whether there is a node does not", async () => {
		const spellings = ["/", "//", "/%2f", "/%2F/"].flatMap((start) =>
			["metrics", "METRICS", "%6detrics", "metrics/", "metrics?x=1"]
				.concat(["readyz", "Readyz", "readyz?unready=404", "livez", "live%7a"])
				.map((name) => start + name),
		);
		for (const path of spellings)
			expect([path, await statusOf(path)]).toEqual([path, 404]);
		expect(node.asked).toEqual([]);
		expect(await statusOf("/metrics-of-something")).toBe(200);
		expect(await statusOf("/healthz")).toBe(200);
		const inside = await fetch(`${proxy.insideUrl}/metrics`);
		expect(await inside.text()).toContain("haproxy_backend_");
	});

	it("[DP20] the log holds neither addresses nor secrets of a path", async () => {
		await fetch(`${proxy.url}/j/QX7K2M?token=hidden`);
		const stream = `${proxy.url}/api/screens/a-screen-token/events`;
		await (await fetch(stream)).body?.cancel();
		const lines = () =>
			proxy
				.output()
				.split("\n")
				.filter((line) => line.startsWith("{"))
				.map((line) => JSON.parse(line) as Record<string, unknown>);
		await waitFor("two log lines", () =>
			["/j", "/api"].every((path) => lines().some((one) => one.path === path)),
		);
		const line = lines().find(({ path }) => path === "/api");
		expect(line).toMatchObject({
			id: expect.stringMatching(uuid),
			method: "GET",
			status: 200,
			node: "ready/node1",
		});
		const all = JSON.stringify(lines());
		for (const secret of ["QX7K2M", "hidden", "a-screen-token", "127.0.0.1"])
			expect(all).not.toContain(secret);
	});

	it("[DP502] one source has two hundred event streams at most", async () => {
		const ends = new AbortController();
		const open = (signal?: AbortSignal) =>
			fetch(`${proxy.url}/api/screens/token/events`, signal && { signal });
		const streams = await Promise.all(
			Array.from({ length: 210 }, () => open(ends.signal)),
		);
		const refused = streams.filter(({ status }) => status === 429);
		expect(refused.length).toBe(10);
		expect(refused[0]?.headers.get("retry-after")).toBe("10");
		expect(await statusOf("/")).toBe(200);
		ends.abort();
		await waitFor("places to be free again", async () => {
			const again = await open();
			await again.body?.cancel();
			return again.status === 200;
		});
	});
});

describe("a proxy that is nearly full", () => {
	it("[DP503] refuses a source that opens connections in vain, and no other", {
		timeout: 40_000,
	}, async () => {
		const node = await startNode("alone");
		const proxy = await startProxy({
			nodes: [node.address],
			environment: { PROXY_NEARLY: "50" },
		});
		onTestFinished(async () => {
			await proxy.remove();
			await node.die();
		});
		const from = (localAddress: string, count: number) =>
			Array.from({ length: count }, () => {
				const socket = connect({
					port: proxy.port,
					host: "127.0.0.1",
					localAddress,
				});
				socket.on("error", () => {});
				socket.resume();
				socket.write("GET / HTTP/1.1\r\nHost: x\r\n");
				return socket;
			});
		const isTaken = async (localAddress: string) => {
			const [socket] = from(localAddress, 1);
			return new Promise<boolean>((resolve) => {
				socket?.once("close", () => resolve(false));
				socket?.write("Connection: close\r\n\r\n");
				socket?.once("data", () => resolve(true));
			});
		};
		const vain = from("127.0.0.2", 300);
		const closed = () => vain.filter((socket) => socket.closed).length;
		await waitFor("the last of them to be refused", () => closed() > 80);
		expect(closed()).toBeLessThan(120);
		expect(await isTaken("127.0.0.3")).toBe(true);
		expect(await isTaken("127.0.0.2")).toBe(false);
		for (const socket of vain) socket.destroy();
		await waitFor("room at the proxy", () => isTaken("127.0.0.2"));
		// A hall that comes at once and asks late is in as soon as it asks, however often it was refused.
		const hall = from("127.0.0.4", 700);
		const refused = () => hall.filter((socket) => socket.closed).length;
		await waitFor("most of it to be refused", () => refused() > 400);
		expect(await isTaken("127.0.0.4")).toBe(false);
		for (const socket of hall) socket.write("\r\n");
		await waitFor("the others of the hall", () => isTaken("127.0.0.4"), 5_000);
		expect(hall.length - refused()).toBeGreaterThan(150);
		for (const socket of hall) socket.destroy();
	});
});
