import type { MessageOf, ReplyOf } from "../../shared/events.ts";

/** Nobody knows whether the server acted: it did not answer in time, or the connection went. Never treat it as a "no". */
export type Unknown = "unknown";

/**
 * Sends one event of the map `Sent` and resolves with the server's reply (its result or a `Refusal`), or with
 * `"unknown"` after `timeoutMs` (5 s when not given), when the connection goes, and at once while there is none.
 * Never rejects.
 */
export type Ask<Sent> = <E extends keyof Sent & string>(
	event: E,
	message: MessageOf<Sent[E]>,
	timeoutMs?: number,
) => Promise<ReplyOf<Sent[E]> | Unknown>;
