import type { Alarm } from "../../shared/views.ts";
import type { Guard, Room, Rush } from "./state.ts";

/** Times the expected number of students at which newcomers wait. */
const tooMany = 3;

const calm: Guard = { alarm: null, trusted: null };
const guardOf = (room: Room): Guard => room.guard ?? calm;

/** Whether newcomers wait to be let in. */
export function isLined(room: Room): boolean {
	return guardOf(room).alarm !== null;
}

/** Whether the one with this place in the line may come in. */
export function isAdmitted(room: Room, place: number): boolean {
	return !isLined(room) || place <= (guardOf(room).admitted ?? 0);
}

/**
 * What a room does about `joined` seats and, if there is one, a rush of newcomers: it has them wait from now on, or (null) nothing.
 * As many as are expected may come as fast as they like. `slight`: a tenth of a rush, which is enough once there was an alarm.
 */
export function guardAgainst(
	room: Room,
	joined: number,
	rush: Rush | null,
	slight: Rush | null,
	now: number,
): Pick<Room, "guard"> | null {
	if (room.locked || isLined(room)) return null;
	const guard = guardOf(room);
	const { trusted } = guard;
	const expected = room.settings.expected ?? null;
	const isMany =
		expected !== null &&
		joined >= tooMany * Math.max(expected, trusted?.joined ?? 0);
	const found = trusted === null ? rush : (rush ?? slight);
	const isRush = found !== null && joined > (expected ?? 0);
	if (!isMany && !isRush) return null;
	const alarm = { at: now, joined, rush: isRush ? found : null };
	return { guard: { ...guard, alarm } };
}

/**
 * Lets in those who wait up to this place. `reopen`: and has newcomers come in by themselves again, watched more closely: who floods
 * goes on flooding.
 */
export function admit(
	room: Room,
	upTo: number,
	reopen: boolean,
	now: number,
): Pick<Room, "guard"> {
	const { alarm, trusted, admitted = 0 } = guardOf(room);
	const joined = alarm?.joined ?? trusted?.joined ?? 0;
	return {
		guard: {
			alarm: reopen ? null : alarm,
			trusted: reopen ? { at: now, joined } : trusted,
			admitted: Math.max(admitted, upTo),
		},
	};
}

/** For the instructor. */
export function alarmOf(room: Room): Alarm | null {
	const { alarm } = guardOf(room);
	if (alarm === null) return null;
	const { at, joined, rush } = alarm;
	const since = rush === null ? room.createdAt : at - rush.withinMs;
	return { joined, rush, since };
}
