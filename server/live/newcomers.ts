import type { Room } from "../room/state.ts";
import type { RoomHousekeeping } from "../store/room-store.ts";

/** So many names have room on a screen. */
const most = 40;

interface Known {
	readonly epoch: string;
	readonly mark: string;
	/** Oldest first. */
	readonly names: readonly string[];
}

/** Who came last, for the lobby on a room's screen. Of a hall of hundreds only those are read who came since; who is removed is gone from it. */
export class Newcomers {
	readonly #store: Pick<RoomHousekeeping, "seatsSince">;
	readonly #known = new Map<string, Known>();

	constructor(store: Pick<RoomHousekeeping, "seatsSince">) {
		this.#store = store;
	}

	/** Newest first; null where the room's screen shows none. */
	async names(room: Room, epoch: string): Promise<readonly string[] | null> {
		if (room.phase.name !== "lobby" || !room.settings.namesOnScreen) {
			this.forget(room.id);
			return null;
		}
		const known = this.#known.get(room.id);
		const mark = known?.epoch === epoch ? known.mark : null;
		const told = await this.#store.seatsSince(room.id, mark);
		const came = told.seats
			.filter(({ removed }) => !removed)
			.map(({ name }) => name);
		const names = (
			told.isPart ? [...(known?.names ?? []), ...came] : came
		).slice(-most);
		this.#known.set(room.id, { epoch, mark: told.mark, names });
		return [...names].reverse();
	}

	forget(roomId: string): void {
		this.#known.delete(roomId);
	}
}
