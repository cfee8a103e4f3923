import type { Response } from "express";
import type { Refusal, RefusalKind } from "../../../shared/refusal.ts";

const statusOf: Readonly<Partial<Record<RefusalKind, number>>> = {
	"bad-input": 400,
	"not-signed-in": 401,
	"password-needed": 401,
	forbidden: 403,
	"over-quota": 403,
	"not-found": 404,
	"no-room": 404,
	"not-ready": 409,
	stale: 409,
	"wrong-phase": 409,
	"room-ended": 409,
	conflict: 412,
	"too-large": 413,
	"too-fast": 429,
	busy: 503,
	"store-full": 507,
};

/** RFC 9457. */
export function sendProblem(
	response: Response,
	refusal: Refusal,
	status = statusOf[refusal.error] ?? 400,
): void {
	if (refusal.retryAfterMs !== undefined) {
		response.setHeader(
			"Retry-After",
			String(Math.ceil(refusal.retryAfterMs / 1000)),
		);
	}
	response.setHeader("Cache-Control", "no-store");
	response
		.status(status)
		.type("application/problem+json")
		.send(
			JSON.stringify({
				type: "about:blank",
				title: refusal.error,
				status,
				detail: refusal.message,
				error: refusal.error,
				why: refusal.why,
				...(refusal.values === undefined ? {} : { values: refusal.values }),
				...(refusal.details === undefined ? {} : { details: refusal.details }),
				...(refusal.faults === undefined ? {} : { faults: refusal.faults }),
			}),
		);
}
