import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { expect, it } from "vitest";
import {
	namespacesOf,
	type StudentSocket,
} from "../../server/transport/namespaces.ts";
import { SocketAudience } from "../../server/transport/socket-audience.ts";
import { Streams } from "../../server/transport/streams.ts";
import { protocolVersion } from "../../shared/protocol.ts";
import type { Me } from "../../shared/views.ts";
import { newManager } from "../rig/links.ts";
import { waitFor } from "../rig/wait.ts";

const phones = 20;
/** What one phone's own part takes to be made here, so that few phones stand for a hall. */
const eachMs = 5;

it("[TR1155] everybody's own part is told in slices: others are served in between", async () => {
	const http = createServer();
	const server = new Server(http);
	const namespaces = namespacesOf(server as never);
	const audience = new SocketAudience(
		namespaces,
		new Streams({
			beatMs: 60_000,
			rules: { publicUrl: null, path: "", origins: [], trustProxy: 0 },
			most: 1,
			isFull: () => false,
		}),
	);
	let seat = 0;
	namespaces.students.on("connection", (socket: StudentSocket) => {
		const number = undefined;
		socket.data = {
			roomId: "r",
			seat: `s${seat++}`,
			number,
			version: protocolVersion,
			brief: false,
			sits: true,
			told: null,
		};
		audience.seated(socket);
	});
	await new Promise<void>((up) => http.listen(0, "127.0.0.1", up));
	const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
	const told: string[] = [];
	const all = Array.from({ length: phones }, () => {
		const phone = newManager(url, { transports: ["websocket"] })
			.socket("/student")
			.connect();
		phone.on("me", ({ name }: Me) => told.push(name));
		return phone;
	});
	await waitFor("all phones", () => audience.connected("r") === phones);

	let last = performance.now();
	let longest = 0;
	const watch = setInterval(() => {
		longest = Math.max(longest, performance.now() - last);
		last = performance.now();
	}, 1);
	await audience.toEachStudent("r", true, (one) => {
		const end = performance.now() + eachMs;
		while (performance.now() < end);
		return { name: one } as Me;
	});
	longest = Math.max(longest, performance.now() - last);
	clearInterval(watch);
	await waitFor("the last own part", () => told.length === phones);
	expect(new Set(told).size).toBe(phones);
	expect(longest).toBeLessThan((phones * eachMs) / 2);
	for (const phone of all) phone.disconnect();
	await server.close();
});
