import express, {
	type NextFunction,
	type Request,
	type Response,
} from "express";
import { limits } from "../../../shared/limits.ts";
import { refuse } from "../../../shared/refusal.ts";
import { sendProblem } from "./problem.ts";

const parser = express.json({ limit: limits.bodyBytes, strict: false });

/** Reads a JSON body into `request.body`, or answers why it is none. */
export function readBody(
	request: Request,
	response: Response,
	next: NextFunction,
): void {
	const hasBody =
		request.headers["transfer-encoding"] !== undefined ||
		Number(request.headers["content-length"] ?? 0) > 0;
	if (hasBody && !request.is("application/json")) {
		sendNotJson(response, "Send JSON, as application/json.", 415);
		return;
	}
	parser(request, response, (error?: unknown) => {
		if (error === undefined) next();
		else sendFault(error, response, next);
	});
}

function sendFault(
	error: unknown,
	response: Response,
	next: NextFunction,
): void {
	// The parser's own errors carry the status that they mean.
	const status =
		typeof error === "object" && error !== null && "status" in error
			? error.status
			: undefined;
	if (status === 413) {
		const most = `at most ${limits.bodyBytes / 1024} KiB`;
		sendProblem(response, refuse("too-large", `This is too large: ${most}.`));
	} else if (status === 415) {
		sendNotJson(response, "Send JSON in UTF-8, plain or with gzip.", 415);
	} else if (status === 400) sendNotJson(response, "This is not JSON.", 400);
	else next(error);
}

function sendNotJson(response: Response, words: string, status: number): void {
	sendProblem(response, refuse("bad-input", words), status);
}
