import express, {
	type NextFunction,
	type Request,
	type Response,
} from "express";
import { refuse } from "../../../shared/refuse.ts";
import type { Allowance } from "../allowance.ts";
import { Slots } from "../slots.ts";
import { sendFault, tooMany } from "./body.ts";
import { sendProblem } from "./problem.ts";

/** Reads bodies that are files: of the media types that a route takes, and so many bytes at most, which is known before they are read. */
export class Files {
	readonly #allowance: Allowance;
	/** On their way or being looked at; each is in memory. Who has many sends them one after another. */
	readonly #slots = new Slots({ each: 1, all: 16 });

	constructor(allowance: Allowance) {
		this.#allowance = allowance;
	}

	/** Puts the bytes into `request.body`, or answers why they could not be read. */
	reader(types: readonly string[], most: number) {
		const readBytes = express.raw({
			limit: most,
			inflate: false,
			type: () => true,
		});
		const tooLarge = refuse("too-large", "image-bytes", {
			values: { most: most / 2 ** 20 },
		});
		return (request: Request, response: Response, next: NextFunction) => {
			const refusal = typeRefusal(request, types);
			if (refusal !== null) return sendProblem(response, refusal, 415);
			const who: string = response.locals.caller.instructor.id;
			const leave = this.#slots.take(who);
			if (leave === null) return sendProblem(response, tooMany);
			response.once("close", leave);
			readBytes(request, response, (error?: unknown) => {
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

/** What a browser says that it is; what it really is tell its bytes. */
function typeRefusal({ headers }: Request, types: readonly string[]) {
	const [said = ""] = (headers["content-type"] ?? "").split(";");
	const type = said.trim().toLowerCase();
	if (types.includes(type)) return null;
	if (/^image\/hei[cf]/.test(type)) return refuse("bad-input", "image-heic");
	return type === "image/svg+xml"
		? refuse("bad-input", "image-svg")
		: refuse("bad-input", "image-type");
}
