import type { Namespace, Socket } from "socket.io";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import type { Log } from "../live/log.ts";

const busy = refuse("busy", "The server cannot do this now. Trying again.", {
	retryAfterMs: 2000,
});

/** Lets a socket into a namespace when `admit` has no refusal; the client finds the refusal in `connect_error`'s `data`. */
export function guardHandshake(
	namespace: Namespace,
	log: Log,
	admit: (socket: Socket) => Promise<Refusal | null>,
): void {
	namespace.use(async (socket, next) => {
		const refusal = await admit(socket).catch((error: unknown) => {
			log.warn({ error }, "could not look a handshake up");
			return busy;
		});
		next(
			refusal === null
				? undefined
				: Object.assign(new Error(refusal.error), { data: refusal }),
		);
	});
}
