import { randomBytes } from "node:crypto";
import { Manager, type Socket } from "socket.io-client";
import { paths, protocolVersion } from "../../shared/protocol.ts";
import { isRefusal } from "../../shared/refusal.ts";

/**
 * A process of its own with so many plain connections to one room: `crowd.ts ADDRESSES CODE COUNT join|hello`. Prints how many
 * have been welcomed so far, once per change and at most every 100 ms. Comes back by itself like a phone.
 */
const [addresses = "", code = "", count = "0", way = "hello"] =
	process.argv.slice(2);
const urls = addresses.split(",");
const welcomed = new Set<number>();
let told = -1;

for (let number = 0; number < Number(count); number++) {
	const manager = new Manager(urls[number % urls.length] ?? "", {
		path: paths.socket,
		transports: ["websocket"],
		reconnectionDelay: 500,
		reconnectionDelayMax: 5000,
		timeout: 20_000,
	});
	const auth = {
		v: protocolVersion,
		code,
		token: randomBytes(16).toString("base64url"),
	};
	const socket = manager.socket("/student", { auth });
	socket.on("connect", () => void greet(socket, number));
	socket.on("disconnect", () => welcomed.delete(number));
	socket.on("connect_error", () => {
		if (!socket.active) setTimeout(() => socket.connect(), 1000);
	});
}
setInterval(() => {
	if (welcomed.size === told) return;
	told = welcomed.size;
	console.log(told);
}, 100);

async function greet(socket: Socket, number: number): Promise<void> {
	const message = way === "join" ? { name: `X${number}` } : {};
	const reply: unknown = await socket
		.timeout(20_000)
		.emitWithAck(way, message)
		.catch(() => null);
	if (reply !== null && !isRefusal(reply)) welcomed.add(number);
	else if (socket.connected) setTimeout(() => void greet(socket, number), 1000);
}
