import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A TCP proxy whose connections can go half-open: both ends believe in them, and nothing comes through. */
export interface Wire {
	readonly port: number;
	/** Freezes the connections whose client has sent these words; resolves nothing, tells how many. New ones are free. */
	freeze(words: string): number;
	close(): void;
}

interface Pair {
	readonly near: Socket;
	readonly far: Socket;
	said: string;
}

export async function startWire(to: number): Promise<Wire> {
	const pairs = new Set<Pair>();
	const server = createServer((near) => {
		const far = connect(to, "127.0.0.1");
		const pair = { near, far, said: "" };
		pairs.add(pair);
		near.on("data", (bytes) => {
			pair.said = (pair.said + bytes.toString("latin1")).slice(0, 4096);
		});
		near.pipe(far).pipe(near);
		const end = () => {
			near.destroy();
			far.destroy();
			pairs.delete(pair);
		};
		for (const socket of [near, far]) {
			socket.on("error", end);
			socket.on("close", end);
		}
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		port: (server.address() as AddressInfo).port,
		freeze(words) {
			const chosen = [...pairs].filter(({ said }) => said.includes(words));
			for (const { near, far } of chosen) {
				near.unpipe(far);
				far.unpipe(near);
				near.pause();
				far.pause();
			}
			return chosen.length;
		},
		close() {
			for (const { near, far } of pairs) {
				near.destroy();
				far.destroy();
			}
			server.close();
		},
	};
}
