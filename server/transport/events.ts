import type { Socket } from "socket.io";
import type * as v from "valibot";
import type { Messages } from "../../shared/events.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type { Log } from "../live/log.ts";
import { acknowledge, type Hearer, hear } from "./direct-line.ts";
import { parse } from "./parse.ts";
import { Window } from "./window.ts";

/** What does each message of a table for whoever sent it, once it is parsed. A rejection means that the outcome is unknown. */
export type Handlers<
	M extends Messages,
	Replies extends Record<keyof M, object>,
	Sender = unknown,
> = {
	readonly [E in keyof M]: (
		message: v.InferOutput<M[E]>,
		sender: Sender,
	) => Promise<Replies[E] | Refusal>;
};

const tooFast = refuse("too-fast", "many-messages", { retryAfterMs: 1000 });
const unknown = refuse("busy", "store-silent", { retryAfterMs: 1000 });
/** Refused messages after which a socket is cut: no client of ours sends them. */
const mostFaults = 50;

/** How the events of a namespace are answered, the same for all its sockets. */
export interface Service<
	M extends Messages,
	Replies extends Record<keyof M, object>,
	Sender,
> {
	readonly messages: M;
	readonly handlers: Handlers<M, Replies, Sender>;
	/** Messages per second and socket; twice as many at once are free. */
	readonly perSecond: number;
	/** Told how many bytes each reply had. */
	charge(bytes: number, event: string, sender: Sender): void;
	readonly log: Log;
}

/**
 * Answers a socket's events: each is parsed, bounded in rate, done, and acknowledged with its result or a refusal.
 * What no client of ours would send (unknown event, no acknowledgement wanted) is counted and at last cut off.
 */
export function answerEvents<
	M extends Messages,
	Replies extends Record<keyof M, object>,
	Sender extends AnySocket,
>(socket: Sender, service: Service<M, Replies, Sender>): void {
	const exchange = new Exchange(socket, service);
	hear(socket, exchange);
	// What no client of ours sends, and everything where the line was not found.
	socket.onAny((event, ...args) => void exchange.takeAny(event, args));
}

type AnySocket = Pick<Socket, "conn" | "client" | "nsp" | "connected"> & {
	onAny(listener: (event: unknown, ...args: unknown[]) => void): unknown;
};

/** Of one socket: no more than what is its own, as there are thousands. */
class Exchange<
	M extends Messages,
	Replies extends Record<keyof M, object>,
	Sender extends AnySocket,
> implements Hearer<keyof M & string>
{
	readonly #socket: Sender;
	readonly #service: Service<M, Replies, Sender>;
	readonly #window: Window;
	#faults = 0;

	constructor(socket: Sender, service: Service<M, Replies, Sender>) {
		this.#socket = socket;
		this.#service = service;
		this.#window = new Window({ most: service.perSecond * 2, inMs: 2000 });
	}

	knows(event: unknown): event is keyof M & string {
		return (
			typeof event === "string" && Object.hasOwn(this.#service.messages, event)
		);
	}

	async take(
		event: keyof M & string,
		message: unknown,
		id: string,
	): Promise<void> {
		const socket = this.#socket;
		if (!this.#window.take()) {
			this.#fault();
			acknowledge(socket, id, tooFast);
			return;
		}
		const result = await this.#act(event, message);
		this.#service.charge(acknowledge(socket, id, result), event, socket);
	}

	async takeAny(event: unknown, args: readonly unknown[]): Promise<void> {
		const ack = args.at(-1);
		const reply = (result: object): number => {
			if (typeof ack !== "function") return 0;
			ack(result);
			return Buffer.byteLength(JSON.stringify(result));
		};
		if (typeof ack !== "function") this.#fault();
		if (!this.#window.take()) {
			this.#fault();
			reply(tooFast);
		} else if (this.knows(event)) {
			const message = args.length === 2 ? args[0] : undefined;
			const bytes = reply(await this.#act(event, message));
			this.#service.charge(bytes, event, this.#socket);
		} else {
			this.#fault();
			reply(refuse("unknown-event", "unknown-message"));
		}
	}

	async #act(event: keyof M, raw: unknown): Promise<object> {
		const { messages, handlers, log } = this.#service;
		const message = parse(messages[event], raw);
		if (isRefusal(message)) {
			this.#fault();
			return message;
		}
		try {
			return await handlers[event](message, this.#socket);
		} catch (error) {
			log.warn({ error }, "an event's outcome is unknown");
			return unknown;
		}
	}

	#fault(): void {
		this.#faults++;
		if (this.#faults > mostFaults) this.#socket.conn.close();
	}
}
