import type { Bin, BinBound } from "../store/bin.ts";
import type { RoomDocuments } from "../store/room-store.ts";

export interface Binning {
	readonly binned: Bin;
	/** How long deleted rooms can be brought back, in ms; null: they are gone at once. */
	readonly keepMs: number | null;
	/** Of what instructors delete themselves; nothing that this server deletes by its own is gone at once. */
	readonly bound?: BinBound;
}

/**
 * For what instructors delete: so many bytes of each go into the bin, on all nodes together, in the time that they lie there. They
 * count for no quota any more, and would fill the store all the same. 0: no bound.
 */
export function boundedBin(
	binned: Bin,
	keepMs: number | null,
	bytes: number,
): Binning {
	if (bytes === 0 || keepMs === null) return { binned, keepMs };
	return { binned, keepMs, bound: { bytes, withinMs: keepMs } };
}

/** Deletes a room, only while it is at `version` where one is given. False: it is not there, or has changed. */
export function discard(
	store: RoomDocuments,
	bin: Binning | null,
	roomId: string,
	version?: number,
): Promise<boolean> {
	return bin === null || bin.keepMs === null
		? store.remove(roomId, version)
		: bin.binned.take(roomId, version, bin.bound);
}
