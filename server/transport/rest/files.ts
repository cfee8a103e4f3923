import express, {
	type NextFunction,
	type Request,
	type Response,
} from "express";
import { isRefusal, type Refusal } from "../../../shared/refusal.ts";
import { refuse } from "../../../shared/refuse.ts";
import type { Allowance } from "../allowance.ts";
import { Arriving } from "./arriving.ts";
import { sendFault } from "./body.ts";
import { sendProblem } from "./problem.ts";

/** Reads bodies that are files: of the media types that a route takes, and so many bytes at most, which is known before they are read. */
export class Files {
	readonly #allowance: Allowance;
	/** On their way or being looked at; each is in memory. Who has many sends them one after another. */
	readonly #arriving: Arriving;

	constructor(
		allowance: Allowance,
		arriving = new Arriving({ each: 1, all: 16 }),
	) {
		this.#allowance = allowance;
		this.#arriving = arriving;
	}

	/** Puts the bytes into `request.body`, or answers why they could not be read. */
	reader(types: readonly string[], most: number) {
		const readBytes = express.raw({
			limit: most,
			inflate: false,
			type: () => true,
		});
		const isImages = types.every((type) => type.startsWith("image/"));
		const tooLarge = refuse(
			"too-large",
			isImages ? "image-bytes" : "file-bytes",
			{ values: { most: most / 2 ** 20 } },
		);
		return (request: Request, response: Response, next: NextFunction) => {
			const type = typeOf(request);
			const refusal = types.includes(type)
				? null
				: isImages
					? imageRefusal(type)
					: notTaken;
			if (refusal !== null) return sendProblem(response, refusal, 415);
			const who: string = response.locals.caller.instructor.id;
			const place = this.#arriving.enter(who, response);
			if (isRefusal(place)) return sendProblem(response, place);
			readBytes(request, response, (error?: unknown) => {
				// It had to give way.
				if (response.headersSent) return;
				place.arrived();
				if (error === undefined) {
					const bytes =
						request.body instanceof Buffer ? request.body : Buffer.alloc(0);
					this.#allowance.charge(who, bytes.length);
					request.body = bytes;
					return next();
				}
				sendFault(error, { tooLarge, badType: packed }, response, next);
			});
		};
	}
}

/** Files are packed already. */
const packed = refuse("bad-input", "not-whole");

const notTaken = refuse("bad-input", "file-type");

/** What a browser says that it is; what it really is tell its bytes. */
function typeOf({ headers }: Request): string {
	const [said = ""] = (headers["content-type"] ?? "").split(";");
	return said.trim().toLowerCase();
}

function imageRefusal(type: string): Refusal {
	if (/^image\/hei[cf]/.test(type)) return refuse("bad-input", "image-heic");
	return type === "image/svg+xml"
		? refuse("bad-input", "image-svg")
		: refuse("bad-input", "image-type");
}
