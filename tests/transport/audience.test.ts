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
import type { Me, StudentView } from "../../shared/views.ts";
import { newManager } from "../rig/links.ts";
import { waitFor } from "../rig/wait.ts";

const phones = 40;
/** What telling one phone is made to take here, so that few phones stand for a hall. */
const eachMs = 5;

/** An audience of so many phones in the room `r`; reading whose page speaks which version takes its time. */
async function fill() {
	const http = createServer();
	const server = new Server(http);
	const namespaces = namespacesOf(server as never);
	const rules = { publicUrl: null, path: "", origins: [], trustProxy: 0 };
	const streams = { beatMs: 60_000, rules, most: 1, isFull: () => false };
	const audience = new SocketAudience(namespaces, new Streams(streams));
	let seat = 0;
	namespaces.students.on("connection", (socket: StudentSocket) => {
		socket.data = {
			roomId: "r",
			seat: `s${seat++}`,
			number: undefined,
			get version() {
				busy();
				return protocolVersion;
			},
			brief: false,
			sits: true,
			told: null,
		};
		audience.seated(socket);
	});
	await new Promise<void>((up) => http.listen(0, "127.0.0.1", up));
	const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
	const heard: string[] = [];
	const all = Array.from({ length: phones }, () => {
		const phone = newManager(url, { transports: ["websocket"] })
			.socket("/student")
			.connect();
		phone.on("me", ({ name }: Me) => heard.push(name));
		phone.on("view", ({ title }: StudentView) => heard.push(title));
		return phone;
	});
	await waitFor("all phones", () => audience.connected("r") === phones);
	const close = async () => {
		for (const phone of all) phone.disconnect();
		await server.close();
	};
	return { audience, heard, close };
}

function busy(): void {
	const end = performance.now() + eachMs;
	while (performance.now() < end);
}

/** The longest turn of the event loop while this goes on, ms. */
async function longestTurn(act: () => Promise<void>): Promise<number> {
	let last = performance.now();
	let longest = 0;
	const look = () => {
		longest = Math.max(longest, performance.now() - last);
		last = performance.now();
	};
	const watch = setInterval(look, 1);
	await act();
	look();
	clearInterval(watch);
	return longest;
}

const view = { roomId: "r", title: "all" } as StudentView;

it("[TR1155] everybody's own part is told in slices: others are served in between", async () => {
	const { audience, heard, close } = await fill();
	const longest = await longestTurn(() =>
		audience.toEachStudent("r", true, (name) => ({ name }) as Me),
	);
	await waitFor("the last own part", () => heard.length === phones);
	expect(new Set(heard).size).toBe(phones);
	expect(longest).toBeLessThan((phones * eachMs) / 2);
	await close();
});

it("[TR1155] so is what all hear, and nobody else once it does not hold any more", async () => {
	const { audience, heard, close } = await fill();
	const longest = await longestTurn(() =>
		audience.toStudents(view, null, () => true),
	);
	await waitFor("the last view", () => heard.length === phones);
	expect(longest).toBeLessThan((phones * eachMs) / 2);
	let asked = 0;
	await audience.toStudents(view, null, () => ++asked < 3);
	await waitFor("the first of them", () => heard.length > phones);
	await new Promise((resolve) => setTimeout(resolve, 50));
	expect(heard.length).toBeLessThan(2 * phones);
	await close();
});
