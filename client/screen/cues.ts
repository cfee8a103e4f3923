import type { ScreenView } from "../../shared/views.ts";

/** What a new picture may be heard by. */
export type Cue = "opened" | "answered";

/** By what a picture is heard that follows another one; null: by nothing, as the first one of a page, or one that is gone back to. */
export function cueOf(before: ScreenView | null, view: ScreenView): Cue | null {
	const isNext = before?.roomId === view.roomId && before.epoch === view.epoch;
	if (!isNext || view.sound !== "all") return null;
	const wasIn = "asked" in before ? before.asked.round : null;
	switch (view.phase) {
		case "open":
			return before.phase === "open" && wasIn === view.asked.round
				? null
				: "opened";
		case "revealed":
			// A leaderboard may have the picture: then there is no answer to be seen.
			return before.phase !== "revealed" &&
				wasIn === view.asked.round &&
				view.leaderboard === null
				? "answered"
				: null;
		default:
			return null;
	}
}

export interface Beep {
	/** So many seconds before the end; the one at the end is the bell. */
	readonly at: number;
	/** When it is due from now, ms. */
	readonly inMs: number;
}

/** Three seconds, two and one before the end, and at the end, where so many ms are left. */
export function beepsIn(leftMs: number): Beep[] {
	return [3, 2, 1, 0]
		.filter((at) => isInTime(at, leftMs))
		.map((at) => ({ at, inMs: Math.max(0, leftMs - at * 1000) }));
}

/** A beep that should have sounded so long ago still does: a page takes a while to draw what it was told. */
const lateMs = 300;

export function isInTime(at: number, leftMs: number): boolean {
	return leftMs > at * 1000 - lateMs;
}
