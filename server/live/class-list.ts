import type { StudentList } from "../../shared/rest.ts";
import type { RoomHousekeeping } from "../store/room-store.ts";
import type { Snapshot } from "./room-repository.ts";

/** The class, or who came since the list of which `after` is the `next`. What the store's mark means holds in one history. */
export async function classList(
	store: Pick<RoomHousekeeping, "seatsSince">,
	{ room, epoch }: Snapshot,
	after: string | undefined,
): Promise<StudentList> {
	const [known, mark = null] = after?.split("~") ?? [];
	const told = await store.seatsSince(room.id, known === epoch ? mark : null);
	return {
		students: told.seats.map(({ id, name, joinedAt, removed }) => ({
			seat: id,
			name,
			joinedAt,
			removed,
		})),
		whole: !told.isPart,
		next: `${epoch}~${told.mark}`,
	};
}
