import type { RoomStore, SaveOutcome } from "../../server/store/room-store.ts";
import type { SessionStore } from "../../server/store/session-store.ts";
import { changed } from "../rig/changed.ts";
import type { Weather } from "./weather.ts";

/** A bug that is put between the parts, which themselves are as shipped. */
export interface Mutant {
	/** The store as nodes have it. */
	readonly rooms?: (store: RoomStore, weather: Weather) => RoomStore;
	/** The sessions as nodes have them. */
	readonly sessions?: (store: SessionStore) => SessionStore;
	/** The store as retention has it. */
	readonly forRetention?: (store: RoomStore, weather: Weather) => RoomStore;
	/** In the place of the machine's steady clock: for the store, or for retention. */
	readonly steady?: () => number;
	/** The store's time is the wall clock's. */
	readonly byWall?: boolean;
}

const byOneClock = (store: RoomStore) =>
	changed(store, {
		now: async () => Date.now(),
		clockOff: async () => 0,
	});

export const mutants: Readonly<Record<string, Mutant>> = {
	"the epoch is judged at the edge only": {
		rooms: (store) =>
			changed(store, {
				save: (roomId, attempts) =>
					store.save(
						roomId,
						attempts.map(({ epoch: _, ...attempt }) => attempt),
					),
			}),
	},
	"retention goes by one clock": {
		forRetention: byOneClock,
		steady: () => Date.now(),
	},
	"saved while the file is gone": {
		rooms: (store, { clock }) =>
			changed(store, {
				async save(roomId, attempts) {
					const isGone = clock.now % 10_000 < 2000;
					if (!isGone) return store.save(roomId, attempts);
					const at = await store.now();
					return attempts.map(
						({ seat, round, seq, value }): SaveOutcome => ({
							is: "stored",
							row: { seat, round, seq, value, at },
						}),
					);
				},
			}),
	},
	"the store's time is the wall clock's": { byWall: true },
	"a commit goes by the version alone": {
		rooms: (store) =>
			changed(store, {
				commit: (room, gate, _from, sheet) =>
					store.commit(room, gate, undefined, sheet),
			}),
	},
	"a room's questions are changed in its document alone": {
		rooms: (store) =>
			changed(store, {
				commit: (room, gate, from) => store.commit(room, gate, from),
			}),
	},
	"a session that was ended lives on": {
		sessions: (store) =>
			changed(store, {
				endSessions: async (owner) =>
					(await store.sessions(owner)).map(({ id }) => id),
			}),
	},
};
