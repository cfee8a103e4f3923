import type { Socket } from "socket.io";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
	connect,
	type Link,
	type LinkOptions,
	type LinkState,
} from "../../client/link/socket.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { startMeddler } from "../rig/meddler.ts";
import { refuse } from "../rig/refusal.ts";
import { MemoryStorage } from "./phone.ts";
import { startServer, startWire } from "./server.ts";

interface Sent {
	hello(message: object, ack: (reply: object | Refusal) => void): void;
	silence(message: object, ack: (reply: object) => void): void;
}
interface Heard {
	out(refusal: Refusal): void;
}

/** Replies to `hello`, and to nothing else. */
function greets(socket: Socket): void {
	socket.on("hello", (_message, ack) => ack({ at: socket.id }));
}

const closing: (() => unknown)[] = [];
let session: MemoryStorage;
beforeEach(() => {
	session = new MemoryStorage();
	vi.stubGlobal("sessionStorage", session);
});
afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
	vi.unstubAllGlobals();
});

async function serve(onSocket: (socket: Socket) => void = greets) {
	const server = await startServer(onSocket);
	closing.push(server.close);
	return server;
}

function open(url: string, more: Partial<LinkOptions<Sent, Heard>> = {}) {
	const states: LinkState[] = [];
	const refusals: Refusal[] = [];
	const outs: Refusal[] = [];
	const greetings: unknown[] = [];
	const link: Link<Sent> = connect<Sent, Heard>({
		namespace: "/student",
		url,
		on: { out: (refusal) => outs.push(refusal) },
		greet: async (ask, timeoutMs) => {
			const reply = await ask("hello", {}, timeoutMs);
			greetings.push(reply);
			return reply;
		},
		onState: (state) => states.push(state),
		onRefused: (refusal) => refusals.push(refusal),
		...more,
	});
	closing.push(link.close);
	const until = (met: () => boolean, timeout = 10_000) =>
		vi.waitFor(() => expect(met()).toBe(true), { timeout, interval: 20 });
	return { link, states, refusals, outs, greetings, until };
}

