import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** A request that is on its way so long is no phone's; a class that comes at once is in by then. */
const lateMs = 3_000;
const sweepMs = 1_000;
/** Late ones that one source may have: phones in a bad corner of a full hall. */
const mostLate = 100;

interface Open {
	readonly source: string;
	/** Since when it has not sent a whole request. */
	readonly since: number;
	/** The one on its way, or the last one. */
	readonly request: IncomingMessage | null;
	/** What had come when the last one was answered; null before. More is the head of another one. */
	readonly answeredAt: number | null;
}

/**
 * Connections that have not sent a whole request, or none any more: half-open ones are free for whoever holds them, and each is an
 * open file here. Late ones are bounded for each source, and all of them together; the oldest of whoever has most go.
 */
export class HalfOpen {
	readonly #open = new Map<Socket, Open>();
	readonly #most: number;
	/** So many connections may be open before the half-open ones among them are counted: they are at most as many. */
	#enough: number;
	readonly #cut: () => void;
	readonly #timer: NodeJS.Timeout;

	/** `most`: of all sources together, each connection being one for a moment. `cut` is told of each. */
	constructor(
		http: Server,
		options: {
			readonly most: number;
			sourceOf(request: IncomingMessage): string;
			/** Of a connection whose first request has not come. */
			networkOf(socket: Socket): string;
			cut(): void;
		},
	) {
		this.#most = options.most;
		this.#enough = options.most;
		this.#cut = options.cut;
		http.on("connection", (socket) => {
			const source = options.networkOf(socket);
			const since = performance.now();
			const open = { source, since, request: null, answeredAt: null };
			this.#open.set(socket, open);
			socket.once("close", () => this.#open.delete(socket));
			if (this.#open.size > this.#enough) this.#thin();
		});
		http.prependListener("request", (request, response: ServerResponse) => {
			const { socket } = request;
			if (!this.#open.has(socket)) return;
			const source = options.sourceOf(request);
			const since = performance.now();
			this.#open.set(socket, { source, since, request, answeredAt: null });
			response.once("close", () => {
				if (this.#open.get(socket)?.request !== request) return;
				const since = performance.now();
				const answeredAt = socket.bytesRead;
				this.#open.set(socket, { source, since, request, answeredAt });
			});
		});
		http.prependListener("upgrade", (request) => {
			this.#open.delete(request.socket);
		});
		this.#timer = setInterval(() => this.#sweep(), sweepMs);
	}

	#sweep(): void {
		this.#enough = this.#most;
		const late = performance.now() - lateMs;
		for (const sockets of this.#bySource((since) => since < late).values())
			for (const socket of sockets.slice(0, -mostLate)) this.#destroy(socket);
	}

	/** A tenth of all is let go at once, as to look for them takes a while; and so does not to find them. */
	#thin(): void {
		const some = Math.ceil(this.#most / 10);
		const sources = [...this.#bySource(() => true).values()];
		const all = sources.reduce((sum, sockets) => sum + sockets.length, 0);
		if (all <= this.#most) {
			this.#enough = this.#open.size + some;
			return;
		}
		const [greedy = []] = sources.sort((a, b) => b.length - a.length);
		for (const socket of greedy.slice(0, some)) this.#destroy(socket);
	}

	/** Those that wait, the oldest first. */
	#bySource(isMeant: (since: number) => boolean): Map<string, Socket[]> {
		const sources = new Map<string, [Socket, Open][]>();
		for (const entry of this.#open) {
			const [socket, open] = entry;
			const { since, source } = open;
			if (!isMeant(since) || isWhole(socket, open)) continue;
			const here = sources.get(source) ?? [];
			here.push(entry);
			sources.set(source, here);
		}
		return new Map(
			[...sources].map(([source, here]) => [
				source,
				here
					.sort(([, a], [, b]) => a.since - b.since)
					.map(([socket]) => socket),
			]),
		);
	}

	#destroy(socket: Socket): void {
		this.#open.delete(socket);
		socket.destroy();
		this.#cut();
	}

	close(): void {
		clearInterval(this.#timer);
	}
}

/** It has sent what it began, and is answered or waits for the answer. */
function isWhole(socket: Socket, { request, answeredAt }: Open): boolean {
	if (request?.complete !== true) return false;
	return answeredAt === null || socket.bytesRead === answeredAt;
}
