import { PassThrough, Readable, type Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import {
	brotliCompress,
	constants,
	createBrotliCompress,
	createGzip,
	gzip,
	type Zlib,
} from "node:zlib";
import type { Request, Response } from "express";
import { slices } from "../../live/slices.ts";

/** A smaller body fits into one packet anyway. */
const leastBytes = 1024;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const coders = {
	br: (text: string) => brotli(text, quickly),
	gzip: (text: string) => zip(text),
} as const;
const streams = {
	br: () => createBrotliCompress(quickly),
	gzip: () => createGzip(),
} as const;

function codingFor(request: Request): keyof typeof coders | undefined {
	return (["br", "gzip"] as const).find(
		(one) => request.acceptsEncodings(one) !== false,
	);
}

/** Sends a text whose type is set, in a coding that the reader takes; the work is done beside the event loop. */
export async function sendText(
	request: Request,
	response: Response,
	text: string,
): Promise<void> {
	response.setHeader("Vary", "Accept-Encoding");
	const coding = codingFor(request);
	if (coding === undefined || text.length < leastBytes) {
		response.send(text);
		return;
	}
	const coded = await coders[coding](text);
	response.setHeader("Content-Encoding", coding);
	response.send(coded);
}

/** What is handed on at a time; so much of it waits for a slow reader, and no more. */
const pieceBytes = 64 * 1024;

/** How long a reader has to take the last words of what broke off, ms. */
const lastWordMs = 5_000;

/** A text that is made while it is sent. */
export interface Parts {
	readonly parts: Iterable<string>;
	/** What is sent when they fail half-way, where half of it could be taken for the whole. */
	readonly cut?: string;
}

/**
 * Sends a text part by part, no faster than it is taken. One that fails half-way has no end: whoever reads it sees that the connection broke.
 * `sent`: hears how many bytes it comes to, before they are compressed.
 */
export async function sendParts(
	request: Request,
	response: Response,
	{ parts, cut }: Parts,
	sent: (bytes: number) => void,
): Promise<void> {
	response.setHeader("Vary", "Accept-Encoding");
	if (request.method === "HEAD") {
		response.end();
		return;
	}
	const coding = codingFor(request);
	const coder = coding === undefined ? new PassThrough() : streams[coding]();
	const all = parts[Symbol.iterator]();
	// What fails at once can still be answered as what fails.
	const first = all.next();
	if (coding !== undefined) response.setHeader("Content-Encoding", coding);
	async function* pieces() {
		const turn = slices();
		let piece = "";
		try {
			for (let next = first; next.done !== true; next = all.next()) {
				piece += next.value;
				const waits = turn();
				if (waits !== undefined) await waits;
				if (piece.length < pieceBytes) continue;
				sent(Buffer.byteLength(piece));
				yield piece;
				piece = "";
			}
			sent(Buffer.byteLength(piece));
			if (piece !== "") yield piece;
		} catch (error) {
			if (cut !== undefined) {
				yield cut;
				await flushed(coder, response);
			}
			throw error;
		}
	}
	const made = Readable.from(pieces(), { highWaterMark: 1 });
	try {
		await pipeline(made, coder, response);
	} catch (error) {
		// Whoever has gone needs no end.
		if (!isGone(error)) throw error;
	}
}

/**
 * Sends a file while it is made, no faster than it is taken. One that fails half-way has no end, as a text has none. `sent`: hears of its bytes.
 */
export async function sendFile(
	request: Request,
	response: Response,
	file: Readable,
	sent: (bytes: number) => void,
): Promise<void> {
	if (request.method === "HEAD") {
		file.destroy();
		response.end();
		return;
	}
	file.on("data", (part: Buffer) => sent(part.length));
	try {
		await pipeline(file, response);
	} catch (error) {
		if (!isGone(error)) throw error;
	}
}

/** When all that was given to it so far is on its way to the reader, or soon would never be. */
async function flushed(
	coder: Transform & Partial<Pick<Zlib, "flush">>,
	response: Response,
): Promise<void> {
	// What was told last is handed on in this turn of the event loop.
	await setTimeout(0);
	await new Promise<void>((resolve) =>
		coder.flush === undefined ? resolve() : coder.flush(resolve),
	);
	const until = performance.now() + lastWordMs;
	const left = () =>
		coder.writableLength + coder.readableLength + response.writableLength;
	while (left() > 0 && !response.closed && performance.now() < until)
		await setTimeout(10);
}

function isGone(error: unknown): boolean {
	const { code } = error as NodeJS.ErrnoException;
	return ["ERR_STREAM_PREMATURE_CLOSE", "ECONNRESET", "EPIPE"].includes(
		code ?? "",
	);
}
