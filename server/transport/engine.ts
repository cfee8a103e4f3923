import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Connections as engine.io has them: what is read of them and done to them that its public interface has no word for. With `direct-line.ts`
 * the only file that goes round it. What is not there, in another version, is done without.
 */

// ————— requests

type Request = IncomingMessage & { readonly res?: ServerResponse };

/** What can be answered by; upgrades have none. */
export function responseOf(request: IncomingMessage) {
	return (request as Request).res;
}

/** engine.io gives the others' requests their response. */
export function isUpgrade(request: IncomingMessage): boolean {
	return responseOf(request) === undefined;
}

/** What this needs of a socket.io socket; a connection's request is public, and socket.io's docs let go of it so. */
export interface Handshaken {
	readonly conn: object;
	readonly handshake: { headers: object; query: object };
}

interface Connection {
	request: IncomingMessage | null;
}

/** engine.io's stand-ins for the responses of upgrades, which live as long as their connections and hold the requests. */
const responses = new WeakMap<object, { req?: unknown }>();

/** To be called for each request of a handshake. */
export function noteResponse(
	request: IncomingMessage,
	response: { req?: unknown },
): void {
	responses.set(request, response);
}

/** The request of a handshake with all its headers, some kB of each connection, is needed for nothing once its socket is in. */
export function forgetRequest({ conn, handshake }: Handshaken): void {
	const connection = conn as Connection;
	const { request } = connection;
	if (request === null) return;
	const response = responses.get(request);
	if (response !== undefined) response.req = null;
	connection.request = null;
	handshake.headers = {};
	handshake.query = {};
}

/** Whoever wants a second namespace opens a second connection, as our pages do. */
export function isRequestForgotten({ conn }: Handshaken): boolean {
	return (conn as Connection).request === null;
}

// ————— connections

export interface Client {
	readonly readyState: "opening" | "open" | "closing" | "closed";
	readonly writeBuffer?: readonly { readonly data?: unknown }[];
	readonly transport?: {
		readonly name: string;
		writable: boolean;
		/** The poll that waits; by long polling only. */
		readonly req?: (IncomingMessage & { cleanup?(): void }) | null;
		readonly res?: ServerResponse | null;
	};
	close(discard?: boolean): void;
}

/** All connections by their ids, not copied. */
export function clientsOf(io: { readonly engine: object }) {
	const { clients } = io.engine as {
		readonly clients?: Readonly<Record<string, Client>>;
	};
	return clients ?? {};
}

/** What waits for its reader. */
export function queuedOf({ writeBuffer = [] }: Client) {
	let bytes = 0;
	for (const { data } of writeBuffer)
		if (typeof data === "string") bytes += data.length;
	return { packets: writeBuffer.length, bytes };
}

/**
 * Engine.IO's goodbye is read by some clients (python-socketio) as an end for good when it comes by long polling. They come back
 * after an error, as do ours: the poll that waits is answered 503, and the session is gone.
 */
export function letGo(client: Client): void {
	const { transport } = client;
	if (transport?.name !== "polling") {
		client.close();
		return;
	}
	const { req, res } = transport;
	transport.writable = false;
	req?.cleanup?.();
	if (res != null && !res.headersSent)
		res
			.writeHead(503, { "Retry-After": "1", "Cache-Control": "no-store" })
			.end();
	client.close(true);
}

/** A WebSocket whose other side takes no goodbye would stay open for half a minute more. */
export function terminate(client: { readonly transport?: object }): void {
	const transport = client.transport as
		| { readonly socket?: { terminate?(): void } }
		| undefined;
	transport?.socket?.terminate?.();
}
