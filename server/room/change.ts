import type { Room, Round } from "./state.ts";

/** What every change of a room's document is made of. */

export function change(room: Room, part: Partial<Room>): Room {
	return { ...room, ...part, version: room.version + 1 };
}

export function changeRound(
	room: Room,
	number: number,
	part: Partial<Round>,
	rest: Partial<Room> = {},
): Room {
	const rounds = room.rounds.map((round) =>
		round.round === number ? { ...round, ...part } : round,
	);
	return change(room, { rounds, ...rest });
}

export const nothingShown = { distribution: false, leaderboard: false };

export function uncounted({ recounts }: Round): Partial<Round> {
	return { counted: null, recounts: recounts + 1 };
}
