import type { Room } from "./state.ts";

/**
 * Who joined before this moment has had a whole question to answer, from its opening to its end: when the last one that is over was
 * opened. Null as long as none is over.
 */
export function silentBefore(room: Room): number | null {
	return (
		room.rounds.findLast(({ closedAt }) => closedAt !== null)?.openedAt ?? null
	);
}
