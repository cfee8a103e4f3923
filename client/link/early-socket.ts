import { NodeWebSocket } from "socket.io-client";

/** A connection that the page's head has begun (`early.js`). */
type EarlySocket = WebSocket & { readonly heard: readonly MessageEvent[] };
const begun = globalThis as { earlySocket?: EarlySocket };

/** The browser's own WebSocket; the first one is already on its way where the page has begun it. */
export class EarlyWebSocket extends NodeWebSocket {
	override createSocket(...how: Parameters<NodeWebSocket["createSocket"]>) {
		const { earlySocket: early } = begun;
		delete begun.earlySocket;
		if (early === undefined || early.readyState > WebSocket.OPEN)
			return super.createSocket(...how);
		const isOpen = early.readyState === WebSocket.OPEN;
		// Once it has its new listeners.
		Promise.resolve().then(() => {
			if (isOpen) early.onopen?.(new Event("open"));
			for (const event of early.heard) early.onmessage?.(event);
		});
		return early;
	}
}
