import type { Fault } from "./fault.ts";

/** An expected "no", as a value: a kind for programs, and why, which a page says so that a person can act on it. */
export const refusalKinds = [
	"bad-input", // the message or body does not fit its schema
	"unknown-event",
	"too-large",
	"too-fast", // over the rate: wait `retryAfterMs`, then send again
	"busy", // the node's intake is full or the store is away: nothing was decided, send again after `retryAfterMs`
	"old-client", // protocol version that this server does not speak: reload
	"not-signed-in",
	"password-needed",
	"forbidden",
	"not-found",
	"no-room", // no room has this code
	"room-ended",
	"room-locked",
	"room-full",
	"removed", // the instructor removed this seat
	"no-seat", // join first
	"word-needed", // a newcomer has to type the word on the screen too, or it was another one
	"name-needed",
	"name-bad",
	"name-taken",
	"not-open", // this round is not open yet
	"closed", // this round is over
	"late", // arrived after the deadline on the store's clock
	"old-round", // another round is asked by now
	"bad-choice", // not an option of this question
	"stale", // the room moved on since this command's page was drawn
	"wrong-phase",
	"conflict", // somebody else changed it meanwhile
	"store-full", // nothing new can begin; running rooms go on
	"over-quota", // this instructor has as much as the server allows
	"not-ready", // the quiz has problems that keep it from being asked
] as const;
export type RefusalKind = (typeof refusalKinds)[number];

/** What stands in the words of a refusal. */
export type Values = Readonly<Record<string, string | number | null>>;

export interface Refusal {
	readonly error: RefusalKind;
	/** Beneath the kind: which sentence it is, by its code in `words/refusals.en.ts`. Pages say it in their own language. */
	readonly why: string;
	readonly values?: Values;
	/** The same sentence in English, for programs of others and pages of before. */
	readonly message: string;
	/** For `too-fast` and `busy`: milliseconds to wait before the next try. */
	readonly retryAfterMs?: number;
	/** For `bad-input` and `not-ready`: one line per fault. */ readonly details?: readonly string[];
	/** The same by place and code. */
	readonly faults?: readonly Fault[];
}

export function isRefusal(value: unknown): value is Refusal {
	return (
		typeof value === "object" &&
		value !== null &&
		"error" in value &&
		"message" in value
	);
}
