import { connect, type Socket } from "node:net";
import { now } from "../clock.ts";
import type { Dialect, Newcomer } from "./dialect.ts";
import { frameOf, readFrames, readUpgrade, upgradeRequest } from "./frames.ts";

/** Engine.IO's heartbeat, which a phone answers. */
const ping = "2".charCodeAt(0);
const pong = frameOf("3");

/** All phones of a process are read into this; what is still needed later is copied. */
const arrived = Buffer.alloc(64 * 1024);

/** This node takes nobody now: a phone comes back. */
export const turnedAway = "turned away";

/** One connection, and no more of a client than what the bench looks at. */
export class Phone {
	/** Hears all but heartbeats once it is in; `at` is when it was read, and the text is gone afterwards. */
	onText: (text: Buffer, at: number) => void = () => {};
	/** The reply that let it in. */
	welcome = "";
	readonly #socket: Socket;
	readonly #dialect: Dialect;
	readonly #newcomer: Newcomer;
	readonly #done: (fault: string | null) => void;
	/** Of a frame that is not whole yet. */
	#rest: Buffer | null = null;
	#is: "arriving" | "joining" | "in" = "arriving";

	/** `done` hears null once it is in, otherwise why not. A connection that ends later is told as well. */
	constructor(
		url: string,
		dialect: Dialect,
		newcomer: Newcomer,
		done: (fault: string | null) => void,
	) {
		this.#dialect = dialect;
		this.#newcomer = newcomer;
		this.#done = done;
		const address = new URL(dialect.address(url));
		const read = (length: number) => {
			this.#take(arrived.subarray(0, length));
			return true;
		};
		this.#socket = connect({
			...{ host: address.hostname, port: Number(address.port) },
			noDelay: true,
			onread: { buffer: arrived, callback: read },
		});
		this.#socket.write(upgradeRequest(address));
		this.#socket.on("error", (error) => done(error.message));
		this.#socket.on("close", () => done("closed"));
	}

	/** A frame that was made before. */
	send(frame: Buffer): void {
		this.#socket.write(frame);
	}

	/** Of everything that came over the connection, the upgrade's answer included. */
	get bytes(): number {
		return this.#socket.bytesRead;
	}

	leave(): void {
		this.#socket.removeAllListeners("close").destroy();
	}

	#take(bytes: Buffer): void {
		const at = now();
		let data = this.#rest === null ? bytes : Buffer.concat([this.#rest, bytes]);
		this.#rest = null;
		if (this.#is === "arriving") {
			const upgrade = readUpgrade(data);
			if (upgrade !== null) this.#upgraded(upgrade.status);
			data = data.subarray(upgrade?.length ?? 0);
		}
		try {
			const read =
				this.#is === "arriving"
					? 0
					: readFrames(data, (text) => this.#hear(text, at));
			if (read < data.length) this.#rest = Buffer.from(data.subarray(read));
		} catch (error) {
			this.#end((error as Error).message);
		}
	}

	#upgraded(status: number): void {
		if (status === 101) {
			this.#is = "joining";
			this.#step(null);
		} else this.#end(status === 503 ? turnedAway : `answered ${status}`);
	}

	#hear(text: Buffer, at: number): void {
		if (text.length === 1 && text[0] === ping) this.send(pong);
		else if (this.#is === "in") this.onText(text, at);
		else this.#step(text.toString());
	}

	#step(heard: string | null): void {
		const step = this.#dialect.step(heard, this.#newcomer);
		if (typeof step === "object") this.send(frameOf(step.say));
		else if (step === "in") {
			this.#is = "in";
			this.welcome = heard ?? "";
			this.#done(null);
		} else if (step === "refused") this.#done(`refused: ${heard}`);
	}

	#end(fault: string): void {
		this.#done(fault);
		this.leave();
	}
}
