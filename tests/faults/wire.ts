import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** The way from one node to the store, which can be cut without a sound. */
export interface Wire {
	readonly url: string;
	/** Nothing comes through, and nobody is told; new connections hang too. */
	cut(): void;
	/** What was on its way arrives now, as after a network's retransmissions. */
	mend(): void;
	/** From now on it ends elsewhere; those that are there are reset. */
	lead(port: number): void;
	close(): void;
}

export async function startWire(to: number): Promise<Wire> {
	let port = to;
	let isCut = false;
	const sockets = new Set<Socket>();
	const server = createServer((near) => {
		const far = connect(port, "127.0.0.1");
		join(near, far);
		join(far, near);
	});
	function join(from: Socket, on: Socket): void {
		sockets.add(from);
		from.setNoDelay(true);
		// Written by hand: a pipe would go on by itself.
		from.on("data", (bytes) => on.write(bytes));
		from.on("error", () => {});
		from.on("close", () => {
			sockets.delete(from);
			on.destroy();
		});
		if (isCut) from.pause();
	}
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
		cut() {
			isCut = true;
			for (const socket of sockets) socket.pause();
		},
		mend() {
			isCut = false;
			for (const socket of sockets) socket.resume();
		},
		lead(next) {
			port = next;
			for (const socket of sockets) socket.destroy();
		},
		close() {
			for (const socket of sockets) socket.destroy();
			server.close();
		},
	};
}
