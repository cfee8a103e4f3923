import type { RoomStore } from "../../../server/store/room-store.ts";
import * as real from "../../../server/stores.ts";
import { changed } from "../../rig/changed.ts";

/** Stores of which the rooms' has other verbs. */
export function withRooms(
	others: (rooms: RoomStore) => Partial<RoomStore>,
): typeof real.openStores {
	return async (...given) => {
		const stores = await real.openStores(...given);
		return { ...stores, rooms: changed(stores.rooms, others(stores.rooms)) };
	};
}
