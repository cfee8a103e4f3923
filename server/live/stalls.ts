/** All in ms. */
const times = {
	/** A call to the store that takes longer, or fails, is a stall. */
	long: 800,
	/** After a stall every node's queue, and phones that were told to send again, go first for so long. */
	calm: 3000,
};
/** Verbs of a store that walk over everything that is stored and take as long as it does. */
export const maintenance: ReadonlySet<string> = new Set([
	"ages",
	"scrub",
	"whoAnswered",
]);

/** So long after its time a round stays open at most because of stalls, in ms. */
export const mostHeldMs = 15_000;

/**
 * Whether the store stood still just now. A round whose time was over meanwhile is not closed at once: answers that had
 * arrived in time would find it closed. None that arrives later gets in thereby.
 */
export class Stalls {
	#over = Number.NEGATIVE_INFINITY;

	/** A call to the store ended so, after so many ms. */
	took(ms: number, failed: boolean): void {
		if (failed || ms > times.long) this.#over = performance.now();
	}

	/** How long rounds are still held open; 0 when the store serves. */
	get holdMs(): number {
		return Math.max(0, this.#over + times.calm - performance.now());
	}
}
