import type { Alarm } from "../../shared/views.ts";
import type { Guard, Room, Rush } from "./state.ts";

/** How long after the instructor has unlocked the room no rush locks it again. */
export const trustMs = 60_000;

/** Times the expected number of students at which a room locks itself. */
const tooMany = 3;

const calm: Guard = { alarm: null, trusted: null };
const guardOf = (room: Room): Guard => room.guard ?? calm;

/**
 * What a room does about `joined` seats and, if there is one, a rush of newcomers: it locks itself, or (null) nothing. As many as
 * are expected may come as fast as they like.
 */
export function guardAgainst(
	room: Room,
	joined: number,
	rush: Rush | null,
	now: number,
): Pick<Room, "locked" | "guard"> | null {
	if (room.locked) return null;
	const { trusted } = guardOf(room);
	const expected = room.settings.expected ?? null;
	const isMany =
		expected !== null &&
		joined >= tooMany * Math.max(expected, trusted?.joined ?? 0);
	const isRush =
		rush !== null &&
		joined > (expected ?? 0) &&
		now >= (trusted === null ? 0 : trusted.at + trustMs);
	if (!isMany && !isRush) return null;
	const alarm = { at: now, joined, rush: isRush ? rush : null };
	return { locked: true, guard: { alarm, trusted } };
}

/** The instructor's word stands over the alarm. Unlocking says that those who are there may be. */
export function lock(
	room: Room,
	on: boolean,
	now: number,
): Pick<Room, "locked"> & Partial<Pick<Room, "guard">> {
	const { alarm, trusted } = guardOf(room);
	if (on && room.guard === undefined) return { locked: true };
	if (on) return { locked: true, guard: { alarm: null, trusted } };
	const joined = alarm?.joined ?? trusted?.joined ?? 0;
	return {
		locked: false,
		guard: { alarm: null, trusted: { at: now, joined } },
	};
}

/** For the instructor. */
export function alarmOf(room: Room): Alarm | null {
	const { alarm } = guardOf(room);
	if (alarm === null) return null;
	const { at, joined, rush } = alarm;
	return rush === null
		? {
				why: `Locked by itself: ${joined} joined, three times as many as expected`,
				since: room.createdAt,
			}
		: {
				why: `Locked by itself: ${rush.newcomers} joined within ${rush.withinMs / 1000} s`,
				since: at - rush.withinMs,
			};
}
