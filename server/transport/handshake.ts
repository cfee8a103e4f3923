import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type { Log } from "../live/log.ts";
import {
	forgetRequest,
	type Handshaken,
	isRequestForgotten,
} from "./engine.ts";

const busy = refuse("busy", "cannot-now", {
	retryAfterMs: 2000,
});
const oneNamespace = refuse("bad-input", "one-namespace");

/** What this needs of a namespace, so that it serves both. */
interface Entered<S> {
	use(
		check: (socket: S, next: (refused?: Error) => void) => Promise<void>,
	): unknown;
}

/**
 * Lets a socket into a namespace when `authorise` has no refusal, with what `authorise` found as its data; the client finds the refusal in
 * `connect_error`'s `data`.
 */
export function authoriseSockets<S extends { data: object } & Handshaken>(
	namespace: Entered<S>,
	log: Log,
	authorise: (socket: S) => Promise<S["data"] | Refusal>,
): void {
	namespace.use(async (socket, next) => {
		const authorised = isRequestForgotten(socket)
			? oneNamespace
			: await authorise(socket).catch((error: unknown) => {
					log.warn({ error }, "could not look a handshake up");
					return busy;
				});
		if (isRefusal(authorised)) {
			next(Object.assign(new Error(authorised.error), { data: authorised }));
			return;
		}
		socket.data = authorised;
		forgetRequest(socket);
		next();
	});
}
