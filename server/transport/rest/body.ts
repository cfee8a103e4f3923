import express, {
	type NextFunction,
	type Request,
	type Response,
} from "express";
import type * as v from "valibot";
import { isRefusal, type Refusal, refuse } from "../../../shared/refusal.ts";
import type { Allowance } from "../allowance.ts";
import { wait } from "../guesses.ts";
import { Line } from "../line.ts";
import { parseWritten } from "../parse.ts";
import { Places } from "../places.ts";
import { weigh } from "../weigh.ts";
import { sendProblem } from "./problem.ts";

/** What a stranger may send, and whoever sends anything but a quiz, in bytes. */
export const smallBody = 4 * 1024;

export interface BodySpec {
	readonly schema: v.GenericSchema;
	/** In bytes, unpacked. */
	readonly most: number;
}

/**
 * Reads bodies: so many bytes at most, also unpacked; weighed before they are read, and large ones read one at a time, with a rest
 * as long as each took. So whatever is sent, at least half of the node's time is for others.
 */
export class Bodies {
	readonly #allowance: Allowance;
	/** Large bodies on their way or read; each is in memory. */
	readonly #places = new Places({ each: 4, all: 128 });
	readonly #line = new Line({ abreast: 1, most: Number.POSITIVE_INFINITY });

	constructor(allowance: Allowance) {
		this.#allowance = allowance;
	}

	/** Puts what was parsed into `request.body`, or answers why it could not be. */
	reader({ schema, most }: BodySpec) {
		const readBytes = express.raw({ limit: most, type: () => true });
		return (request: Request, response: Response, next: NextFunction) => {
			if (hasBody(request) && !isJson(request)) {
				send(
					response,
					notJson("Send JSON in UTF-8, as application/json."),
					415,
				);
				return;
			}
			const who: string = response.locals.caller.instructor.id;
			const isSmall = most <= smallBody || saysSmall(request);
			const leave = isSmall ? () => {} : this.#places.take(who);
			if (leave === null) {
				send(response, tooMany);
				return;
			}
			response.once("close", leave);
			readBytes(request, response, (error?: unknown) => {
				if (error !== undefined) return sendFault(error, most, response, next);
				const bytes = request.body instanceof Buffer ? request.body : noBytes;
				if (!isSmall) this.#allowance.charge(who, bytes.length);
				this.#parse(schema, bytes).then((body) => {
					request.body = body;
					if (isRefusal(body)) send(response, body);
					else next();
				}, next);
			});
		};
	}

	async #parse(schema: v.GenericSchema, bytes: Buffer): Promise<unknown> {
		if (bytes.length <= smallBody) return parseJson(schema, bytes);
		return await this.#line.run("", async () => {
			const start = performance.now();
			const parsed = parseJson(schema, bytes);
			await wait(performance.now() - start);
			return parsed;
		});
	}
}

const noBytes = Buffer.alloc(0);
const tooMany = refuse(
	"too-fast",
	"Several large files from this browser are on their way already. Please wait for them.",
	{ retryAfterMs: 2000 },
);
const utf8 = new TextDecoder();

function hasBody({ headers }: Request): boolean {
	return (
		headers["transfer-encoding"] !== undefined ||
		Number(headers["content-length"] ?? 0) > 0
	);
}

/** Packed, or of a length that nobody knows, it may be large. */
function saysSmall({ headers }: Request): boolean {
	return (
		headers["transfer-encoding"] === undefined &&
		headers["content-encoding"] === undefined &&
		Number(headers["content-length"] ?? 0) <= smallBody
	);
}

function isJson(request: Request): boolean {
	const [, charset = "utf-8"] =
		/;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(
			request.headers["content-type"] ?? "",
		) ?? [];
	return request.is("application/json") !== false && /^utf-?8$/i.test(charset);
}

function parseJson(schema: v.GenericSchema, bytes: Buffer): unknown | Refusal {
	const fault = weigh(bytes);
	if (fault !== null) return notJson(`This cannot be right: ${fault}.`);
	let raw: unknown;
	try {
		raw = bytes.length === 0 ? {} : JSON.parse(utf8.decode(bytes));
	} catch {
		return notJson("This is not JSON.");
	}
	return parseWritten(schema, raw);
}

function sendFault(
	error: unknown,
	most: number,
	response: Response,
	next: NextFunction,
): void {
	// The reader's own errors carry the status that they mean.
	const status =
		typeof error === "object" && error !== null && "status" in error
			? error.status
			: undefined;
	if (status === 413) {
		const words = `This is too large: at most ${most / 1024} KiB.`;
		send(response, refuse("too-large", words));
	} else if (status === 415)
		send(response, notJson("Send JSON in UTF-8, plain or with gzip."), 415);
	else if (status === 400)
		send(
			response,
			notJson("This did not arrive whole, or is not packed as it says."),
		);
	else next(error);
}

function notJson(words: string): Refusal {
	return refuse("bad-input", words);
}

function send(response: Response, refusal: Refusal, status?: number): void {
	sendProblem(response, refusal, status);
}
