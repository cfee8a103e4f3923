import { newManager, type Socket } from "../rig/links.ts";
import { waitFor } from "../rig/wait.ts";

export type Transports = ("websocket" | "polling")[];

/** Clients from this one address, each with its own cookies. No students: the small nodes behind the proxy have no rooms. */
export interface Crowd {
	readonly sockets: readonly Socket[];
	connected(): number;
	/** Names of the nodes that answer: how many clients each has. Clients without an answer in 5 s are `nobody`. */
	where(): Promise<Record<string, number>>;
	leave(): void;
}

/** Resolves when every client has connected or, after `withinMs`, failed to. */
export async function gather(
	url: string,
	many: number,
	transports: Transports,
	{ withinMs = 15_000, mustConnect = true, comeBack = false } = {},
): Promise<Crowd> {
	const sockets = Array.from({ length: many }, () =>
		newManager(url, {
			transports,
			reconnection: comeBack,
			manager: {
				withCredentials: true,
				rejectUnauthorized: false,
				reconnectionDelay: 50,
				reconnectionDelayMax: 200,
			},
		}).socket("/"),
	);
	// Who connects and is cut at once has had its try, too: it is neither connected nor refused afterwards.
	const tried = new Set<Socket>();
	for (const socket of sockets)
		for (const event of ["connect", "connect_error", "disconnect"] as const)
			socket.on(event, () => tried.add(socket));
	for (const socket of sockets) socket.connect();
	const connected = () => sockets.filter((one) => one.connected).length;
	const leave = () => {
		for (const socket of sockets) socket.disconnect();
	};
	await waitFor(
		`${many} clients over ${transports.join(" and ")}`,
		() => (mustConnect ? connected() === many : tried.size === many),
		withinMs,
	).catch((error) => {
		leave();
		throw error;
	});
	return {
		sockets,
		connected,
		leave,
		async where() {
			const names = await Promise.all(
				sockets.map((socket) =>
					socket
						.timeout(5000)
						.emitWithAck("who")
						.then(String, () => "nobody"),
				),
			);
			const counts: Record<string, number> = {};
			for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
			return counts;
		},
	};
}
