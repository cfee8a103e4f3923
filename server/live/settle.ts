import { isRefusal } from "../../shared/refusal.ts";
import type { Sheet } from "../../shared/views.ts";
import { reduce, type Upkeep } from "../room/reduce.ts";
import { gateOf, type Room, roundOf } from "../room/state.ts";
import type { RoomStore } from "../store/room-store.ts";
import { mostHeldMs } from "./stalls.ts";

/**
 * Brings a room up to date: closes a round whose time is over, counts the frozen answers of a closed one. Any node may
 * do it at any time, several at once: compare-and-set lets one win and the others see its work. Null: the room is gone.
 * `held`: the store stood still just now, so a round whose time was over then is left open for what had arrived before.
 */
export async function settle(
	store: RoomStore,
	room: Room,
	sheet: Sheet,
	held = false,
): Promise<Room | null> {
	let current: Room | null = room;
	while (current !== null) {
		const upkeep = await dueUpkeep(store, current);
		if (upkeep === null) return current;
		const now = await store.now();
		const judged = upkeep.do === "expire" && held ? now - mostHeldMs : now;
		const next = reduce(current, sheet, upkeep, judged);
		if (isRefusal(next) || next === current) return current;
		current = (await store.commit(next, gateOf(next), current))
			? next
			: await store.load(room.id);
	}
	return null;
}

async function dueUpkeep(store: RoomStore, room: Room): Promise<Upkeep | null> {
	const uncounted = room.rounds.find(
		(round) => round.closedAt !== null && round.groups === null,
	);
	if (uncounted !== undefined) {
		const { groups } = await store.tally(room.id, uncounted.round);
		return { do: "count", round: uncounted.round, groups };
	}
	const { phase } = room;
	return phase.name === "open" && roundOf(room, phase.round).deadline !== null
		? { do: "expire", round: phase.round }
		: null;
}
