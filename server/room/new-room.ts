import type { Room } from "./state.ts";

type Given = Pick<
	Room,
	| "id"
	| "code"
	| "owner"
	| "quiz"
	| "title"
	| "screenToken"
	| "createdAt"
	| "idleMs"
	| "settings"
	| "branding"
>;

/** A room in which nothing has happened yet. */
export function newRoom(given: Given): Room {
	return {
		v: 2,
		...given,
		version: 1,
		changedAt: given.createdAt,
		endedAt: null,
		locked: false,
		phase: { name: "lobby" },
		rounds: [],
		screen: { distribution: false, leaderboard: false },
	};
}
