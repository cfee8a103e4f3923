import type { IncomingMessage } from "node:http";

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