describe("the link", () => {
	it("[CL17] takes WebSocket where the network lets it", async () => {
		const transports: string[] = [];
		const server = await serve((socket) => {
			transports.push(socket.conn.transport.name);
			greets(socket);
		});
		const { states, until, greetings } = open(server.url);
		await until(() => greetings.length === 1);
		expect(states).toEqual(["connecting", "connected"]);
		expect(transports).toEqual(["websocket"]);
		expect(session.kept.size).toBe(0);
	});

	it.each(["refuse", "swallow"] as const)(
		"[CL17] is greeted within 6 s where the network %ss WebSockets, and at once the next time",
		async (meddling) => {
			const server = await serve();
			const filter = await startMeddler(server.url, meddling);
			closing.push(filter.close);
			const start = performance.now();
			const first = open(filter.url);
			await first.until(() => first.greetings.length === 1);
			expect(performance.now() - start).toBeLessThan(6_000);
			first.link.close();
			const again = performance.now();
			const second = open(filter.url);
			await second.until(() => second.greetings.length === 1);
			expect(performance.now() - again).toBeLessThan(1_000);
		},
	);

	it("[CL17] goes back to WebSocket first when polling turned out not to be needed", async () => {
		session.setItem("lectern.polling", "1");
		const server = await serve();
		const { until } = open(server.url);
		await until(() => session.kept.size === 0);
	});

	it("[CL18] comes back by itself after the server let it go", async () => {
		const server = await serve();
		const { states, until, greetings } = open(server.url);
		await until(() => greetings.length === 1);
		server.students.disconnectSockets(true);
		await until(() => greetings.length === 2);
		expect(states.slice(-2)).toEqual(["reconnecting", "connected"]);
	});

	it("[CL18] stays away after `out`, until it is opened again", async () => {
		const server = await serve();
		const { link, states, outs, until, greetings } = open(server.url);
		await until(() => greetings.length === 1);
		server.students.emit("out", refuse("removed", "Gone."));
		server.students.disconnectSockets(true);
		await until(() => states.at(-1) === "stopped");
		expect(outs).toHaveLength(1);
		link.probe();
		await new Promise((resolve) => setTimeout(resolve, 1_500));
		expect(states.at(-1)).toBe("stopped");
		expect(greetings).toHaveLength(1);
		link.reopen();
		await until(() => greetings.length === 2);
	});

	it("[CL19] a refused handshake stops it and is told", async () => {
		const server = await serve();
		const refusal = refuse("no-room", "No such room.");
		let tries = 0;
		server.students.use((_socket, next) => {
			tries++;
			next(Object.assign(new Error("no"), { data: refusal }));
		});
		const { states, refusals, until } = open(server.url);
		await until(() => refusals.length === 1);
		expect(refusals[0]).toEqual(refusal);
		expect(states).toEqual(["connecting", "stopped"]);
		await new Promise((resolve) => setTimeout(resolve, 1_500));
		expect(tries).toBe(1);
	});

	it("[CL19] one that asks to wait is tried again after that time", async () => {
		const server = await serve();
		const tries: number[] = [];
		server.students.use((_socket, next) => {
			tries.push(performance.now());
			const busy = refuse("busy", "Full.", { retryAfterMs: 300 });
			next(
				tries.length < 3
					? Object.assign(new Error("busy"), { data: busy })
					: undefined,
			);
		});
		const { refusals, until, greetings } = open(server.url);
		await until(() => greetings.length === 1);
		expect(refusals).toEqual([]);
		for (const [index, at] of tries.entries())
			if (index > 0)
				expect(at - (tries[index - 1] ?? 0)).toBeGreaterThanOrEqual(295);
	});

	it("[CL19] a refused greeting stops it, a busy one is said again", async () => {
		const replies = [
			refuse("busy", "Wait.", { retryAfterMs: 50 }),
			{},
			refuse("removed", "Gone."),
		];
		const server = await serve((socket) => {
			socket.on("hello", (_message, ack) => ack(replies.shift()));
		});
		const { link, refusals, states, greetings, until } = open(server.url);
		await until(() => greetings.length === 2);
		expect(states.at(-1)).toBe("connected");
		link.probe();
		await until(() => refusals.length === 1);
		expect(states.at(-1)).toBe("stopped");
	});

	it("[CL20] a dead connection is found by a probe, and replaced without back-off", async () => {
		const server = await serve();
		const wire = await startWire(server.port);
		closing.push(wire.close);
		const { link, states, until, greetings } = open(wire.url);
		await until(() => greetings.length === 1);
		wire.setDead(true);
		expect(await link.ask("hello", {}, 200)).toBe("unknown");
		expect(states.at(-1)).toBe("connected");
		wire.setDead(false);
		const start = performance.now();
		link.probe();
		await until(() => greetings.length === 3);
		expect(performance.now() - start).toBeLessThan(3_000);
		expect(greetings[1]).toBe("unknown");
		expect(greetings[2]).not.toEqual(greetings[0]);
	});

	it("[CL21] a request without a reply is unknown, at once where there is no connection", async () => {
		const server = await serve();
		const { link, until, greetings } = open(server.url);
		expect(await link.ask("silence", {}, 60_000)).toBe("unknown");
		await until(() => greetings.length === 1);
		expect(await link.ask("silence", {}, 100)).toBe("unknown");
		const lost = link.ask("silence", {}, 60_000);
		server.students.disconnectSockets(true);
		expect(await lost).toBe("unknown");
	});

	it("[CL18] asks for its part of the handshake at every attempt", async () => {
		const seen: unknown[] = [];
		const server = await serve((socket) => {
			seen.push(socket.handshake.auth);
			greets(socket);
		});
		let count = 0;
		const { until, greetings } = open(server.url, {
			auth: () => ({ count: ++count }),
		});
		await until(() => greetings.length === 1);
		server.students.disconnectSockets(true);
		await until(() => greetings.length === 2);
		expect(seen).toEqual([{ count: 1 }, { count: 2 }]);
	});
});
