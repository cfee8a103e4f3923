import type { Bin } from "../store/bin.ts";
import type { RoomStore } from "../store/room-store.ts";

export interface Binning {
	readonly binned: Bin;
	/** How long deleted rooms can be brought back, in ms; null: they are gone at once. */
	readonly keepMs: number | null;
}

/** Deletes a room, only while it is at `version` where one is given. False: it is not there, or has changed. */
export function discard(
	store: RoomStore,
	bin: Binning | null,
	roomId: string,
	version?: number,
): Promise<boolean> {
	return bin === null || bin.keepMs === null
		? store.remove(roomId, version)
		: bin.binned.take(roomId, version);
}
