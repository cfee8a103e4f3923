import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Every TCP connection of a server. Node itself forgets those that became WebSockets, and such a one stays open for as long as
 * the other side takes no goodbye.
 */
export class Connections {
	readonly #open = new Set<Socket>();

	constructor(http: Server) {
		http.on("connection", (socket) => {
			this.#open.add(socket);
			socket.once("close", () => this.#open.delete(socket));
		});
	}

	destroyAll(): void {
		for (const socket of this.#open) socket.destroy();
	}
}
