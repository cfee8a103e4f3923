import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to a server on which everything takes `ms` longer, each way. */
export async function startRelay(
	target: string,
	ms: number,
): Promise<{ url: string; close(): void }> {
	const { hostname, port } = new URL(target);
	const sockets = new Set<Socket>();
	const server = createServer((near) => {
		const far = connect(Number(port), hostname);
		join(near, far);
		join(far, near);
	});
	function join(from: Socket, to: Socket): void {
		sockets.add(from);
		from.setNoDelay(true);
		from.on("data", (chunk) =>
			setTimeout(() => {
				if (!to.destroyed) to.write(chunk);
			}, ms),
		);
		from.on("error", () => {});
		from.on("close", () => {
			sockets.delete(from);
			setTimeout(() => to.destroy(), ms);
		});
	}
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close() {
			for (const socket of sockets) socket.destroy();
			server.close();
		},
	};
}
