import { connect, type Socket } from "node:net";

/** A TCP connection to the server. */
export interface Line {
	readonly socket: Socket;
	/** The newest of what came back, one byte a letter. */
	heard(): string;
	/** How often each of these words came. */
	readonly counts: Map<string, number>;
	closed(): boolean;
	/** Resolves to true when the server has said one of these, to false when it hung up or `patienceMs` are over. */
	hears(
		words: string | readonly string[],
		patienceMs: number,
	): Promise<boolean>;
	end(): void;
}

const most = 20_000;
const counted = ['"error":"', "HTTP/1.1 "];

/** Never rejects: a server that hangs up is an answer. */
export function openLine(port: number): Promise<Line> {
	const socket = connect(port, "127.0.0.1");
	const counts = new Map(counted.map((word) => [word, 0]));
	let text = "";
	let closed = false;
	let check = () => {};
	socket.on("data", (bytes) => {
		const chunk = bytes.toString("latin1");
		for (const word of counted) {
			const here = text.slice(1 - word.length) + chunk;
			const times = here.split(word).length - 1;
			counts.set(word, (counts.get(word) ?? 0) + times);
		}
		text = (text + chunk).slice(-most);
		check();
	});
	socket.on("error", () => {});
	socket.on("close", () => {
		closed = true;
		check();
	});
	const hears: Line["hears"] = (words, patienceMs) =>
		new Promise<boolean>((resolve) => {
			const end = (found: boolean) => {
				clearTimeout(timer);
				check = () => {};
				resolve(found);
			};
			const timer = setTimeout(() => end(false), patienceMs);
			check = () => {
				if ([words].flat().some((word) => text.includes(word))) end(true);
				else if (closed) end(false);
			};
			check();
		});
	const line: Line = {
		socket,
		heard: () => text,
		counts,
		closed: () => closed,
		hears,
		end: () => void socket.destroy(),
	};
	return new Promise((resolve) => {
		socket.once("connect", () => resolve(line));
		socket.once("error", () => resolve(line));
	});
}

/** How a WebSocket says goodbye: it then waits for the other side's goodbye for up to 30 s. */
export const goodbye = ["\u0088\u0000", "\u0088\u0002"];

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
