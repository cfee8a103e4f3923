import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";
import { isSecure, type OriginRules } from "./origin.ts";

/** What stands in the pages themselves, as sources for the content policy: each by its hash. */
export interface Inline {
	readonly scripts: readonly string[];
	readonly styles: readonly string[];
}

/**
 * Puts the guards on every reply that can be shown, of Express and of socket.io alike: nothing from elsewhere, no frames, nothing inline but the
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
