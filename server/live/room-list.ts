import type { RoomList, RoomSummary } from "../../shared/rest.ts";
import { summaryOf } from "../room/results.ts";
import type { Page } from "../store/page.ts";
import type { RoomBus, RoomDocuments } from "../store/room-store.ts";
import type { RoomRepository } from "./room-repository.ts";

/** A page of an instructor's rooms, newest first. Those that were left open long enough end by being looked at. */
export async function roomList(
	store: RoomDocuments & RoomBus,
	repository: RoomRepository,
	owner: string,
	page: Page,
): Promise<RoomList> {
	const { items, next } = await store.roomsOf(owner, page);
	const isTimed = items.some(({ endsAt }) => endsAt !== undefined);
	const now = isTimed ? await store.now() : 0;
	const rooms: RoomSummary[] = [];
	for (const one of items) {
		const isDue = one.endsAt !== undefined && one.endsAt <= now;
		const found = isDue ? await repository.snapshot(one.id) : null;
		rooms.push(found === null ? one : summaryOf(found.room, one.joined));
	}
	return { rooms, next };
}
