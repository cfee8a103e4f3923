import type { Express, Request, Response } from "express";
import { protocolVersion } from "../../shared/protocol.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import { SpokenVersion } from "../../shared/rest.ts";
import type { Pulse, ScreenView } from "../../shared/views.ts";
import type { Screens } from "../live/screens.ts";
import { addressOf, type OriginRules } from "./origin.ts";
import { parse } from "./parse.ts";
import { versionRefusal } from "./protocol-version.ts";
import { sendProblem } from "./rest/problem.ts";
import { Slots } from "./slots.ts";
import { oldClient, viewFor2 } from "./version2.ts";

/** Which protocol version a screen's page speaks, if anybody here does. */
function readVersion(request: Request): number | Refusal {
	const version = parse(SpokenVersion, request.query.v);
	return isRefusal(version) ? version : (versionRefusal(version) ?? version);
}

interface Stream {
	readonly response: Response;
	/** Of the protocol that its page speaks. */
	readonly version: number;
	lastPulse: Pulse | null;
}

/** Bytes that may wait for one slow reader before its stream is cut; EventSource comes back and gets the newest. */
const mostQueued = 256 * 1024;

/** How long a reader has to take the end of its stream, ms. */
const lastWordMs = 5_000;

/** More than any hall has screens; a link that went round must not take the slots of phones. */
const mostOfRoom = 200;

const full = refuse("busy", "many-screens", {
	retryAfterMs: 2000,
});

export interface StreamOptions {
	/** How often a quiet stream repeats its last pulse, under every idle timeout on the way, ms. */
	readonly beatMs: number;
	readonly rules: OriginRules;
	/** Of all streams of this node. */
	readonly most: number;
	/** Whether all connections of this node are taken, by whomever. */
	isFull(): boolean;
}

const streamHeaders = {
	"Content-Type": "text/event-stream",
	"Cache-Control": "no-store",
	"X-Accel-Buffering": "no",
};

/** Event streams of screens: one way, no socket, the browser reconnects by itself. */
export class Streams {
	readonly #byRoom = new Map<string, Set<Stream>>();
	readonly #beat: NodeJS.Timeout;
	readonly #options: StreamOptions;
	readonly #ofRooms = new Slots({ each: mostOfRoom, all: Infinity });
	/** Half of all to one address at most: a campus is one, and has some hundred screens. */
	readonly #ofSources: Slots;

	constructor(options: StreamOptions) {
		this.#options = options;
		const all = options.most;
		this.#ofSources = new Slots({ each: Math.ceil(all / 2), all });
		this.#beat = setInterval(() => this.#repeat(), options.beatMs);
	}

	addTo(app: Express, screens: Screens): void {
		const path = "/api/screens/:token/events";
		app.get(path, async (request, response) => {
			const version = readVersion(request);
			const roomId = await screens.room(request.params.token);
			if (isRefusal(roomId)) sendProblem(response, roomId);
			else if (isRefusal(version)) sendProblem(response, version);
			else if (request.method === "HEAD")
				response.writeHead(200, streamHeaders).end();
			// Behind another answer on one connection, where no browser asks, nobody would hear the stream's end.
			else if (response.socket === null) request.socket.destroy();
			else if (response.closed) return;
			else if (this.#takeSlot(roomId, request, response))
				await this.#open(roomId, screens, version, response);
			else sendProblem(response, full);
		});
		app.all(path, (_request, response) => {
			response.setHeader("Allow", "GET, HEAD");

			sendProblem(response, refuse("not-found", "no-such-method"), 405);
		});
	}

	/** Whether there is one; it is given back when the stream closes. */
	#takeSlot(roomId: string, request: Request, response: Response): boolean {
		if (this.#options.isFull()) return false;
		const leaveRoom = this.#ofRooms.take(roomId);
		if (leaveRoom === null) return false;
		response.once("close", leaveRoom);
		const source = addressOf(this.#options.rules, request);
		const leaveSource = this.#ofSources.take(source);
		if (leaveSource === null) return false;
		response.once("close", leaveSource);
		return true;
	}

	/** Listens first and reads then, so that nothing that happens in between is missed. */
	async #open(
		roomId: string,
		screens: Screens,
		version: number,
		response: Response,
	): Promise<void> {
		const stream: Stream = { response, version, lastPulse: null };
		const streams = this.#byRoom.get(roomId) ?? new Set();
		this.#byRoom.set(roomId, streams.add(stream));
		response.on("close", () => this.#close(roomId, stream));
		response.writeHead(200, streamHeaders);
		response.flushHeaders();
		const state = await screens.show(roomId);
		if (isRefusal(state)) {
			this.#send(stream, "out", state);
			this.#end(roomId, stream);
			return;
		}
		this.#view(stream, state.view);
		// A pulse that was pushed meanwhile is newer than the one just read.
		if (stream.lastPulse === null) this.#pulse(stream, state.pulse);
	}

	#close(roomId: string, stream: Stream): void {
		const streams = this.#byRoom.get(roomId);
		streams?.delete(stream);
		if (streams?.size === 0) this.#byRoom.delete(roomId);
	}

	has(roomId: string): boolean {
		return this.#byRoom.has(roomId);
	}

	rooms(): Iterable<string> {
		return this.#byRoom.keys();
	}

	get size(): number {
		let size = 0;
		for (const streams of this.#byRoom.values()) size += streams.size;
		return size;
	}

	/** Ends every stream; the browsers come back by themselves, to another node. */
	moveAway(): void {
		for (const [roomId, streams] of this.#byRoom)
			for (const stream of [...streams]) this.#end(roomId, stream);
	}

	view(view: ScreenView): void {
		for (const stream of this.#byRoom.get(view.roomId) ?? [])
			this.#view(stream, view);
	}

	#view(stream: Stream, view: ScreenView): void {
		const told = stream.version < protocolVersion ? viewFor2(view) : view;
		if (told === null) this.#send(stream, "out", oldClient);
		else this.#send(stream, "view", told, view.version);
	}

	pulse(pulse: Pulse): void {
		for (const stream of this.#byRoom.get(pulse.roomId) ?? [])
			this.#pulse(stream, pulse);
	}

	dismiss(roomId: string, why: Refusal): void {
		for (const stream of [...(this.#byRoom.get(roomId) ?? [])]) {
			this.#send(stream, "out", why);
			this.#end(roomId, stream);
		}
	}

	/** The last word: nothing is written after it, and who does not take it is cut. */
	#end(roomId: string, stream: Stream): void {
		this.#close(roomId, stream);
		stream.response.end();
		setTimeout(() => stream.response.destroy(), lastWordMs).unref();
	}

	#repeat(): void {
		for (const streams of this.#byRoom.values()) {
			for (const stream of streams)
				if (stream.lastPulse !== null) this.#pulse(stream, stream.lastPulse);
		}
	}

	#pulse(stream: Stream, pulse: Pulse): void {
		stream.lastPulse = pulse;
		this.#send(stream, "pulse", pulse);
	}

	#send(stream: Stream, event: string, data: object, id?: number): void {
		const { response } = stream;
		if (response.writableEnded) return;
		if (response.writableLength > mostQueued) {
			response.destroy();
			return;
		}
		response.write(
			`event: ${event}\n${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`,
		);
	}

	close(): void {
		clearInterval(this.#beat);
		for (const streams of this.#byRoom.values())
			for (const stream of streams) stream.response.destroy();
		this.#byRoom.clear();
	}
}
