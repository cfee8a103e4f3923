import type { Socket } from "socket.io";
import type * as v from "valibot";
import type { Messages } from "../../shared/events.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type { Log } from "../live/log.ts";
import { type Heard, hear } from "./direct-line.ts";
import { parse } from "./parse.ts";
import { Window } from "./window.ts";

/** What does each message of a table, once it is parsed. A rejection means that the outcome is unknown. */
export type Handlers<
	M extends Messages,
	Replies extends Record<keyof M, object>,
> = {
	readonly [E in keyof M]: (
		message: v.InferOutput<M[E]>,
	) => Promise<Replies[E] | Refusal>;
};

const tooFast = refuse("too-fast", "many-messages", { retryAfterMs: 1000 });
const unknown = refuse("busy", "store-silent", { retryAfterMs: 1000 });
/** Refused messages after which a socket is cut: no client of ours sends them. */
const mostFaults = 50;

export interface EventLimits {
	/** Messages per second and socket; twice as many at once are free. */
	readonly perSecond: number;
	/** Told how many bytes each reply had. */
	charge(bytes: number, event: string): void;
}

/**
 * Answers a socket's events: each is parsed, bounded in rate, done, and acknowledged with its result or a refusal.
 * What no client of ours would send (unknown event, no acknowledgement wanted) is counted and at last cut off.
 */
export function answerEvents<
	M extends Messages,
	Replies extends Record<keyof M, object>,
>(
	socket: Pick<Socket, "conn" | "onAny" | "client" | "nsp" | "connected">,
	messages: M,
	handlers: Handlers<M, Replies>,
	limits: EventLimits,
	log: Log,
): void {
	const knows = (name: unknown): name is keyof M & string =>
		typeof name === "string" && Object.hasOwn(messages, name);
	const window = new Window({ most: limits.perSecond * 2, inMs: 2000 });
	let faults = 0;
	const fault = () => {
		faults++;
		if (faults > mostFaults) socket.conn.close();
	};
	const act = async (event: keyof M, raw: unknown): Promise<object> => {
		const message = parse(messages[event], raw);
		if (isRefusal(message)) {
			fault();
			return message;
		}
		try {
			return await handlers[event](message);
		} catch (error) {
			log.warn({ error }, "an event's outcome is unknown");
			return unknown;
		}
	};
	const take = async ({ event, message, answer }: Heard<keyof M & string>) => {
		if (!window.take()) {
			fault();
			answer(tooFast);
		} else limits.charge(answer(await act(event, message)), event);
	};
	hear(socket, knows, (heard) => void take(heard));
	// What no client of ours sends, and everything where the line was not found.
	socket.onAny(async (event: unknown, ...args: unknown[]) => {
		const ack = args.at(-1);
		const reply = (result: object): number => {
			if (typeof ack !== "function") return 0;
			ack(result);
			return Buffer.byteLength(JSON.stringify(result));
		};
		if (typeof ack !== "function") fault();
		if (!window.take()) {
			fault();
			reply(tooFast);
		} else if (knows(event)) {
			const message = args.length === 2 ? args[0] : undefined;
			limits.charge(reply(await act(event, message)), event);
		} else {
			fault();
			reply(refuse("unknown-event", "unknown-message"));
		}
	});
}
