import { createServer, get } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { describe, expect, it } from "vitest";
import { HandshakeQueue } from "../../server/transport/handshake-queue.ts";

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("thousands who come at once", () => {
	it("[TR60] come in by a few per turn of the event loop, in their order, and others are served between them", async () => {
		const queue = new HandshakeQueue(4);
		const came: number[] = [];
		for (let number = 0; number < 1000; number++)
			queue.enter(() => void came.push(number));
		expect(came).toEqual([]);
		let before = 0;
		for (let turns = 0; turns < 250; turns++) {
			await turn();
			expect(came.length - before).toBeLessThanOrEqual(4);
			before = came.length;
		}
		await turn();
		expect(came).toEqual(Array.from({ length: 1000 }, (_, number) => number));
		queue.enter(() => void came.push(-1));
		await turn();
		expect(came.at(-1)).toBe(-1);
	});

	it("[TR60] are told how long they waited, so that who waited too long is sent elsewhere", async () => {
		const queue = new HandshakeQueue(1);
		const waits: number[] = [];
		queue.enter((waitedMs) => {
			waits.push(waitedMs);
			const end = performance.now() + 50;
			while (performance.now() < end);
		});
		queue.enter((waitedMs) => void waits.push(waitedMs));
		await turn();
		await turn();
		expect(waits[0]).toBeLessThan(50);
		expect(waits[1]).toBeGreaterThanOrEqual(50);
	});

	it("[TR700] wait where they are seen: what else the system holds is taken before their work, and a proxy's check answered", async () => {
		const many = 600;
		const queue = new HandshakeQueue(4);
		let letIn = 0;
		const server = createServer((request, response) => {
			if (request.url === "/check") response.end();
			else
				queue.enter(() => {
					letIn++;
					const end = performance.now() + 1;
					while (performance.now() < end);
					response.end();
				});
		});
		server.on("connection", () => queue.noteConnection());
		await new Promise<void>((resolve) =>
			server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, resolve),
		);
		const { port } = server.address() as AddressInfo;
		const sockets = Array.from({ length: many }, () => {
			const socket = connect(port, "127.0.0.1");
			socket.on("error", () => {});
			socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
			return socket;
		});
		const before = await new Promise<number>((resolve) =>
			get({ port, path: "/check", agent: false }, () => resolve(letIn)),
		);
		// One is taken in each turn: with 4 newcomers' work in each of them the check would wait for all.
		expect(before).toBeLessThan(many / 4);
		for (const socket of sockets) socket.destroy();
		server.closeAllConnections();
		server.close();
	});
});
