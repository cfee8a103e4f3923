import type {
	Server as HttpServer,
	IncomingMessage,
	ServerResponse,
} from "node:http";
import { Server } from "socket.io";
import { limits } from "../../shared/limits.ts";
import { paths } from "../../shared/protocol.ts";
import type {
	ConnectionSlots,
	Connection as SlotHolder,
} from "./connection-slots.ts";
import {
	type Client,
	clientsOf,
	isUpgrade,
	letGo,
	noteResponse,
	queuedOf,
	responseOf,
} from "./engine.ts";
import { HandshakeQueue } from "./handshake-queue.ts";
import { headers, type Inline } from "./headers.ts";
import type { Metrics } from "./metrics.ts";
import type { Sockets } from "./namespaces.ts";
import { addressOf, isOurOrigin, type OriginRules } from "./origin.ts";
import { keepFromThrowing, sortUpgrades } from "./upgrades.ts";
import { Window } from "./window.ts";

export interface SocketOptions {
	readonly rules: OriginRules;
	readonly inline: Inline;
	readonly pingIntervalMs: number;
	readonly pingTimeoutMs: number;
	readonly slots: ConnectionSlots;
	/** Why no newcomer is taken now; null when they are. */
	readonly closedTo: () => "draining" | "store" | null;
	readonly metrics: Metrics;
}

/** What may wait for one slow reader before its connection is closed; it comes back and gets the newest state. */
const mostQueued = { packets: 64, bytes: 256 * 1024 };
const inspectMs = 2000;
/** From one connection; several times what a page sends when somebody holds a key down. */
const mostPackets = { most: 100, inMs: 2000 };

/** Of the event loop; each costs about half a millisecond of its time, with all that follows. */
const newcomersPerTurn = 8;
/** Who waited longer is sent elsewhere: the proxy gives up after 5 s, and what is done for one that has gone is done for nobody. */
const mostWaitMs = 3000;

/**
 * Connections that may wait to be taken while a node is busy; the system may hold fewer. With Node's 511 a storm filled the line, the
 * proxy's checks did not even reach the node, and it was taken for dead.
 */
export const backlog = 4096;

/** The socket.io server: exact origins on every handshake, small messages, heartbeats, bounded buffers. */
export function buildSockets(
	http: HttpServer,
	options: SocketOptions,
): Sockets {
	const { rules, slots, closedTo, metrics } = options;
	const newcomers = new HandshakeQueue(newcomersPerTurn);
	http.on("connection", () => newcomers.noteConnection());
	const io: Sockets = new Server(http, {
		path: paths.socket,
		serveClient: false,
		pingInterval: options.pingIntervalMs,
		pingTimeout: options.pingTimeoutMs,
		/** A connection that has not joined a namespace by then is closed, ms. */
		connectTimeout: 5000,
		destroyUpgrade: false,
		maxHttpBufferSize: limits.messageBytes,
		allowRequest: (request, decide) => {
			if (!isOurOrigin(rules, request)) {
				metrics.connectionRefused("origin");
				decide("this origin may not connect", false);
				return;
			}
			if (!isNew(request)) {
				decide(undefined, true);
				return;
			}
			if (isUpgrade(request)) keepFromThrowing(request.socket);
			newcomers.enter((waitedMs) => {
				const closed =
					closedTo() ??
					(waitedMs > mostWaitMs || !slots.hasRoom() ? "full" : null);
				if (closed === null) {
					decide(undefined, true);
					return;
				}
				metrics.connectionRefused(closed);
				sendElsewhere(request);
			});
		},
	});
	const protect = headers(rules, options.inline);
	io.engine.use(
		(request: IncomingMessage, response: ServerResponse, next: () => void) => {
			if (!isUpgrade(request)) return protect(request, response, next);
			// Nothing is shown of its reply: guards for pages would be half of what a phone is sent until it has joined.
			noteResponse(request, response);
			next();
		},
	);
	sortUpgrades(http, rules, () => metrics.connectionRefused("origin"));
	const inspection = setInterval(() => {
		const clients = clientsOf(io);
		// Every two seconds, in a full hall: without a list of all of them.
		for (const id in clients) {
			const client = clients[id];
			if (client !== undefined && isStalled(client)) client.close(true);
		}
		slots.release();
	}, inspectMs);
	io.engine.on("connection", (connection: Connection) => {
		slots.arrives(connection, addressOf(rules, connection.request));
		connection.on("close", () => slots.leaves(connection));
		connection.on("error", () => connection.close());
		cutFlood(connection);
	});
	// Everybody is in one of the other two; who joins neither is sent away after `connectTimeout`.
	io.of("/").use((_socket, next) => next(new Error("there is nothing here")));
	http.once("close", () => clearInterval(inspection));
	return io;
}

/** Not a further request of a connection that exists (a poll, the upgrade of a polling one). */
function isNew(request: IncomingMessage): boolean {
	return !new URL(request.url ?? "", "http://x").searchParams.has("sid");
}

/**
 * 503 with Retry-After: the proxy tries another node, and a phone without one comes back. socket.io knows no such answer (its own
 * would be 403, which nobody tries again), so it is given here and socket.io hears no more of this request.
 */
function sendElsewhere(request: IncomingMessage): void {
	const response = responseOf(request);
	if (response !== undefined) {
		response
			.writeHead(503, { "Retry-After": "2", "Content-Type": "text/plain" })
			.end("full\n");
		return;
	}
	request.socket.end(
		"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
	);
}

interface Connection extends SlotHolder {
	readonly request: IncomingMessage;
	on(event: "error" | "packet" | "close", act: () => void): void;
}

/** Events have a bound of their own, which tells the client; this one also counts what never becomes an event. */
function cutFlood(connection: Connection): void {
	const window = new Window(mostPackets);
	connection.on("packet", () => {
		if (!window.take()) connection.close(true);
	});
}

function isStalled(client: Client): boolean {
	const { packets, bytes } = queuedOf(client);
	return packets > mostQueued.packets || bytes > mostQueued.bytes;
}

/**
 * Lets every connection go in slices with jitter, so that the other nodes are not stormed. The engine's close lets phones
 * reconnect by themselves (socket.io's own `disconnect` would tell them to stay away). Who does not take the goodbye is not
 * waited for.
 */
export async function moveAway(
	io: Sockets,
	slice: { most: number; everyMs: number },
): Promise<void> {
	for (;;) {
		const here = Object.values(clientsOf(io))
			.filter(({ readyState }) => readyState === "open")
			.slice(0, slice.most);
		if (here.length === 0) return;
		for (const client of here)
			setTimeout(() => letGo(client), Math.random() * slice.everyMs);
		await new Promise((resolve) => setTimeout(resolve, slice.everyMs));
	}
}
