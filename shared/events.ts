import type * as v from "valibot";
import type { Refusal } from "./refusal.ts";

/** Which messages a namespace takes: event → the schema of its message. */
export type Messages = Readonly<Record<string, v.GenericSchema>>;

/** What such a table and the replies to its messages make of an interface, in the form in which socket.io's types want events. */
export type EventsOf<
	M extends Messages,
	Replies extends Record<keyof M, object>,
> = {
	[E in keyof M]: (
		message: v.InferInput<M[E]>,
		ack: (reply: Replies[E] | Refusal) => void,
	) => void;
};

export type MessageOf<F> = F extends (message: infer M, ack: never) => void
	? M
	: never;
export type ReplyOf<F> = F extends (
	message: never,
	ack: (reply: infer R) => void,
) => void
	? R
	: never;
