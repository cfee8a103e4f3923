import { createSocket } from "node:dgram";
import type { AddressInfo } from "node:net";

/** Answers every question for IPv4 addresses with those it holds now, as Docker's does for a scaled service. */
export interface NameServer {
	/** `127.0.0.1:5353` */
	readonly address: string;
	hosts: readonly string[];
	close(): void;
}

export async function startNameServer(
	hosts: readonly string[],
): Promise<NameServer> {
	const socket = createSocket("udp4");
	socket.on("message", (query, from) =>
		socket.send(answer(query, server.hosts), from.port, from.address),
	);
	await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
	const { port } = socket.address() as AddressInfo;
	const server: NameServer = {
		address: `127.0.0.1:${port}`,
		hosts,
		close: () => socket.close(),
	};
	return server;
}

const typeA = 1;

/** RFC 1035, section 4: the head and the question again, then a record of 16 bytes for each host. */
function answer(query: Buffer, hosts: readonly string[]): Buffer {
	const nameEnd = query.indexOf(0, 12) + 1;
	const question = query.subarray(12, nameEnd + 4);
	const records =
		query.readUInt16BE(nameEnd) === typeA ? hosts.map(recordOf) : [];
	const head = Buffer.alloc(12);
	query.copy(head, 0, 0, 2);
	// A reply, without a fault; one question.
	head.writeUInt16BE(0x8180, 2);
	head.writeUInt16BE(1, 4);
	head.writeUInt16BE(records.length, 6);
	return Buffer.concat([head, question, ...records]);
}

function recordOf(host: string): Buffer {
	const record = Buffer.alloc(16);
	// The name is the one at byte 12; class IN; valid for 1 s.
	record.writeUInt16BE(0xc00c, 0);
	record.writeUInt16BE(typeA, 2);
	record.writeUInt16BE(1, 4);
	record.writeUInt32BE(1, 6);
	record.writeUInt16BE(4, 10);
	record.set(host.split(".").map(Number), 12);
	return record;
}
