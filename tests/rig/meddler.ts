import { createServer, request as forward, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** What a network between phone and server does to WebSockets: some filters refuse the upgrade, some never answer it. */
export type Meddling = "refuse" | "swallow";

/** A real HTTP proxy in front of a server that lets everything through but WebSockets. Resolves to its address. */
export async function startMeddler(
	target: string,
	meddling: Meddling,
): Promise<{ url: string; close(): void }> {
	const { hostname, port } = new URL(target);
	const held = new Set<Socket>();
	const proxy: Server = createServer((request, response) => {
		const onward = forward(
			{
				hostname,
				port,
				path: request.url,
				method: request.method,
				headers: request.headers,
			},
			(reply) => {
				response.writeHead(reply.statusCode ?? 502, reply.headers);
				reply.pipe(response);
			},
		);
		onward.on("error", () => response.destroy());
		response.on("close", () => onward.destroy());
		request.pipe(onward);
	});
	proxy.on("upgrade", (_request, socket: Socket) => {
		socket.on("error", () => socket.destroy());
		if (meddling === "refuse")
			socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
		else held.add(socket);
	});
	await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
		close() {
			for (const socket of held) socket.destroy();
			proxy.closeAllConnections();
			proxy.close();
		},
	};
}
