import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";
import { isSecure, type OriginRules } from "./origin.ts";

/** What stands in the pages themselves, as sources for the content policy: each by its hash. */
export interface Inline {
	readonly scripts: readonly string[];
	readonly styles: readonly string[];
}

/**
 * Puts the guards on every reply that can be shown, of Express and of socket.io alike: nothing from elsewhere, no frames but one (`allowPreview`), nothing inline but the
 * pages' own, by its hashes.
 */
export function headers(rules: OriginRules, inline: Inline) {
	const protect = helmet({
		contentSecurityPolicy: {
			useDefaults: false,
			directives: {
				defaultSrc: ["'none'"],
				scriptSrc: ["'self'", ...inline.scripts],
				styleSrc: ["'self'", ...inline.styles],
				imgSrc: ["'self'", "data:"],
				fontSrc: ["'self'"],
				connectSrc: ["'self'"],
				frameAncestors: ["'none'"],
				baseUri: ["'none'"],
				formAction: ["'self'"],
			},
		},
		referrerPolicy: { policy: "no-referrer" },
		strictTransportSecurity: false,
		frameguard: { action: "deny" },
	});
	return (
		request: IncomingMessage,
		response: ServerResponse,
		next: (error?: unknown) => void,
	) => {
		if (isSecure(rules, request))
			response.setHeader("Strict-Transport-Security", "max-age=31536000");
		protect(request, response, next);
	};
}

const contentPolicy = "Content-Security-Policy";

/** The instructor's page shows the screen's in a frame, as a preview: those two alone, and each of this server alone. */
export function allowPreview(page: string, response: ServerResponse): void {
	const policy = String(response.getHeader(contentPolicy));
	if (page === "instructor")
		response.setHeader(contentPolicy, `${policy};frame-src 'self'`);
	if (page !== "screen") return;
	response.setHeader(
		contentPolicy,
		policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
	);
	response.setHeader("X-Frame-Options", "SAMEORIGIN");
}
