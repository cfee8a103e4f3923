import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gunzipSync, gzipSync } from "node:zlib";
import type { Request, Response } from "express";
import type { Inline } from "./headers.ts";

/** A file in each coding in which it goes out; null where that would gain nothing. */
export interface Coded {
	readonly plain: Buffer;
	readonly br: Buffer | null;
	readonly gzip: Buffer | null;
	/** By which a reader who has it asks anew; null: nobody keeps it. */
	readonly tag: string | null;
}

/**
 * The built client, about a megabyte. It is read once: a new build in the same folder changes nothing of what a running server
 * shows, and a file that goes is still there.
 */
export interface Built {
	readonly pages: ReadonlyMap<string, Coded>;
	/** By names that tell the content. */
	readonly assets: ReadonlyMap<string, Coded>;
	readonly inline: Inline;
}

/** `path`: under which the addresses are; the build knows of none. */
export function readBuilt(folder: string, path: string): Built {
	const texts = ["student", "instructor", "screen"].map(
		(page) =>
			[
				page,
				under(path, readFileSync(join(folder, page, "index.html"))),
			] as const,
	);
	const hashes = (inline: RegExp) => [
		...new Set(
			texts.flatMap(([, text]) =>
				[...text.matchAll(inline)].map(
					([, found = ""]) => `'sha256-${hashOf(found)}'`,
				),
			),
		),
	];
	return {
		pages: new Map(texts.map(([page, text]) => [page, pageOf(text, true)])),
		assets: readAssets(join(folder, "assets")),
		inline: {
			scripts: hashes(/<script>([\s\S]*?)<\/script>/g),
			styles: hashes(/<style>([\s\S]*?)<\/style>/g),
		},
	};
}

/** Its links lead under the path, and its programs find that in the page. */
function under(path: string, page: Buffer): string {
	const text = String(page);
	if (path === "") return text;
	return text
		.replaceAll('="/assets/', `="${path}/assets/`)
		.replace("<html", `<html data-path="${path}"`);
}

/** `lasts`: it is packed once and for many, as small as can be; another one in a millisecond. */
export function pageOf(text: string, lasts: boolean): Coded {
	const plain = Buffer.from(text);
	const br = brotliCompressSync(plain, {
		params: { [constants.BROTLI_PARAM_QUALITY]: lasts ? 11 : 5 },
	});
	return {
		plain,
		br,
		gzip: gzipSync(plain),
		tag: lasts ? hashOf(plain) : null,
	};
}

/** The build has packed what gains by it. */
function readAssets(folder: string): Map<string, Coded> {
	const read = (name: string) => readFileSync(join(folder, name));
	const names = new Set(existsSync(folder) ? readdirSync(folder) : []);
	const packed = (name: string) => (names.has(name) ? read(name) : null);
	const files = [...names].filter((name) => !/\.(br|gz)$/.test(name));
	return new Map(
		files.map((name) => {
			const plain = read(name);
			const [br, gzip] = [packed(`${name}.br`), packed(`${name}.gz`)];
			return [name, { plain, br, gzip, tag: hashOf(plain) }];
		}),
	);
}

/** What was kept of another build. */
export function unpack(gzip: Buffer): Coded {
	const plain = gunzipSync(gzip);
	return { plain, br: null, gzip, tag: hashOf(plain) };
}

function hashOf(text: string | Buffer): string {
	return createHash("sha256").update(text).digest("base64");
}

/** Whole, in the best coding that the reader takes, or 304. */
export function sendCoded(
	request: Request,
	response: Response,
	file: Coded,
): void {
	const coding = (["br", "gzip"] as const).find(
		(one) => file[one] !== null && request.acceptsEncodings(one) !== false,
	);
	response.setHeader("Vary", "Accept-Encoding");
	if (coding !== undefined) response.setHeader("Content-Encoding", coding);
	if (file.tag !== null)
		response.setHeader("ETag", `W/"${file.tag}-${coding ?? "plain"}"`);
	response.send((coding && file[coding]) ?? file.plain);
}
