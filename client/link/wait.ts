import { isRefusal } from "../../shared/refusal.ts";

/** Between `ms` and three times `ms`, so that a class does not come back as one. */
export function spread(ms: number): number {
	return ms * (1 + 2 * Math.random());
}

/** How long the server asks to wait before the same is sent again, in ms; null when waiting would not help. */
export function waitOf(reply: unknown): number | null {
	if (!isRefusal(reply)) return null;
	const { error, retryAfterMs } = reply;
	return error === "busy" || error === "too-fast"
		? (retryAfterMs ?? 1_000)
		: null;
}
