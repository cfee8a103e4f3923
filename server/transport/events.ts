import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Socket } from "socket.io";
import type * as v from "valibot";
import { isRefusal, type Refusal, refuse } from "../../shared/refusal.ts";
import type { Log } from "../live/log.ts";
import { parse } from "./parse.ts";

/** One event: the schema of its message and what does it. A rejection means that the outcome is unknown. */
export interface Event<S extends v.GenericSchema = v.GenericSchema> {
	readonly schema: S;
	run(message: v.InferOutput<S>): Promise<object>;
}

/** Ties a schema to the type of what `run` takes. */
export function event<S extends v.GenericSchema>(
	schema: S,
	run: Event<S>["run"],
): Event {
	return { schema, run: run as Event["run"] };
}

const tooFast = refuse(
	"too-fast",
	"Too many messages at once. Please wait a moment.",
	{ retryAfterMs: 1000 },
);
const unknown = refuse(
	"busy",
	"Not done yet: the store does not answer. Trying again.",
	{ retryAfterMs: 1000 },
);
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
export function answerEvents(
	socket: Socket,
	events: Readonly<Record<string, Event>>,
	limits: EventLimits,
	log: Log,
): void {
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
		const known =
			typeof name === "string" && Object.hasOwn(events, name)
				? events[name]
				: undefined;
		if (known === undefined) {
			fault();
			reply(refuse("unknown-event", "There is no such message here."));
			return;
		}
		reply(await answer(known, args, fault, log));
	});
}

async function answer(
	known: Event,
	args: unknown[],
	fault: () => void,
	log: Log,
): Promise<object> {
	const message: unknown | Refusal = parse(
		known.schema,
		args.length === 2 ? args[0] : undefined,
	);
	if (isRefusal(message)) {
		fault();
		return message;
	}
	try {
		return await known.run(message);
	} catch (error) {
		log.warn({ error }, "an event's outcome is unknown");
		return unknown;
	}
}
