import type { Refusal, RefusalKind } from "../../shared/refusal.ts";

/** A refusal as a server of another version might word it. */
export function refuse(
	error: RefusalKind,
	message: string,
	more: Pick<Refusal, "retryAfterMs"> = {},
): Refusal {
	return { error, why: "of-another-version", message, ...more };
}
