import type { Socket as Wire } from "node:net";

/**
 * Speaks to sockets straight, where socket.io would make its packets, queues and closures anew for each of a thousand phones that all
 * hear the same. What it needs of engine.io, ws and socket.io is looked at each time; where it is not there, or not free (long polling,
 * something still queued, a slow reader), the same packet goes the ordinary way. Tests hold it against the versions in package-lock.json,
 * and that nothing goes round their public interfaces but this file and `engine.ts`.
 */

/** What this needs of an engine.io connection. */
interface Connection {
	readonly readyState: string;
	readonly writeBuffer?: readonly unknown[];
	readonly transport?: {
		readonly name: string;
		readonly writable: boolean;
		readonly socket?: { readonly extensions?: string; readonly _socket?: Wire };
	};
	write(packet: string): unknown;
}

/** A packet for many, made once: as a text, and as the bytes of its WebSocket frame. */
export interface Prepared {
	readonly packet: string;
	readonly frame: Buffer;
}

type Told<F> = F extends (...told: infer T) => void ? T : never;

/** How socket.io writes a namespace's events, of a table of its own. */
export function packetsOf<Events>(namespace: string) {
	return <E extends keyof Events & string>(
		event: E,
		...told: Told<Events[E]>
	): Prepared => {
		const packet = `2${namespace},${JSON.stringify([event, ...told])}`;
		return { packet, frame: frameOf(packet) };
	};
}

export function send(
	socket: { readonly conn: object },
	{ packet, frame }: Prepared,
): void {
	const connection = socket.conn as Connection;
	const wire = freeWire(connection);
	if (wire === null) connection.write(packet);
	else wire.write(frame);
}

/** The bytes under which a text travels by itself: engine.io's mark of a message, in a WebSocket frame of a server (RFC 6455, 5.2). */
function frameOf(packet: string): Buffer {
	const length = 1 + Buffer.byteLength(packet);
	const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
	const frame = Buffer.allocUnsafe(start + length);
	frame[0] = 0x81;
	if (start === 2) frame[1] = length;
	else if (start === 4) {
		frame[1] = 126;
		frame.writeUInt16BE(length, 2);
	} else {
		frame[1] = 127;
		frame.writeBigUInt64BE(BigInt(length), 2);
	}
	frame[start] = 0x34;
	frame.write(packet, start + 1);
	return frame;
}

/** The connection's TCP socket, when nothing that was said before is still on its way to it. */
function freeWire(connection: Connection): Wire | null {
	const { readyState, writeBuffer, transport } = connection;
	const isFree =
		readyState === "open" &&
		writeBuffer?.length === 0 &&
		transport?.name === "websocket" &&
		transport.writable &&
		transport.socket?.extensions === "";
	if (!isFree) return null;
	const wire = transport.socket?._socket;
	return wire?.writable && wire.writableLength === 0 ? wire : null;
}

/** Who takes what a socket's client sends. */
export interface Hearer<E extends string> {
	knows(event: unknown): event is E;
	/** `id`: of the acknowledgement that the client wants. */
	take(event: E, message: unknown, id: string): void;
}

/** What this needs of a socket.io socket. */
interface Speaker {
	readonly connected: boolean;
	readonly nsp: { readonly name: string };
	readonly conn: object;
	readonly client: object;
}

/** socket.io's reader of a connection's packets, private to it. */
interface Reader {
	ondata?: (data: unknown) => void;
}

interface Emitting {
	listeners(event: string): unknown[];
	on(event: string, act: (data: unknown) => void): void;
	off(event: string, act: (data: unknown) => void): void;
}

/**
 * Has `hearer` take those of the socket's events that it knows and that are of the one form that our clients send: one message, and an
 * acknowledgement wanted. All else is socket.io's business, as is everything where its reader is not found.
 */
export function hear<E extends string>(
	socket: Speaker,
	hearer: Hearer<E>,
): void {
	const reader = socket.client as Reader;
	const connection = socket.conn as Emitting;
	const { ondata } = reader;
	if (ondata === undefined || !connection.listeners("data").includes(ondata))
		return;
	const { name } = socket.nsp;
	const mine = (data: unknown) => {
		const heard = socket.connected ? read(data, name) : null;
		if (heard !== null && hearer.knows(heard.event))
			hearer.take(heard.event, heard.message, heard.id);
		else ondata(data);
	};
	// socket.io takes its reader away by this name when the connection ends.
	connection.off("data", ondata);
	connection.on("data", mine);
	reader.ondata = mine;
}

/** Gives an acknowledgement; returns its length in bytes. */
export function acknowledge(
	{ conn, nsp }: Pick<Speaker, "conn" | "nsp">,
	id: string,
	result: object,
): number {
	const connection = conn as Connection;
	const packet = `3${nsp.name},${id}[${JSON.stringify(result)}]`;
	const wire = freeWire(connection);
	if (wire === null) {
		connection.write(packet);
		return Buffer.byteLength(packet);
	}
	const frame = frameOf(packet);
	wire.write(frame);
	return frame.length;
}

/** `2/name,12["event",{…}]` */
function read(
	data: unknown,
	namespace: string,
): { id: string; event: unknown; message: unknown } | null {
	if (typeof data !== "string" || !data.startsWith(`2${namespace},`))
		return null;
	const from = namespace.length + 2;
	const start = data.indexOf("[", from);
	const id = data.slice(from, start);
	if (start === -1 || !/^\d{1,15}$/.test(id)) return null;
	try {
		const parts: unknown = JSON.parse(data.slice(start));
		if (!Array.isArray(parts) || parts.length !== 2) return null;
		const [event, message] = parts;
		return { id, event, message };
	} catch {
		return null;
	}
}
