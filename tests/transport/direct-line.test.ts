import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket as Wire } from "node:net";
import { Server, type Socket } from "socket.io";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
	acknowledge,
	type Hearer,
	hear,
	packetsOf,
	send,
} from "../../server/transport/direct-line.ts";
import { type Socket as Client, newManager } from "../rig/links.ts";
import { waitFor } from "../rig/wait.ts";

interface Events {
	told(text: string, number: number): void;
	nothing(): void;
}
const packetOf = packetsOf<Events>("/line");

/** What this needs of an engine.io connection, to see which way words went. */
interface Connection {
	on(event: "packetCreate", act: (packet: { data?: unknown }) => void): void;
	readonly transport: { readonly name: string; readonly socket?: object };
	readonly writeBuffer: readonly unknown[];
}

const transport = new URL("../../server/transport/", import.meta.url);
/** What only files name that go round the interfaces. */
const inner =
	/writeBuffer|\._socket|_socket\?|\bondata\b|\.engine as|\.conn as|\bconn as|transport as|\.transport\b|cleanup\?/;

it("[TR1430] goes round socket.io's and engine.io's public interfaces in two files, and nothing else does", () => {
	const files = readdirSync(transport).filter((file) => file.endsWith(".ts"));
	const inside = files.filter((file) =>
		inner.test(readFileSync(new URL(file, transport), "utf8")),
	);
	expect(inside).toEqual(["direct-line.ts", "engine.ts"]);
});

