import { connect, type Socket } from "node:net";

/** A TCP connection to the server, and everything that came back, one byte a letter. */
export interface Line {
	readonly socket: Socket;
	heard(): string;
	closed(): boolean;
	/** Resolves to true when the server has said this, to false when it hung up or `patienceMs` are over. */
	hears(words: string, patienceMs: number): Promise<boolean>;
	end(): void;
}

/** Never rejects: a server that hangs up is an answer. */
export function openLine(port: number): Promise<Line> {
	const socket = connect(port, "127.0.0.1");
	let text = "";
	let closed = false;
	let check = () => {};
	socket.on("data", (bytes) => {
		text += bytes.toString("latin1");
		check();
	});
	socket.on("error", () => {});
	socket.on("close", () => {
		closed = true;
		check();
	});
	const hears = (words: string, patienceMs: number) =>
		new Promise<boolean>((resolve) => {
			const end = (found: boolean) => {
				clearTimeout(timer);
				check = () => {};
				resolve(found);
			};
			const timer = setTimeout(() => end(false), patienceMs);
			check = () => {
				if (text.includes(words)) end(true);
				else if (closed) end(false);
			};
			check();
		});
	const line: Line = {
		socket,
		heard: () => text,
		closed: () => closed,
		hears,
		end: () => void socket.destroy(),
	};
	return new Promise((resolve) => {
		socket.once("connect", () => resolve(line));
		socket.once("error", () => resolve(line));
	});
}

/** Asks for a WebSocket of engine.io; true when it is open. */
export async function upgrade(line: Line, cookie: string): Promise<boolean> {
	line.socket.write(
		`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nCookie: ${cookie}\r\n\r\n`,
	);
	return line.hears('{"sid":"', 5000);
}

export function post(
	path: string,
	body: Buffer,
	type = "text/plain;charset=UTF-8",
): Buffer {
	return Buffer.concat([
		Buffer.from(
			`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n`,
		),
		body,
	]);
}

/** Messages of long polling in as few bodies as may be: what is longer than 16 KiB is refused as a whole. */
export function payloads(messages: readonly Buffer[]): Buffer[] {
	const bodies: Buffer[] = [];
	for (const message of messages) {
		const last = bodies.at(-1);
		if (last === undefined || last.length + message.length > 16_000)
			bodies.push(message);
		else
			bodies[bodies.length - 1] = Buffer.concat([
				last,
				Buffer.from("\x1e"),
				message,
			]);
	}
	return bodies;
}
