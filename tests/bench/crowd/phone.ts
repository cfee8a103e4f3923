import type { Socket } from "node:net";
import { WebSocket } from "ws";
import { now } from "../clock.ts";
import type { Dialect, Newcomer } from "./dialect.ts";

/** Engine.IO's heartbeat, which a phone answers. */
const ping = "2".charCodeAt(0);
const pong = Buffer.from("3");

/** A frame is masked with noughts, as the standard allows: so one buffer serves all phones. */
const unmasked = {
	generateMask: (mask: Buffer) => void mask.fill(0),
	perMessageDeflate: false,
	skipUTF8Validation: true,
} as const;

/** This node takes nobody now: a phone comes back. */
export const turnedAway = "turned away";

/** One connection, and no more of a client than what the bench looks at. */
export class Phone {
	/** Hears all but heartbeats once it is in; `at` is when it was read. */
	onText: (text: Buffer, at: number) => void = () => {};
	/** The reply that let it in. */
	welcome = "";
	readonly #socket: WebSocket;
	#below: Socket | null = null;
	#isIn = false;

	/** `done` hears null once it is in, otherwise why not. A connection that ends later is told as well. */
	constructor(
		url: string,
		dialect: Dialect,
		newcomer: Newcomer,
		done: (fault: string | null) => void,
	) {
		this.#socket = new WebSocket(dialect.address(url), unmasked);
		const go = (heard: string | null) => {
			const step = dialect.step(heard, newcomer);
			if (typeof step === "object") this.#socket.send(step.say);
			else if (step === "in") {
				this.#isIn = true;
				this.welcome = heard ?? "";
				done(null);
			} else if (step === "refused") done(`refused: ${heard}`);
		};
		this.#socket.on("upgrade", ({ socket }) => {
			this.#below = socket;
		});
		this.#socket.on("open", () => go(null));
		this.#socket.on("message", (text: Buffer) => {
			const at = now();
			if (text[0] === ping && text.length === 1) this.send(pong);
			else if (this.#isIn) this.onText(text, at);
			else go(text.toString());
		});
		this.#socket.on("unexpected-response", (request, { statusCode }) => {
			request.destroy();
			done(statusCode === 503 ? turnedAway : `answered ${statusCode}`);
		});
		this.#socket.on("error", (error) => done(error.message));
		this.#socket.on("close", (code) => done(`closed with ${code}`));
	}

	/** Text frames that were made before. */
	send(text: Buffer): void {
		this.#socket.send(text, { binary: false });
	}

	/** Of everything that came over the connection, the upgrade's answer included. */
	get bytes(): number {
		return this.#below?.bytesRead ?? 0;
	}

	leave(): void {
		this.#socket.removeAllListeners("close").terminate();
	}
}
