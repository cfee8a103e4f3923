import {
	type AddressInfo,
	createServer,
	connect as dial,
	type Socket,
} from "node:net";

export interface LineOptions {
	readonly roundTripMs: number;
	/** In each direction, shared by all connections: one phone's line. No bound when not given. */
	readonly bitsPerSecond?: number;
}

/** One direction of a line: bytes go onto it one after another, and come out as much later. */
class Direction {
	readonly #delayMs: number;
	readonly #msPerByte: number;
	/** When the line has taken all that was put on it so far. */
	#free = 0;

	constructor({ roundTripMs, bitsPerSecond }: LineOptions) {
		this.#delayMs = roundTripMs / 2;
		this.#msPerByte = bitsPerSecond === undefined ? 0 : 8000 / bitsPerSecond;
	}

	/** `act` is called when so many bytes are through, none of which left before `from`. */
	pass(bytes: number, from: number, act: () => void): void {
		this.#free =
			Math.max(this.#free, from, performance.now()) + bytes * this.#msPerByte;
		const at = this.#free + this.#delayMs;
		setTimeout(act, at - performance.now());
	}
}

/**
 * A long and narrow line to a server, for everything that is TCP: what a browser's own throttling does not slow down, WebSockets, too.
 * A connection costs a round trip before its first byte leaves, as on a real line. No lost packets, no slow start.
 */
export async function startSlowLine(target: string, options: LineOptions) {
	const { hostname, port } = new URL(target);
	const [up, down] = [new Direction(options), new Direction(options)];
	const ends = new Set<Socket>();
	const relay = createServer((near) => {
		const openAt = performance.now() + options.roundTripMs;
		const far = dial(Number(port), hostname);
		for (const [from, to, direction, after] of [
			[near, far, up, openAt],
			[far, near, down, 0],
		] as const) {
			ends.add(from);
			from.setNoDelay(true);
			from.on("data", (bytes) => {
				// In pieces, as packets are: else a small message would wait for all of a large one.
				for (let at = 0; at < bytes.length; at += 1400) {
					const piece = bytes.subarray(at, at + 1400);
					direction.pass(piece.length, after, () => to.write(piece));
				}
			});
			from.on("end", () => direction.pass(0, after, () => to.end()));
			from.on("error", () => from.destroy());
			from.on("close", () => {
				ends.delete(from);
				direction.pass(0, after, () => to.destroy());
			});
		}
	});
	await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
		close() {
			for (const end of ends) end.destroy();
			relay.close();
		},
	};
}
