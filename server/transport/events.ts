import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Socket } from "socket.io";
import type * as v from "valibot";
import type { Messages } from "../../shared/events.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type { Log } from "../live/log.ts";
import { parse } from "./parse.ts";

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
	charge(bytes: number): void;
}

/**
 * Answers a socket's events: each is parsed, bounded in rate, done, and acknowledged with its result or a refusal.
 * What no client of ours would send (unknown event, no acknowledgement wanted) is counted and at last cut off.
 */
export function answerEvents<
	M extends Messages,
	Replies extends Record<keyof M, object>,
>(
	socket: Pick<Socket, "conn" | "onAny">,
	messages: M,
	handlers: Handlers<M, Replies>,
	limits: EventLimits,
	log: Log,
): void {
	const knows = (name: unknown): name is keyof M =>
		typeof name === "string" && Object.hasOwn(messages, name);
	const limiter = new RateLimiterMemory({
		points: limits.perSecond * 2,
		duration: 2,
	});
	let faults = 0;
	const fault = () => {
		faults++;
		if (faults > mostFaults) socket.conn.close();
	};
	socket.onAny(async (name: unknown, ...args: unknown[]) => {
		const ack = args.at(-1);
		const reply = (result: object) => {
			if (typeof ack !== "function") return;
			const { conn } = socket;
			const weigh = (packet: { data?: unknown }) => {
				if (typeof packet.data === "string")
					limits.charge(Buffer.byteLength(packet.data));
			};
			// The very text that goes out, made and passed on before `ack` returns.
			conn.on("packetCreate", weigh);
			ack(result);
			conn.off("packetCreate", weigh);
		};
		if (typeof ack !== "function") fault();
		try {
			await limiter.consume("");
		} catch {
			fault();
			reply(tooFast);
			return;
		}
		if (!knows(name)) {
			fault();
			reply(refuse("unknown-event", "unknown-message"));
			return;
		}
		const message = parse(
			messages[name],
			args.length === 2 ? args[0] : undefined,
		);
		if (isRefusal(message)) {
			fault();
			reply(message);
			return;
		}
		try {
			reply(await handlers[name](message));
		} catch (error) {
			log.warn({ error }, "an event's outcome is unknown");
			reply(unknown);
		}
	});
}
