import express, {
	type NextFunction,
	type Request,
	type Response,
} from "express";
import type * as v from "valibot";
import { isRefusal, type Refusal } from "../../../shared/refusal.ts";
import { refuse } from "../../../shared/refuse.ts";
import type { Allowance } from "../allowance.ts";
import { wait } from "../guess-limit.ts";
import { parseWritten } from "../parse.ts";
import { TaskQueue } from "../task-queue.ts";
import { weigh } from "../weigh.ts";
import { Arriving } from "./arriving.ts";
import { sendProblem } from "./problem.ts";

/** What a stranger may send, and whoever sends anything but a quiz, in bytes. */
export const smallBody = 4 * 1024;

const notJson = refuse("bad-input", "send-json");

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
	readonly #arriving = new Arriving({ each: 4, all: 128 });
	readonly #queue = new TaskQueue({
		abreast: 1,
		most: Number.POSITIVE_INFINITY,
	});

	constructor(allowance: Allowance) {
		this.#allowance = allowance;
	}

	/** Puts what was parsed into `request.body`, or answers why it could not be. */
	reader({ schema, most }: BodySpec) {
		const readBytes = express.raw({ limit: most, type: () => true });
		const tooLarge = refuse("too-large", "too-large", {
			values: { most: most / 1024 },
		});
		return (request: Request, response: Response, next: NextFunction) => {
			if (hasBody(request) && !isJson(request)) {
				sendProblem(response, notJson, 415);
				return;
			}
			const who: string = response.locals.caller.instructor.id;
			const isSmall = most <= smallBody || saysSmall(request);
			const place = isSmall ? null : this.#arriving.enter(who, response);
			if (isRefusal(place)) {
				sendProblem(response, place);
				return;
			}
			readBytes(request, response, (error?: unknown) => {
				// It had to give way.
				if (response.headersSent) return;
				place?.arrived();
				if (error !== undefined)
					return sendFault(
						error,
						{ tooLarge, badType: notJson },
						response,
						next,
					);
				const bytes = request.body instanceof Buffer ? request.body : noBytes;
				if (!isSmall) this.#allowance.charge(who, bytes.length);
				this.#parse(schema, bytes).then((body) => {
					request.body = body;
					if (isRefusal(body)) sendProblem(response, body);
					else next();
				}, next);
			});
		};
	}

	async #parse(schema: v.GenericSchema, bytes: Buffer): Promise<unknown> {
		if (bytes.length <= smallBody) return parseJson(schema, bytes);
		return await this.#queue.run("", async () => {
			const start = performance.now();
			const parsed = parseJson(schema, bytes);
			await wait(performance.now() - start);
			return parsed;
		});
	}
}

const noBytes = Buffer.alloc(0);
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
	if (fault !== null)
		return refuse("bad-input", "cannot-be-right", { values: { fault } });
	let raw: unknown;
	try {
		raw = bytes.length === 0 ? {} : JSON.parse(utf8.decode(bytes));
	} catch {
		return refuse("bad-input", "not-json");
	}
	return parseWritten(schema, raw);
}

/** Why a body could not be read: the reader's own errors carry the status that they mean. */
export function sendFault(
	error: unknown,
	{ tooLarge, badType }: Readonly<Record<"tooLarge" | "badType", Refusal>>,
	response: Response,
	next: NextFunction,
): void {
	const status =
		typeof error === "object" && error !== null && "status" in error
			? error.status
			: undefined;
	if (status === 413) sendProblem(response, tooLarge);
	else if (status === 415) sendProblem(response, badType, 415);
	else if (status === 400)
		sendProblem(response, refuse("bad-input", "not-whole"));
	else next(error);
}
