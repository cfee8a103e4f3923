import type { StudentList } from "../../shared/rest.ts";
import { hashIn } from "../room/entry-id.ts";
import { isHeld } from "../room/held-names.ts";
import type { RoomHousekeeping } from "../store/room-store.ts";
import type { Snapshot } from "./room-repository.ts";

/** The class, or who came since the list of which `after` is the `next`. What the store's mark means holds in one history. */
export async function classList(
	store: Pick<RoomHousekeeping, "seatsSince">,
	{ room, epoch }: Snapshot,
	after: string | undefined,
): Promise<StudentList> {
	const [known, mark = null] = after?.split("~") ?? [];
	// What was decided on names since changes what was told of them.
	const names = room.decidedNames ?? { shown: "", hidden: "" };
	const as = `${epoch}-${hashIn(room, JSON.stringify(names)).slice(0, 8)}`;
	const told = await store.seatsSince(room.id, known === as ? mark : null);
	return {
		students: told.seats.map(({ id, name, joinedAt, removed }) => ({
			seat: id,
			name,
			joinedAt,
			removed,
			...(isHeld(room, name) && { held: true as const }),
		})),
		whole: !told.isPart,
		next: `${as}~${told.mark}`,
	};
}