describe("the direct line, with the versions that are installed", () => {
	let server: Server;
	let url: string;
	let there: Promise<Socket>;
	let clients: Client[] = [];

	beforeEach(async () => {
		const http = createServer();
		server = new Server(http, { serveClient: false });
		there = new Promise((resolve) =>
			server.of("/line").once("connection", resolve),
		);
		await new Promise<void>((up) => http.listen(0, "127.0.0.1", up));
		url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
	});
	afterEach(async () => {
		for (const client of clients) client.disconnect();
		clients = [];
		await server.close();
	});

	function join(...transports: ("websocket" | "polling")[]): Client {
		const client = newManager(url, { transports }).socket("/line").connect();
		clients.push(client);
		return client;
	}

	/** The packets that socket.io's own way made for this socket since. */
	function ordinary({ conn }: Socket): string[] {
		const made: string[] = [];
		(conn as unknown as Connection).on("packetCreate", ({ data }) => {
			if (typeof data === "string") made.push(data);
		});
		return made;
	}

	/** Answers what it hears by the direct line. */
	const answering = (
		socket: Socket,
		answer: (message: unknown) => object,
	): Hearer<"ask"> => ({
		knows: (event): event is "ask" => event === "ask",
		take: (_event, message, id) => acknowledge(socket, id, answer(message)),
	});

	it("[TR1150] takes words of every length straight to a WebSocket, and acknowledgements too", async () => {
		const client = join("websocket");
		const heard: [string, number][] = [];
		client.on("told", (text, number) => heard.push([text, number]));
		client.on("nothing", () => heard.push(["", 0]));
		const socket = await there;
		await turn();
		const made = ordinary(socket);
		const texts = [0, 1, 90, 126, 500, 65_400, 65_536, 100_000].map((length) =>
			"ü½x".repeat(length / 3),
		);
		for (const [number, text] of texts.entries())
			send(socket, packetOf("told", text, number));
		send(socket, packetOf("nothing"));
		hear(
			socket,
			answering(socket, (message) => ({ was: message })),
		);
		const reply = await client.emitWithAck("ask", { a: [1, "ü"] });
		expect(reply).toEqual({ was: { a: [1, "ü"] } });
		expect(heard).toEqual([
			...texts.map((text, number) => [text, number]),
			["", 0],
		]);
		expect(made).toEqual([]);
	});

	it("[TR1151] keeps the order of all that is said, also over an upgrade and behind socket.io's own words", async () => {
		const client = join("polling", "websocket");
		const heard: number[] = [];
		client.on("told", (_, number) => heard.push(number));
		const socket = await there;
		const made = ordinary(socket);
		const conn = socket.conn as unknown as Connection;
		let number = 0;
		let after = 0;
		while (after < 200) {
			if (number % 3 === 0) socket.emit("told", "", number);
			else send(socket, packetOf("told", "", number));
			number++;
			if (conn.transport.name === "websocket") after++;
			if (number % 5 === 0) await turn();
		}
		await waitFor("the last word", () => heard.length === number);
		expect(heard).toEqual(Array.from({ length: number }, (_, at) => at));
		// Both ways were gone.
		expect(made.length).toBeGreaterThan(number / 3);
		expect(made.length).toBeLessThan(number);
	});

	it("[TR1152] says it by long polling as socket.io does", async () => {
		const client = join("polling");
		const heard: string[] = [];
		client.on("told", (text) => heard.push(text));
		const socket = await there;
		hear(
			socket,
			answering(socket, () => ({ so: true })),
		);
		send(socket, packetOf("told", "a", 0));
		expect(await client.emitWithAck("ask", {})).toEqual({ so: true });
		await waitFor("the word", () => heard.length === 1);
	});

	it("[TR1153] queues for a reader that does not read, where such readers are found and cut", async () => {
		const { hostname, port } = new URL(url);
		const deaf: Wire = connect(Number(port), hostname);
		deaf.write(
			[
				"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
				`Host: ${hostname}`,
				"Upgrade: websocket",
				"Connection: Upgrade",
				"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
				"Sec-WebSocket-Version: 13\r\n\r\n",
			].join("\r\n"),
		);
		await new Promise((heard) => deaf.once("data", heard));
		const enter = Buffer.from("40/line,");
		deaf.write(
			Buffer.concat([
				Buffer.from([0x81, 0x80 | enter.length, 0, 0, 0, 0]),
				enter,
			]),
		);
		const socket = await there;
		deaf.pause();
		const conn = socket.conn as unknown as Connection;
		const word = packetOf("told", "x".repeat(100_000), 0);
		for (let said = 0; conn.writeBuffer.length < 10 && said < 1000; said++) {
			send(socket, word);
			await turn();
		}
		expect(conn.writeBuffer.length).toBe(10);
		const { _socket: wire } = conn.transport.socket as { _socket: Wire };
		// What stands before the system's own buffers is one word, not all of them.
		expect(wire.writableLength).toBeLessThan(300_000);
		deaf.destroy();
	});

	it("[TR1154] leaves to socket.io whatever has another form, and all where its reader is not found", async () => {
		const client = join("websocket");
		const socket = await there;
		const direct: unknown[] = [];
		const others: unknown[][] = [];
		hear(
			socket,
			answering(socket, (message) => ({ heard: direct.push(message) })),
		);
		socket.onAny((...args) => {
			others.push(args.map((arg) => (typeof arg === "function" ? "ack" : arg)));
			args.at(-1)?.({});
		});
		await client.emitWithAck("other", 1);
		await client.emitWithAck("ask", 1, 2);
		await client.emitWithAck("ask");
		await client.emitWithAck("ask", new Uint8Array([1]));
		await client.emitWithAck("ask", 3);
		expect(direct).toEqual([3]);
		expect(others).toEqual([
			["other", 1, "ack"],
			["ask", 1, 2, "ack"],
			["ask", "ack"],
			["ask", Buffer.from([1]), "ack"],
		]);
		for (const lacking of [
			{},
			{ writeBuffer: [] },
			{ writeBuffer: [], transport: { name: "websocket", writable: true } },
			{ transport: { name: "websocket", writable: true, socket: {} } },
		]) {
			const said: string[] = [];
			const write = (packet: string) => said.push(packet);
			const conn = { readyState: "open", ...lacking, write };
			send({ conn }, packetOf("nothing"));
			const reply = acknowledge({ conn, nsp: socket.nsp }, "7", {});
			expect(said).toEqual(['2/line,["nothing"]', "3/line,7[{}]"]);
			expect(reply).toBe(12);
		}
		const strange = { conn: { listeners: () => [] }, client: {} };
		const nsp = server.of("/line");
		expect(() =>
			hear(
				{ ...strange, connected: true, nsp },
				answering(socket, () => ({})),
			),
		).not.toThrow();
	});
});

const turn = () => new Promise((resolve) => setImmediate(resolve));
