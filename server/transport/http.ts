import express, {
	type Express,
	type NextFunction,
	type Request,
	type Response,
} from "express";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import { routes as shapes } from "../../shared/routes.ts";
import type { Log } from "../live/log.ts";
import type { Sessions } from "../live/sessions.ts";
import type { Allowance } from "./allowance.ts";
import { keyCookies, readKey } from "./cookie.ts";
import { headers, type Inline } from "./headers.ts";
import { isOurOrigin, type OriginRules } from "./origin.ts";
import { logRequests } from "./request-log.ts";
import { describe } from "./rest/openapi.ts";
import { sendProblem } from "./rest/problem.ts";
import { type Route, serve } from "./rest/route.ts";
import { addRoutes } from "./rest/router.ts";

export interface HttpParts {
	readonly sessions: Sessions;
	readonly allowance: Allowance;
	readonly rules: OriginRules;
	readonly inline: Inline;
	readonly routes: readonly Route[];
	/** Adds what is not REST: event streams, then pages and assets. */
	addStreams(app: Express): void;
	addPages(app: Express): void;
	readonly log: Log;
}

/** The Express app: checks first, then REST, streams, pages. */
export function buildHttp(parts: HttpParts): Express {
	const app = express();
	app.disable("x-powered-by");
	app.set("etag", false);
	app.use(logRequests(parts.log));
	app.use(headers(parts.rules, parts.inline));
	app.use(refuseForeign(parts.rules, parts.log));
	const { sessions, rules } = parts;
	addRoutes(
		app,
		withDocument(parts.routes, serverOf(rules)),
		{
			async of(request, response) {
				const caller = await sessions.known(readKey(rules, request));
				if (caller !== null && caller.renewed !== null)
					response.setHeader(
						"Set-Cookie",
						keyCookies(rules, request, caller.renewed),
					);
				return caller;
			},
			lives: (owner, session) => sessions.lives(owner, session),
		},
		parts.allowance,
	);
	parts.addStreams(app);
	app.use("/api", (_request, response) =>
		sendProblem(response, refuse("not-found", "nothing-here")),
	);
	parts.addPages(app);
	app.use((_request, response) =>
		sendProblem(response, refuse("not-found", "nothing-here")),
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

function serverOf({ publicUrl, path }: OriginRules): string {
	return publicUrl === null ? "/" : publicUrl + path;
}

function withDocument(routes: readonly Route[], server: string): Route[] {
	let described: Record<string, unknown> = {};
	const document = serve(shapes.server.document)({
		summary: "This description.",
		who: "anyone",
		replies: { 200: { is: "OpenAPI 3.1" } },
		// Made once: it takes long, and anybody may ask.
		run: () => ({ status: 200, body: described }),
	});
	const all = [...routes, document];
	described = { ...describe(all, server) };
	return all;
}

/** Another site's page must not act with this browser's cookie. Reading is harmless: its page cannot see the reply. */
function refuseForeign(rules: OriginRules, log: Log) {
	return (request: Request, response: Response, next: NextFunction) => {
		if (["GET", "HEAD"].includes(request.method) || isOurOrigin(rules, request))
			next();
		else {
			// What strangers send stands in no log.
			log.warn({}, foreign(rules, "what the page names").message);
			const origin = request.headers.origin?.slice(0, 100) ?? "";
			sendProblem(response, foreign(rules, origin));
		}
	};
}

/** Behind a proxy that hides how people reach it, the server's own pages look like another site's. */
function foreign({ publicUrl }: OriginRules, origin: string): Refusal {
	return publicUrl === null
		? refuse("forbidden", "other-site-or-proxy", { values: { origin } })
		: refuse("forbidden", "other-site");
}

function sendError(
	log: Log,
	error: unknown,
	response: Response,
	next: NextFunction,
): void {
	if (response.headersSent) {
		log.error({ error }, "a reply broke off");
		next(error);
		return;
	}
	if (error instanceof URIError) {
		sendProblem(response, refuse("not-found", "nothing-here"));
	} else {
		log.error({ error }, "a request failed");
		sendProblem(
			response,
			refuse("busy", "try-again", {
				retryAfterMs: 2000,
			}),
		);
	}
}
