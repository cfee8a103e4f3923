import { protocolVersion } from "../../shared/protocol.ts";
import { type LinkOptions, newManager } from "../rig/links.ts";
import { waitFor } from "../rig/wait.ts";

/** A connection below socket.io: writes whatever it is told, also what no client would. */
export interface Raw {
	/** Packets of socket.io as they came. */
	readonly frames: readonly string[];
	write(packet: string | Buffer): void;
	/** A WebSocket message as it is, below engine.io too. */
	writeBelow(message: string | Buffer): void;
	/** A WebSocket stops reading. */
	pause(): void;
	resume(): void;
	closed(): boolean;
	/** Waits until a packet has come that begins like this; null when the connection went instead. */
	next(start: string): Promise<string | null>;
	close(): void;
}

export async function openRaw(
	url: string,
	transport: "websocket" | "polling" = "websocket",
	headers: NonNullable<LinkOptions["headers"]> = {},
	onFrame: (frame: string) => void = () => {},
): Promise<Raw> {
	const manager = newManager(url, { transports: [transport], headers });
	await new Promise<void>((resolve, reject) => {
		manager.open((error) => (error === undefined ? resolve() : reject(error)));
	});
	const { engine } = manager;
	const frames: string[] = [];
	let closed = false;
	engine.on("packet", ({ type, data }) => {
		if (type !== "message") return;
		frames.push(String(data));
		onFrame(String(data));
	});
	engine.on("close", () => {
		closed = true;
	});
	engine.on("error", () => {});
	// Kept: engine.io forgets it when the connection has gone.
	const { ws: below } = engine.transport as unknown as {
		ws: {
			send(message: string | Buffer): void;
			pause(): void;
			resume(): void;
		};
	};
	return {
		frames,
		write: (packet) => void engine.write(packet),
		writeBelow: (message) => below.send(message),
		pause: () => below.pause(),
		resume: () => below.resume(),
		closed: () => closed,
		async next(start) {
			const find = () => frames.find((frame) => frame.startsWith(start));
			await waitFor(
				`a packet ${start}… or the end`,
				() => closed || find() !== undefined,
			);
			return find() ?? null;
		},
		close: () => void engine.close(),
	};
}

/** Connects a raw connection to `/student`; resolves to the packet that admitted it. */
export async function admit(
	raw: Raw,
	code: string,
	token: string,
): Promise<void> {
	const auth = { v: protocolVersion, code, token };
	raw.write(`0/student,${JSON.stringify(auth)}`);
	const reply = await raw.next("0/student,");
	if (reply === null) throw new Error("not admitted");
}
