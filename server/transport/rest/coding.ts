import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Request, Response } from "express";

/** A smaller body fits into one packet anyway. */
const leastBytes = 1024;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const coders = {
	br: (text: string) =>
		brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
	gzip: (text: string) => zip(text),
} as const;

/** Sends a text whose type is set, in a coding that the reader takes; the work is done beside the event loop. */
export async function sendText(
	request: Request,
	response: Response,
	text: string,
): Promise<void> {
	response.setHeader("Vary", "Accept-Encoding");
	const coding = (["br", "gzip"] as const).find(
		(one) => request.acceptsEncodings(one) !== false,
	);
	if (coding === undefined || text.length < leastBytes) {
		response.send(text);
		return;
	}
	const coded = await coders[coding](text);
	response.setHeader("Content-Encoding", coding);
	response.send(coded);
}
