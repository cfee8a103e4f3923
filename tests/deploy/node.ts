import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { Server } from "socket.io";

/** What the proxy sees of a node, and nothing else: health, a page, sockets. */
export interface SmallNode {
	/** `127.0.0.1:41234` */
	readonly address: string;
	/** Status of the next replies to these checks; null leaves them without one. */
	ready: number | null;
	alive: number | null;
	/** Answers new handshakes with 503, as a node that drains or is full. */
	refusing: boolean;
	/** Cuts the connection of whoever asks for this path. */
	cuts: string;
	/** Takes requests and answers none, as a frozen process does. */
	hanging: boolean;
	/** Requests that came, checks aside. */
	readonly asked: IncomingMessage[];
	/** Sockets that are connected now. */
	sockets(): number;
	/** As after `kill -9`: no one listens, every connection is cut. */
	die(): Promise<void>;
	/** On the same port. */
	revive(): Promise<void>;
}

/** Sends `hello` its name, and answers `who` with it. */
export async function startNode(
	name: string,
	host = "127.0.0.1",
	port = 0,
	pingMs = 1000,
): Promise<SmallNode> {
	const asked: IncomingMessage[] = [];
	const connections = new Set<Socket>();
	const answer = (request: IncomingMessage, response: ServerResponse) => {
		const url = request.url ?? "";
		if (url.startsWith("/readyz") || url === "/livez") {
			const status = url === "/livez" ? node.alive : node.ready;
			if (status !== null) response.writeHead(status).end();
			return;
		}
		asked.push(request);
		if (url === "/slow" || node.hanging) return;
		if (url.endsWith("/events")) beat(response);
		else if (url === node.cuts) request.socket.destroy();
		else
			response
				.writeHead(url === "/busy" ? 503 : 200, { "content-type": "text/html" })
				.end(`<p>${name}</p>`);
	};
	const build = () => {
		const http = createServer(answer);
		const io = new Server(http, { pingInterval: pingMs, pingTimeout: 1000 });
		refuseFirst(http, () => node.refusing);
		io.engine.on("initial_headers", (_headers, request) => asked.push(request));
		io.on("connection", (socket) => {
			socket.on("who", (reply) => reply(name));
		});
		http.on("connection", (socket) => {
			connections.add(socket);
			socket.on("error", () => {});
			socket.once("close", () => connections.delete(socket));
		});
		return { http, io };
	};
	let { http, io } = build();
	const listen = (on: number) =>
		new Promise<void>((resolve) => http.listen(on, host, resolve));
	await listen(port);
	const at = (http.address() as AddressInfo).port;

	const node: SmallNode = {
		address: `${host}:${at}`,
		ready: 200,
		alive: 200,
		refusing: false,
		cuts: "",
		hanging: false,
		asked,
		sockets: () => io.engine.clientsCount,
		async die() {
			const closed = new Promise((resolve) => http.close(resolve));
			for (const socket of connections) socket.destroy();
			await closed;
		},
		async revive() {
			({ http, io } = build());
			await listen(at);
		},
	};
	return node;
}

/** An event stream. */
function beat(response: ServerResponse): void {
	response.writeHead(200, { "content-type": "text/event-stream" });
	const beats = setInterval(() => response.write(":\n"), 200);
	response.once("close", () => clearInterval(beats));
}

/** Refuses handshakes before socket.io sees them, over HTTP, also those that ask for a WebSocket. */
function refuseFirst(
	http: ReturnType<typeof createServer>,
	refusing: () => boolean,
): void {
	const refused = (request: IncomingMessage) =>
		refusing() &&
		request.url?.startsWith("/socket.io/") === true &&
		!request.url.includes("sid=");
	const [serve] = http.listeners("request");
	http.removeAllListeners("request");
	http.on("request", (request, response) => {
		if (refused(request)) response.writeHead(503, { "retry-after": "1" }).end();
		else serve?.call(http, request, response);
	});
	const [upgrade] = http.listeners("upgrade");
	http.removeAllListeners("upgrade");
	http.on("upgrade", (request, socket, head) => {
		if (refused(request))
			socket.end(
				"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
			);
		else upgrade?.call(http, request, socket, head);
	});
}
