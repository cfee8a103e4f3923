import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { networkOf, type OriginRules } from "./origin.ts";

/**
 * Whether counters and reasons may be told to who asks. With a token: whoever has it. Without: this machine itself, and behind
 * proxies (`TRUST_PROXY`) whoever reaches the node past them; never what a proxy passes on.
 */
export function isInside(
	rules: OriginRules & { readonly metricsToken: string },
	request: IncomingMessage,
): boolean {
	const { authorization, forwarded } = request.headers;
	if (rules.metricsToken !== "")
		return isSame(authorization ?? "", `Bearer ${rules.metricsToken}`);
	const passedOn = request.headers["x-forwarded-for"] ?? forwarded;
	if (passedOn !== undefined) return false;
	if (rules.trustProxy > 0) return true;
	const address = networkOf(request.socket.remoteAddress ?? "");
	return /^127\./.test(address) || request.socket.remoteAddress === "::1";
}

function isSame(one: string, other: string): boolean {
	const hash = (text: string) => createHash("sha256").update(text).digest();
	return timingSafeEqual(hash(one), hash(other));
}
