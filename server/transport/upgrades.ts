import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { paths } from "../../shared/protocol.ts";
import { isOurOrigin, type OriginRules } from "./origin.ts";

/**
 * Sorts the requests that would like another protocol. WebSockets from our own pages go to whoever listened so far (socket.io);
 * other sites' pages are told 403, as they are by long polling. Anything else than a WebSocket (`h2c`, which some HTTP libraries
 * offer first) is answered as if nothing had been asked. Call it when socket.io listens.
 */
export function sortUpgrades(
	http: Server,
	rules: OriginRules,
	refused: () => void,
): void {
	const takers = http.listeners("upgrade");
	http.removeAllListeners("upgrade");
	const replies = new WeakMap<Duplex, ServerResponse>();
	http.on("request", ({ socket }, response) => replies.set(socket, response));
	http.on("upgrade", (request, socket, head) => {
		if (!/^websocket$/i.test(request.headers.upgrade ?? "")) {
			const serve = () => serveAsItIs(http, request, socket, head);
			keepFromThrowing(socket);
			// Behind another request it waits for that one's reply.
			const before = replies.get(socket);
			if (before === undefined || before.closed) serve();
			else before.once("close", () => setImmediate(serve));
		} else if (!isOurs(request)) {
			dismiss(socket, "404 Not Found");
		} else if (!isOurOrigin(rules, request)) {
			refused();
			dismiss(socket, "403 Forbidden");
		} else {
			for (const take of takers) take.call(http, request, socket, head);
		}
	});
}

/** Whether socket.io takes this upgrade; it goes by how the address begins. */
function isOurs({ url = "" }: IncomingMessage): boolean {
	return url.startsWith(`${paths.socket}/`);
}

/** Nobody else ends it: an upgrade's socket is no longer the HTTP server's, and would stay open for ever. */
function dismiss(socket: Duplex, status: string): void {
	keepFromThrowing(socket);
	const refusal = `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
	socket.end(refusal, () => socket.destroy());
}

/**
 * Node has taken the request out of HTTP by now. It is put back as it came but without the wish, and is the last one of its
 * connection.
 */
function serveAsItIs(
	http: Server,
	request: IncomingMessage,
	socket: Duplex,
	head: Buffer,
): void {
	if (socket.destroyed) return;
	const { method, url, httpVersion, rawHeaders } = request;
	const lines = [`${method} ${url} HTTP/${httpVersion}`];
	for (let at = 0; at < rawHeaders.length; at += 2) {
		const name = rawHeaders[at] ?? "";
		if (!/^(upgrade|connection|http2-settings)$/i.test(name))
			lines.push(`${name}: ${rawHeaders[at + 1]}`);
	}
	lines.push("Connection: close", "", "");
	socket.unshift(
		Buffer.concat([Buffer.from(lines.join("\r\n"), "latin1"), head]),
	);
	http.emit("connection", socket);
}

/** Until a WebSocket takes it over, an upgrade's socket is nobody's: without a listener its reset would end the process. */
export function keepFromThrowing(socket: Duplex): void {
	socket.on("error", () => socket.destroy());
}
