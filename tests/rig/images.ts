import { deflateSync } from "node:zlib";
import sharp from "sharp";
import type { Image } from "../../shared/rest.ts";
import type { Reply, Rest, Sent } from "./rest.ts";

/** The smallest PNG. */
export const dot = pngOf(1, 1, deflateSync(Buffer.alloc(4)));

/** A PNG that says that it is so large, whatever stands in it. */
export function pngOf(
	width: number,
	height: number,
	pixels: Buffer,
	more: readonly (readonly [name: string, data: Buffer])[] = [],
): Buffer {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	// 8 bits, RGB.
	head.set([8, 2, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
		chunk("IHDR", head),
		...more.map(([name, data]) => chunk(name, data)),
		chunk("IDAT", pixels),
		chunk("IEND", Buffer.alloc(0)),
	]);
}

function chunk(name: string, data: Buffer): Buffer {
	const typed = Buffer.concat([Buffer.from(name, "latin1"), data]);
	const framed = Buffer.alloc(8 + typed.length);
	framed.writeUInt32BE(data.length, 0);
	typed.copy(framed, 4);
	framed.writeUInt32BE(crc(typed), 4 + typed.length);
	return framed;
}

function crc(bytes: Buffer): number {
	let sum = 0xffffffff;
	for (const byte of bytes) {
		sum ^= byte;
		for (let bit = 0; bit < 8; bit++)
			sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
	}
	return (sum ^ 0xffffffff) >>> 0;
}

/** A picture of a colour, as somebody might send it. */
export function pictureOf(
	width: number,
	height: number,
	background: string,
	format: "png" | "jpeg" | "webp" = "png",
): Promise<Buffer> {
	const create = { width, height, channels: 3, background } as const;
	return sharp({ create }).toFormat(format).toBuffer();
}

export function sendImage(rest: Rest, sent: Sent): Promise<Reply> {
	return rest.request("PUT", "/api/images", {
		...sent,
		headers: { "content-type": "image/png", ...sent.headers },
	});
}

/** Sends a picture of this colour; its name. */
export async function newImage(
	rest: Rest,
	background: string,
	width = 40,
	height = 30,
): Promise<string> {
	const raw = await pictureOf(width, height, background);
	const reply = await sendImage(rest, { raw });
	if (reply.status !== 201) throw new Error(`no image: ${reply.text}`);
	return reply.json<Image>().id;
}
