/** Of the question's whole time so much is nobody's fault: reading the screen, the way of the answer. */
const quickMs = 500;

/**
 * Which share of its points a right answer earns by speed, after so much of the round's whole time: all of them within half a second, then
 * in a straight line down to half of them at the bell. So a slow right answer always earns more than a quick wrong one.
 */
export function speedShare(usedMs: number, wholeMs: number): number {
	const used = Math.min(Math.max(usedMs, 0), wholeMs);
	return used <= quickMs ? 1 : 1 - used / (2 * wholeMs);
}

/** The time limit of a question that has none, where points go by speed, in seconds. */
export const speedSeconds = 60;
