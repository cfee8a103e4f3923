import type { Attempt } from "./room-store.ts";

/** An answer that waited longer than this on its way into the store is taken to have arrived so long ago, in ms. */
const mostWaitMs = 60_000;

/** The store's time at which an attempt arrived: never before its round was opened, never later than now. */
export function arrivalOf(
	{ arrived, openedAt = 0 }: Pick<Attempt, "arrived" | "openedAt">,
	now: number,
): number {
	if (arrived === undefined) return now;
	const waited = Math.floor(performance.now() - arrived);
	const came = now - Math.min(Math.max(waited, 0), mostWaitMs);
	return Math.min(now, Math.max(came, openedAt));
}
