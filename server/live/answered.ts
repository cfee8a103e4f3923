import type { Answered } from "../../shared/attendance.ts";
import type { RoomAnswers, RoomHousekeeping } from "../store/room-store.ts";
import type { Snapshot } from "./room-repository.ts";

export interface AnsweredOf {
	readonly round?: number | undefined;
	readonly after?: string | undefined;
}

/** Seats that one reply names at most. */
const most = 1000;

/**
 * Who has answered anything; or a round, some at a time in the order in which they did, behind those before `after`, the `next` of another
 * such list. A place means something in one history of the store: in another one the list begins anew.
 */
export async function answeredIn(
	store: Pick<RoomAnswers, "answeredSince"> &
		Pick<RoomHousekeeping, "whoAnswered">,
	{ room, epoch }: Pick<Snapshot, "room" | "epoch">,
	{ round, after }: AnsweredOf,
): Promise<Answered> {
	if (round === undefined) return { seats: await store.whoAnswered(room.id) };
	const [known, mark] = after?.split("~") ?? [];
	const from = known === epoch ? Number.parseInt(mark ?? "0", 10) : 0;
	const { seats, place } = await store.answeredSince(
		room.id,
		round,
		from,
		most,
	);
	return { seats, next: `${epoch}~${place}`, more: seats.length === most };
}
