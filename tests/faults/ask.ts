import type { Socket } from "socket.io-client";
import type { Refusal } from "../../shared/refusal.ts";

export type Ask<T> = T | Refusal | "unknown";

/** One message and its reply; none in time, or no connection: unknown. `onReply` at once, not in a promise's turn. */
export function ask<T>(
	socket: Socket,
	event: string,
	message: object,
	timeoutMs: number,
	onReply: (reply: T) => void = () => {},
): Promise<Ask<T>> {
	return new Promise((resolve) => {
		if (!socket.connected) resolve("unknown");
		else
			socket
				.timeout(timeoutMs)
				.emit(event, message, (lost: unknown, reply: T) => {
					if (!lost) onReply(reply);
					resolve(lost ? "unknown" : reply);
				});
	});
}
