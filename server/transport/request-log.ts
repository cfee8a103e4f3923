import { randomUUID } from "node:crypto";
import type { NextFunction, Request, Response } from "express";
import type { Log } from "../live/log.ts";

const idForm = /^[\w.-]{1,64}$/;

/**
 * Gives every request an id (the proxy's, if it sent one), tells it in the reply, and logs the API's requests by route. Never the
 * address itself: it may hold a screen's token.
 */
export function logRequests(log: Log) {
	return (request: Request, response: Response, next: NextFunction) => {
		const sent = request.headers["x-request-id"];
		const requestId =
			typeof sent === "string" && idForm.test(sent) ? sent : randomUUID();
		response.setHeader("X-Request-Id", requestId);
		const start = performance.now();
		response.once("close", () => {
			if (!request.originalUrl.startsWith("/api/")) return;
			const route: unknown = request.route?.path;
			const fields = {
				requestId,
				method: request.method,
				route: typeof route === "string" ? route : "none",
				status: response.statusCode,
				ms: Math.round(performance.now() - start),
			};
			log.info(fields, "request");
		});
		next();
	};
}
