import express, {
	type Express,
	type NextFunction,
	type Request,
	type Response,
} from "express";
import helmet from "helmet";
import * as v from "valibot";
import { limits } from "../../shared/limits.ts";
import { refuse } from "../../shared/refusal.ts";
import type { Instructors } from "../live/instructors.ts";
import type { Log } from "../live/log.ts";
import { readKey } from "./cookie.ts";
import { isOurOrigin, isSecure, type OriginRules } from "./origin.ts";
import { describe } from "./rest/openapi.ts";
import { addRoutes, type Route, sendProblem } from "./rest/route.ts";

export interface HttpParts {
	readonly instructors: Instructors;
	readonly rules: OriginRules;
	readonly routes: readonly Route[];
	/** Adds what is not REST: event streams, then pages and assets. */
	addStreams(app: Express): void;
	addPages(app: Express): void;
	readonly log: Log;
}

/** The Express app: guards first, then REST, streams, pages. */
export function buildHttp(parts: HttpParts): Express {
	const app = express();
	app.disable("x-powered-by");
	app.set("etag", false);
	app.use(headers(parts.rules));
	app.use(guardOrigin(parts.rules));
	app.use(
		"/api",
		requireJson,
		express.json({ limit: limits.bodyBytes, strict: false }),
	);
	addRoutes(app, withDocument(parts.routes), (request) =>
		parts.instructors.known(readKey(request)),
	);
	parts.addStreams(app);
	app.use("/api", (_request, response) =>
		sendProblem(
			response,
			refuse("not-found", "There is nothing at this address."),
		),
	);
	parts.addPages(app);
	app.use((_request, response) =>
		sendProblem(
			response,
			refuse("not-found", "There is nothing at this address."),
		),
	);
	app.use(
		(
			error: unknown,
			_request: Request,
			response: Response,
			next: NextFunction,
		) => {
			sendError(parts.log, error, response, next);
		},
	);
	return app;
}

function withDocument(routes: readonly Route[]): Route[] {
	const document: Route = {
		method: "get",
		path: "/api/openapi.json",
		summary: "This description.",
		who: "anyone",
		replies: {
			200: { is: "OpenAPI 3.1", schema: v.record(v.string(), v.unknown()) },
		},
		run: () => ({ status: 200, body: describe(all) }),
	};
	const all = [...routes, document];
	return all;
}

function headers(rules: OriginRules) {
	const guard = helmet({
		contentSecurityPolicy: {
			useDefaults: false,
			directives: {
				defaultSrc: ["'none'"],
				scriptSrc: ["'self'"],
				styleSrc: ["'self'"],
				imgSrc: ["'self'", "data:"],
				connectSrc: ["'self'"],
				manifestSrc: ["'self'"],
				frameAncestors: ["'none'"],
				baseUri: ["'none'"],
				formAction: ["'self'"],
			},
		},
		referrerPolicy: { policy: "no-referrer" },
		strictTransportSecurity: false,
		frameguard: { action: "deny" },
	});
	return (request: Request, response: Response, next: NextFunction) => {
		if (isSecure(rules, request))
			response.setHeader("Strict-Transport-Security", "max-age=31536000");
		guard(request, response, next);
	};
}

/** Another site's page must not act with this browser's cookie. Reading is harmless: its page cannot see the reply. */
function guardOrigin(rules: OriginRules) {
	return (request: Request, response: Response, next: NextFunction) => {
		if (["GET", "HEAD"].includes(request.method) || isOurOrigin(rules, request))
			next();
		else
			sendProblem(
				response,
				refuse("forbidden", "This request comes from another site's page."),
			);
	};
}

function requireJson(
	request: Request,
	response: Response,
	next: NextFunction,
): void {
	const hasBody =
		request.headers["transfer-encoding"] !== undefined ||
		Number(request.headers["content-length"] ?? 0) > 0;
	if (hasBody && !request.is("application/json")) {
		sendProblem(
			response,
			refuse("bad-input", "Send JSON, as application/json."),
			415,
		);
	} else next();
}

function sendError(
	log: Log,
	error: unknown,
	response: Response,
	next: NextFunction,
): void {
	if (response.headersSent) {
		next(error);
		return;
	}
	const type =
		typeof error === "object" && error !== null && "type" in error
			? error.type
			: undefined;
	if (type === "entity.too.large") {
		sendProblem(
			response,
			refuse(
				"too-large",
				`This is too large: at most ${limits.bodyBytes / 1024} KiB.`,
			),
		);
	} else if (
		type === "entity.parse.failed" ||
		type === "encoding.unsupported" ||
		type === "charset.unsupported"
	) {
		sendProblem(response, refuse("bad-input", "This is not JSON."));
	} else if (error instanceof URIError) {
		sendProblem(
			response,
			refuse("not-found", "There is nothing at this address."),
		);
	} else {
		log.error({ error }, "a request failed");
		sendProblem(
			response,
			refuse("busy", "The server cannot do this now. Please try again.", {
				retryAfterMs: 2000,
			}),
		);
	}
}
