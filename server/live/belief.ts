/** All in ms. */
export const times = {
	/** A store may stand still for so long without anybody wondering: a week's holiday. */
	pause: 8 * 86_400_000,
	/** Between two looks of one process its own clock and the store's may differ by so much. */
	slack: 60_000,
	/** A moved clock is believed when it has gone on for so long since. */
	doubt: 3 * 86_400_000,
};

/** What is kept in the store from one look to the next. */
export interface Look {
	/** The store's time. */
	readonly at: number;
	/** Since when its clock is not believed; null: it is. */
	readonly doubtedSince: number | null;
}

/** What this look has beside the last one. */
export interface Sight {
	readonly now: number;
	/** The newest change of any room, for a store in which nobody has looked yet; null without rooms. */
	readonly newestChange: number | null;
	/** How long ago this very process last looked, by its own steady clock; null: it has not. */
	readonly passedMs: number | null;
}

/**
 * Whether the store's clock has moved more than can be explained since somebody last looked. Old rooms are deleted by it,
 * so it is not taken at its word: one that was found elsewhere is believed only when it has gone on from there for days.
 * The look to keep; its `doubtedSince` tells whether anything may be deleted.
 */
export function look(
	last: Look | null,
	{ now, newestChange, passedMs }: Sight,
): Look {
	const from = last?.at ?? newestChange ?? now;
	const moved = now - from;
	const wentBack = moved < -times.slack;
	const explained = passedMs === null ? times.pause : passedMs + times.slack;
	if (wentBack || moved > explained) return { at: now, doubtedSince: now };
	const since = last?.doubtedSince ?? null;
	const over = since !== null && now - since >= times.doubt;
	return { at: now, doubtedSince: over ? null : since };
}
