/** WebSocket frames by hand (RFC 6455), as far as a phone needs them: texts in one frame, from a server unmasked. */

const text = 1;
const close = 8;
/** In the second byte: the length stands in the next two, or eight, bytes. */
const in2 = 126;
const in8 = 127;
const masked = 0x80;

/** A client's frame with this text. It is masked with noughts, as the standard allows: so one buffer serves all phones. */
export function frameOf(words: string): Buffer {
	const bytes = Buffer.from(words);
	const isShort = bytes.length < in2;
	const head = Buffer.alloc(isShort ? 6 : 8);
	head[0] = 0x80 | text;
	head[1] = masked | (isShort ? bytes.length : in2);
	if (!isShort) head.writeUInt16BE(bytes.length, 2);
	return Buffer.concat([head, bytes]);
}

/**
 * Calls `take` with each whole text in `data`, and returns where the first frame begins that is not whole. Throws at a frame that no
 * server of the bench sends.
 */
export function readFrames(data: Buffer, take: (text: Buffer) => void): number {
	let from = 0;
	for (;;) {
		if (data.length < from + 2) return from;
		const told = data.readUInt8(from + 1);
		const start = from + (told < in2 ? 2 : told === in2 ? 4 : 10);
		if (data.length < start) return from;
		const length =
			told < in2
				? told
				: told === in2
					? data.readUInt16BE(from + 2)
					: Number(data.readBigUInt64BE(from + 2));
		if (data.length < start + length) return from;
		const first = data.readUInt8(from);
		if (first === (0x80 | close)) throw new Error("closed by the server");
		if (first !== (0x80 | text) || told > in8)
			throw new Error(`a frame that begins with ${first}, ${told}`);
		take(data.subarray(start, start + length));
		from = start + length;
	}
}

const end = "\r\n\r\n";

/** The request that makes a connection a WebSocket; the key is the standard's example, as nothing is cached on the way. */
export function upgradeRequest({ host, pathname, search }: URL): string {
	return [
		`GET ${pathname}${search} HTTP/1.1`,
		`Host: ${host}`,
		"Upgrade: websocket",
		"Connection: Upgrade",
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
		`Sec-WebSocket-Version: 13${end}`,
	].join("\r\n");
}

/** Status and length of the answer to it; null: it is not whole yet. */
export function readUpgrade(
	data: Buffer,
): { readonly status: number; readonly length: number } | null {
	const at = data.indexOf(end);
	if (at === -1) return null;
	const status = Number(data.toString("latin1", 9, 12));
	return { status, length: at + end.length };
}
