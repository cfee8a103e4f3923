import { createServer } from "node:http";
import {
	type AddressInfo,
	createServer as createPipe,
	connect as dial,
	type Socket as Pipe,
} from "node:net";
import { Server, type Socket } from "socket.io";

/** A bare socket.io server on a free port; `serve` is called with every student's socket. */
export async function startServer(serve: (socket: Socket) => void) {
	const http = createServer();
	const io = new Server(http, { path: "/socket.io" });
	const students = io.of("/student");
	students.on("connection", serve);
	await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
	const { port } = http.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		port,
		students,
		close: () => io.close(),
	};
}

/** A wire to `port` that can go dead without a word: what is sent into it is swallowed, and nobody is told. */
export async function startWire(port: number) {
	const ends = new Set<Pipe>();
	let dead = false;
	const pipe = createPipe((near) => {
		const far = dial(port, "127.0.0.1");
		const isDead = dead;
		for (const [from, to] of [
			[near, far],
			[far, near],
		] as const) {
			ends.add(from);
			from.on("data", (bytes) => {
				if (!isDead && !dead) to.write(bytes);
			});
			from.on("error", () => from.destroy());
			from.on("close", () => {
				ends.delete(from);
				to.destroy();
			});
		}
	});
	await new Promise<void>((resolve) => pipe.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${(pipe.address() as AddressInfo).port}`,
		/** Connections that stand now stay dead; later ones work again after `false`. */
		setDead: (now: boolean) => {
			dead = now;
			if (!now) for (const end of ends) end.removeAllListeners("data");
		},
		close: () => {
			for (const end of ends) end.destroy();
			pipe.close();
		},
	};
}
