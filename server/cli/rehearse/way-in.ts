import { Manager } from "socket.io-client";
import { paths } from "../../../shared/protocol.ts";
import type { Address } from "./caller.ts";
import type { Hall } from "./student.ts";

const patienceMs = 4000;

/** The transport that gets through, tried as a phone does: WebSockets, else long polling. Null: none. */
export async function findTransport(
	address: Address,
): Promise<Hall["transport"] | null> {
	for (const transport of ["websocket", "polling"] as const)
		if (await opens(address, transport)) return transport;
	return null;
}

function opens(
	{ origin, path }: Address,
	transport: Hall["transport"],
): Promise<boolean> {
	const manager = new Manager(origin, {
		path: path + paths.socket,
		transports: [transport],
		withCredentials: true,
		reconnection: false,
		timeout: patienceMs,
		autoConnect: false,
	});
	return new Promise((resolve) =>
		manager.open((error) => {
			resolve(error === undefined);
			manager.engine.close();
		}),
	);
}
