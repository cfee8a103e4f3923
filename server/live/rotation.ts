import { nextKeyOf, sessionKeyHashOf } from "../room/seat.ts";
import type { SessionRecord } from "../store/session-store.ts";

const hourMs = 3_600_000;
/** A key that is older gets a successor, ms. */
const keyMs = 7 * 24 * hourMs;
/** Requests with the key before may still be on their way so long, ms. */
const overlapMs = 60_000;

export interface Judged {
	/** The session as it is to be stored now; the same object when nothing has changed. */
	readonly session: SessionRecord;
	/** What the browser shall keep in the place of the key that it sent; null: that one is right. */
	readonly renewed: string | null;
}

/**
 * Whether this key opens the session now; null when it does not. A successor is only offered: both keys are good until the
 * browser has used the new one, since a reply can be lost, and every request that still comes with the old one is offered the
 * same successor, since several can be on their way. `salt` makes it, so that who once saw a key cannot tell the next.
 */
export function judgeKey(
	session: SessionRecord,
	secret: string,
	now: number,
	lastsMs: number,
	salt: string,
): Judged | null {
	if (now >= session.expiresAt) return null;
	const key = sessionKeyHashOf(secret);
	const seen = now - session.seenAt >= hourMs;
	const current: SessionRecord = seen
		? { ...session, seenAt: now, expiresAt: now + lastsMs }
		: session;
	const { next, before } = current;
	if (key === current.key) {
		if (next !== null)
			return { session: current, renewed: nextKeyOf(secret, next.salt) };
		if (now - current.keyedAt < keyMs)
			return { session: current, renewed: null };
		const renewed = nextKeyOf(secret, salt);
		const offer = { key: sessionKeyHashOf(renewed), salt };
		return { session: { ...current, next: offer }, renewed };
	}
	if (key === next?.key) {
		const moved = {
			key,
			keyedAt: now,
			next: null,
			before: { key: current.key, until: now + overlapMs },
		};
		return { session: { ...current, ...moved }, renewed: null };
	}
	if (key === before?.key && now < before.until)
		return { session: current, renewed: null };
	return null;
}
