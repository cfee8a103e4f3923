import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Server } from "socket.io";
import {
	afterEach,
	beforeEach,
	describe,
	expect,
	it,
	onTestFinished,
} from "vitest";
import { ConnectionSlots } from "../../server/transport/connection-slots.ts";
import { Metrics } from "../../server/transport/metrics.ts";
import { buildSockets, moveAway } from "../../server/transport/sockets.ts";
import { joinPhone } from "../rig/links.ts";
import { startServer } from "../rig/process.ts";
import { startRedis } from "../rig/redis.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";
import { openRaw, type Raw } from "./raw.ts";

describe("connections that are moved away", () => {
	let http: HttpServer;
	let io: Server;
	let url: string;
	let deaf: Raw;
	beforeEach(async () => {
		http = createServer();
		io = buildSockets(http, {
			rules: { publicUrl: null, path: "", origins: [], trustProxy: 0 },
			inline: { scripts: [], styles: [] },
			pingIntervalMs: 20_000,
			pingTimeoutMs: 20_000,
			slots: new ConnectionSlots({ maxConnections: 100, seatlessMs: 60_000 }),
			closedTo: () => null,
			metrics: new Metrics({}),
		});
		// More than the machine keeps for a connection that nobody reads; what comes then waits in the queue.
		io.of("/much").on("connection", (socket) => {
			for (let times = 0; times < 60; times++)
				socket.emit("much", "x".repeat(500_000));
			setTimeout(() => socket.emit("more"), 100);
		});
		await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
		url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
	});
	afterEach(async () => {
		deaf.resume();
		deaf.close();
		await io.close();
	});

	it("[TR57] do not wait for those that do not read", async () => {
		deaf = await openRaw(url);
		deaf.pause();
		deaf.write("0/much,");
		await waitFor("it to be there", () => io.of("/much").sockets.size > 0);
		await new Promise((resolve) => setTimeout(resolve, 300));
		const others = await Promise.all(
			Array.from({ length: 5 }, () => openRaw(url)),
		);
		expect(io.engine.clientsCount).toBe(6);
		const start = performance.now();
		await moveAway(io, { most: 1, everyMs: 20 });
		expect(performance.now() - start).toBeLessThan(1000);
		await waitFor("all others to be gone", () =>
			others.every((raw) => raw.closed()),
		);
		// It is there still, so it was the goodbye that was not taken.
		expect(io.engine.clientsCount).toBe(1);
	});
});

describe("what a node counts", () => {
	it("[TR502] is there from the start, at zero", async () => {
		const text = await new Metrics({}).registry.metrics();
		for (const series of [
			'lectern_answers_total{outcome="saved"}',
			'lectern_answers_total{outcome="unknown"}',
			'lectern_refused_connections_total{reason="full"}',
			"lectern_hints_lost_total",
		])
			expect(text).toContain(`${series} 0\n`);
	});
});

describe("a long poll that is moved away", () => {
	it("[TR500] ends with an error, after which every client comes back, not with a goodbye", async () => {
		const http = createServer();
		const io = buildSockets(http, {
			rules: { publicUrl: null, path: "", origins: [], trustProxy: 0 },
			pingIntervalMs: 20_000,
			pingTimeoutMs: 20_000,
			slots: new ConnectionSlots({ maxConnections: 100, seatlessMs: 60_000 }),
			inline: { scripts: [], styles: [] },
			closedTo: () => null,
			metrics: new Metrics({}),
		});
		onTestFinished(() => io.close());
		await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
		const { port } = http.address() as AddressInfo;
		const address = `http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`;
		const opened = await (await fetch(address)).text();
		const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
		const poll = fetch(`${address}&sid=${sid}`);
		await new Promise((resolve) => setTimeout(resolve, 100));
		await moveAway(io, { most: 10, everyMs: 20 });
		const reply = await poll;
		expect([reply.status, await reply.text()]).toEqual([503, ""]);
		expect((await fetch(`${address}&sid=${sid}`)).status).toBe(400);
		expect(io.engine.clientsCount).toBe(0);
	});
});

describe("a node that is told to stop", () => {
	it("[TR501] serves on until a proxy that asks each second has seen it", async () => {
		const redis = await startRedis();
		const server = await startServer({ REDIS_URL: redis.url });
		onTestFinished(async () => {
			await server.remove();
			await redis.remove();
		});
		const start = performance.now();
		const stopped = server.stop();
		await waitFor("it to say so", async () => {
			const reply = await fetch(`${server.url}/readyz`);
			return reply.status === 503;
		});
		while (performance.now() - start < 2_300)
			expect((await fetch(`${server.url}/`)).status).toBe(200);
		expect(await stopped).toBe(0);
	});
});

describe("a node that is told to stop twice", () => {
	it("[TR58] ends at once, whatever it still waits for", {
		timeout: 60_000,
	}, async () => {
		const redis = await startRedis();
		const server = await startServer({
			REDIS_URL: redis.url,
			DRAIN_SECONDS: "20",
		});
		const room = await openRoom(await signedIn(server.url));
		const phone = await joinPhone(server.url, room.code, "Ada");
		await room.move({ do: "open", question: 0 });
		redis.pause();
		void phone.send("answer", { round: 1, seq: 1, value: [0] }).catch(() => {});
		await new Promise((resolve) => setTimeout(resolve, 200));
		let code: number | null | undefined;
		void server.stop().then((ended) => {
			code = ended;
		});
		await new Promise((resolve) => setTimeout(resolve, 1500));
		expect(code).toBeUndefined();
		const start = performance.now();
		expect(await server.stop()).toBe(1);
		expect(performance.now() - start).toBeLessThan(1000);
		phone.close();
		room.page.close();
		redis.resume();
		await server.remove();
		await redis.remove();
	});
});
