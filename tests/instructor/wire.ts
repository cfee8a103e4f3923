import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A cable between a browser and a server that can be pulled out and put back. */
export interface Wire {
	readonly url: string;
	/** Every connection ends now, and each new one at once. */
	cut(): void;
	mend(): void;
	close(): void;
}

export async function startWire(target: string): Promise<Wire> {
	const { hostname, port } = new URL(target);
	const open = new Set<Socket>();
	let whole = true;
	const keep = (socket: Socket) => {
		open.add(socket);
		socket.on("close", () => open.delete(socket));
		socket.on("error", () => socket.destroy());
	};
	const wire = createServer((near) => {
		if (!whole) return near.destroy();
		const far = connect(Number(port), hostname);
		keep(near);
		keep(far);
		near.pipe(far).pipe(near);
		near.on("close", () => far.destroy());
		far.on("close", () => near.destroy());
	});
	const cut = () => {
		whole = false;
		for (const socket of open) socket.destroy();
	};
	await new Promise<void>((resolve) => wire.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${(wire.address() as AddressInfo).port}`,
		cut,
		mend() {
			whole = true;
		},
		close() {
			cut();
			wire.close();
		},
	};
}
