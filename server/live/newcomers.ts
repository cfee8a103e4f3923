import { isHeld, isUndecided } from "../room/held-names.ts";
import type { Room } from "../room/state.ts";
import type { RoomHousekeeping } from "../store/room-store.ts";

/** So many names have room on a screen. */
const most = 40;
/** So many are known, as some of them may be held back. */
const mostKnown = 3 * most;

interface Known {
	readonly epoch: string;
	readonly mark: string;
	/** Oldest first. */
	readonly names: readonly string[];
	/** Of all who came those whose names are held back until the instructor says so; oldest first. */
	readonly undecided: readonly string[];
}

/** Newest first. */
export interface Names {
	readonly shown: readonly string[];
	readonly undecided: readonly string[];
}

/** Who came last, for the lobby on a room's screen. Of a hall of hundreds only those are read who came since; who is removed is gone from it. */
export class Newcomers {
	readonly #store: Pick<RoomHousekeeping, "seatsSince">;
	readonly #known = new Map<string, Known>();

	constructor(store: Pick<RoomHousekeeping, "seatsSince">) {
		this.#store = store;
	}

	/** Null where the room's screen shows none. */
	async names(room: Room, epoch: string): Promise<Names | null> {
		if (room.phase.name !== "lobby" || !room.settings.namesOnScreen) {
			this.forget(room.id);
			return null;
		}
		const known = this.#known.get(room.id);
		const mark = known?.epoch === epoch ? known.mark : null;
		const told = await this.#store.seatsSince(room.id, mark);
		const before = told.isPart ? known : undefined;
		const came = told.seats
			.filter(({ removed }) => !removed)
			.map(({ name }) => name);
		const waits = (name: string) => isUndecided(room, name);
		const names = [...(before?.names ?? []), ...came].slice(-mostKnown);
		const undecided = [...(before?.undecided ?? []), ...came]
			.filter(waits)
			.slice(-most);
		this.#known.set(room.id, { epoch, mark: told.mark, names, undecided });
		const shown = names.filter((name) => !isHeld(room, name)).slice(-most);
		return { shown: shown.reverse(), undecided: [...undecided].reverse() };
	}

	forget(roomId: string): void {
		this.#known.delete(roomId);
	}
}
