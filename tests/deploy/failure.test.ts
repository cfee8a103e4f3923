import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser } from "../rig/browser.ts";
import { type Proxy as Balancer, startProxy } from "../rig/proxy.ts";
import { Rest } from "../rig/rest.ts";
import { waitFor } from "../rig/wait.ts";
import { gather, type Transports } from "./crowd.ts";
import { type SmallNode, startNode } from "./node.ts";

const handshake = "/socket.io/?EIO=4&transport=polling";

describe("nodes that fail behind the proxy", () => {
	let nodes: [SmallNode, SmallNode, SmallNode];
	let proxy: Balancer;
	beforeAll(async () => {
		nodes = [await startNode("a"), await startNode("b"), await startNode("c")];
		proxy = await startProxy({ nodes: nodes.map(({ address }) => address) });
	});
	beforeEach(async () => {
		for (const node of nodes)
			Object.assign(node, {
				ready: 200,
				alive: 200,
				refusing: false,
				hanging: false,
				cuts: "",
			});
		await proxy.waitForStates("UP", "UP", "UP");
		await waitFor("everyone to be gone", () =>
			nodes.every((node) => node.sockets() === 0),
		);
		for (const node of nodes) node.asked.length = 0;
	});
	afterAll(async () => {
		await proxy?.remove();
		await Promise.all(nodes.map((node) => node.die()));
	});
	const askedOf = (path: string) =>
		nodes.map(({ asked }) => asked.filter(({ url }) => url === path).length);

	it.each<[string, Transports]>([
		["WebSocket", ["websocket"]],
		["long polling", ["polling"]],
	])(
		"[DP9] a node that dies loses its students over %s to the others",
		async (_name, transports) => {
			const crowd = await gather(proxy.url, 90, transports, { comeBack: true });
			const [dying] = nodes;
			expect(dying.sockets()).toBe(30);
			const start = performance.now();
			await dying.die();
			await waitFor(
				"everyone to be at the others",
				() =>
					crowd.connected() === 90 &&
					nodes.slice(1).every((node) => node.sockets() >= 40),
				5000,
			);
			const took = performance.now() - start;
			console.log(
				`node dead, 30 of 90 over ${transports[0]}: everyone at the others after ${took.toFixed(0)} ms`,
			);
			expect(took).toBeLessThan(2000);
			const { a, nobody } = await crowd.where();
			expect([a, nobody]).toEqual([undefined, undefined]);
			crowd.leave();
			await dying.revive();
		},
	);

	it("[DP10] a frozen node is left, and nobody is sent there", {
		timeout: 30_000,
	}, async () => {
		const crowd = await gather(proxy.url, 60, ["websocket"], {
			comeBack: true,
		});
		const [frozen] = nodes;
		const start = performance.now();
		Object.assign(frozen, { ready: null, alive: null });
		await waitFor(
			"its connections to be cut",
			() => frozen.sockets() === 0 && crowd.connected() === 60,
			8000,
		);
		const took = performance.now() - start;
		console.log(`node frozen: left after ${took.toFixed(0)} ms`);
		expect(took).toBeGreaterThan(2000);
		expect(took).toBeLessThan(7000);
		const more = await gather(proxy.url, 30, ["websocket"]);
		expect(frozen.sockets()).toBe(0);
		crowd.leave();
		more.leave();
	});

	it.each<[string, Transports]>([
		["WebSocket", ["websocket"]],
		["long polling", ["polling"]],
	])("[DP11] who is refused over %s is sent on", async (_name, transports) => {
		nodes[0].refusing = true;
		const crowd = await gather(proxy.url, 60, transports);
		expect(nodes[0].sockets()).toBe(0);
		expect(await crowd.where()).toEqual({ b: 30, c: 30 });
		crowd.leave();
	});

	it("[DP11] the cookie of a node that refuses does not keep anybody out", async () => {
		const first = await fetch(proxy.url + handshake);
		const cookie = first.headers.get("set-cookie")?.split(";")[0] ?? "";
		expect(cookie).toMatch(/^lectern_node=/);
		for (const node of nodes) node.refusing = node.sockets() > 0;
		const again = await fetch(proxy.url + handshake, { headers: { cookie } });
		expect(again.status).toBe(200);
		expect(again.headers.get("set-cookie")).not.toContain(cookie);
		for (const node of nodes) await node.die();
		for (const node of nodes) await node.revive();
	});

	it("[DP11] only what changes nothing is sent twice", async () => {
		expect((await fetch(`${proxy.url}/busy`)).status).toBe(503);
		expect(askedOf("/busy").every((times) => times > 0)).toBe(true);
		for (const node of nodes) node.asked.length = 0;
		const posted = await fetch(`${proxy.url}/busy`, {
			method: "POST",
			body: "{}",
		});
		expect(posted.status).toBe(503);
		expect(askedOf("/busy").reduce((sum, times) => sum + times)).toBe(1);

		nodes[0].cuts = "/cut";
		const got = await Promise.all(
			["1", "2", "3", "4", "5", "6"].map(() => fetch(`${proxy.url}/cut`)),
		);
		expect(got.map(({ status }) => status)).toEqual(Array(6).fill(200));
		expect(askedOf("/cut")[0]).toBeGreaterThan(0);
	});

	it("[DP500] a request to the API is tried at one node alone", async () => {
		for (const node of nodes) node.cuts = "/api/quizzes";
		// On a connection of its own: on one that was used before, the proxy leaves it to the browser to ask again.
		const reply = await new Rest(proxy.url).get("/api/quizzes");
		expect(reply.status).toBe(503);
		expect(reply.headers["retry-after"]).toBe("2");
		expect(askedOf("/api/quizzes").reduce((sum, times) => sum + times)).toBe(1);
	});

	it("[DP501] a page asked of a node that freezes comes from another, or says when to come again", {
		timeout: 30_000,
	}, async () => {
		Object.assign(nodes[0], { ready: null, alive: null, hanging: true });
		const replies: Promise<Response>[] = [];
		for (let times = 0; times < 24; times++) {
			replies.push(fetch(`${proxy.url}/page`));
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
		const got = await Promise.all(replies);
		const words = got.map((one) =>
			one.status === 503 ? one.headers.get("retry-after") : one.status,
		);
		expect(words.filter((word) => word !== 200 && word !== "2")).toEqual([]);
		// Who hangs looks busy, so it is asked for few.
		expect(askedOf("/page")[0]).toBeGreaterThan(0);
		const ended = words.filter((word) => word === "2").length;
		console.log(
			`of 24 pages ${24 - ended} came, ${ended} were told to come again`,
		);
		expect(ended).toBeLessThan(8);
		// Given up by now, so that the next test does not find it half believed.
		await proxy.waitForStates("DOWN", "UP", "UP");
	});

	it("[DP12] a stopping node keeps what it has and gets nobody new", {
		timeout: 30_000,
	}, async () => {
		const sockets = await gather(proxy.url, 30, ["websocket"]);
		const polling = await gather(proxy.url, 30, ["polling"]);
		Object.assign(nodes[0], { ready: 404, refusing: true });
		await proxy.waitForStates("NOLB", "UP", "UP");
		const news = [
			await gather(proxy.url, 40, ["websocket"]),
			await gather(proxy.url, 40, ["polling"]),
		];
		// Longer than a dead node would be kept, and more than one round of polls.
		await new Promise((resolve) => setTimeout(resolve, 3000));
		expect(await sockets.where()).toEqual({ a: 10, b: 10, c: 10 });
		expect(await polling.where()).toEqual({ a: 10, b: 10, c: 10 });
		expect([sockets.connected(), polling.connected()]).toEqual([30, 30]);
		expect(nodes[0].sockets()).toBe(20);
		for (const crowd of [sockets, polling, ...news]) crowd.leave();
	});

	it("[DP13] with no node ready, pages and REST reach a node, and handshakes are refused in time", async () => {
		const crowd = await gather(proxy.url, 30, ["websocket"]);
		for (const node of nodes)
			Object.assign(node, { ready: 404, refusing: true });
		await proxy.waitForStates("NOLB", "NOLB", "NOLB");
		for (const path of ["/", "/teach/", "/assets/x.js", "/api/instructor"]) {
			const reply = await fetch(proxy.url + path, {
				headers: { accept: "text/html" },
			});
			expect([path, reply.status]).toEqual([path, 200]);
		}
		const posted = await fetch(proxy.url, { method: "POST", body: "{}" });
		expect(posted.status).toBe(200);
		const refused = await fetch(proxy.url + handshake);
		expect(refused.status).toBe(503);
		expect(refused.headers.get("retry-after")).toBe("1");
		expect((await fetch(`${proxy.url}/healthz`)).status).toBe(503);
		expect(crowd.connected()).toBe(30);
		crowd.leave();
	});

	it("[DP14] with no node alive, programs are told when to come back", async () => {
		for (const node of nodes) await node.die();
		await proxy.waitForStates("DOWN", "DOWN", "DOWN");
		for (const path of ["/api/instructor", handshake, "/assets/x.js"]) {
			const reply = await fetch(proxy.url + path);
			expect(reply.status).toBe(503);
			expect(reply.headers.get("retry-after")).toBe("2");
			expect(reply.headers.get("cache-control")).toBe("no-store");
			expect(reply.headers.get("content-type")).toBe(
				"application/problem+json",
			);
			expect(await reply.json()).toMatchObject({ status: 503, error: "busy" });
		}
		for (const node of nodes) await node.revive();
	});

	it("[DP14] a person's page comes out where they wanted to be", {
		timeout: 40_000,
	}, async () => {
		for (const node of nodes) await node.die();
		await proxy.waitForStates("DOWN", "DOWN", "DOWN");
		const browser = await launchBrowser();
		try {
			const page = await browser.newPage();
			const address = `${proxy.url}/screen/#a-secret`;
			const reply = await page.goto(address);
			expect(reply?.status()).toBe(503);
			expect(reply?.headers()["retry-after"]).toBe("2");
			await page.getByRole("heading", { name: "Back in a moment" }).waitFor();
			await nodes[1].revive();
			await page.getByText("b", { exact: true }).waitFor({ timeout: 10_000 });
			expect(page.url()).toBe(address);
		} finally {
			await browser.close();
			await nodes[0].revive();
			await nodes[2].revive();
		}
	});
});
