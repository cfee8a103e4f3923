import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import { limits } from "../../shared/limits.ts";
import { paths } from "../../shared/protocol.ts";
import { headers } from "./headers.ts";
import { isOurOrigin, type OriginRules } from "./origin.ts";

export interface SocketOptions {
	readonly rules: OriginRules;
	readonly pingIntervalMs: number;
	readonly pingTimeoutMs: number;
}

/** What may wait for one slow reader before its connection is closed; it comes back and gets the newest state. */
const mostQueued = { packets: 64, bytes: 256 * 1024 };
const inspectMs = 2000;

/** The socket.io server: exact origins on every handshake, small messages, heartbeats, bounded buffers. */
export function buildSockets(http: HttpServer, options: SocketOptions): Server {
	const io = new Server(http, {
		path: paths.socket,
		serveClient: false,
		pingInterval: options.pingIntervalMs,
		pingTimeout: options.pingTimeoutMs,
		/** A connection that has not joined a namespace by then is closed, ms. */
		connectTimeout: 5000,
		maxHttpBufferSize: limits.messageBytes,
		allowRequest: (request, decide) => {
			const ours = isOurOrigin(options.rules, request);
			decide(ours ? undefined : "this origin may not connect", ours);
		},
	});
	io.engine.use(headers(options.rules));
	const inspection = setInterval(() => cutStalled(io), inspectMs);
	io.engine.on("connection", (connection) => {
		connection.on("error", () => connection.close());
	});
	io.engine.once("close", () => clearInterval(inspection));
	return io;
}

interface Queued {
	readonly data?: unknown;
}

function cutStalled(io: Server): void {
	const clients: Record<
		string,
		{ writeBuffer: Queued[]; close(discard?: boolean): void }
	> = (io.engine as unknown as { clients: never }).clients;
	for (const client of Object.values(clients)) {
		const waiting = client.writeBuffer;
		const bytes = waiting.reduce(
			(sum, packet) =>
				sum + (typeof packet.data === "string" ? packet.data.length : 0),
			0,
		);
		if (waiting.length > mostQueued.packets || bytes > mostQueued.bytes)
			client.close(true);
	}
}
