import type { RoomSummary } from "../../shared/rest.ts";
import type { Sheet } from "../../shared/views.ts";
import { newRoom } from "../room/new-room.ts";
import { summaryOf } from "../room/results.ts";
import type { Room } from "../room/state.ts";
import type { RoomStore } from "../store/room-store.ts";
import { makeCode, makeId, makeSecret } from "./code.ts";

/** Of codes, until one is free. */
const tries = 20;

type Begun = Pick<Room, "owner" | "quiz" | "title" | "settings" | "branding">;
export type Begin = (begun: Begun, sheet: Sheet) => Promise<RoomSummary>;

/** Begins rooms that end so long after the last act, where they end by themselves; `idleMs` not given: as long as is usual. */
export function beginner(store: RoomStore, idleMs?: number): Begin {
	const more = idleMs === undefined ? {} : { idleMs };
	return (begun, sheet) => beginRoom(store, { ...begun, ...more }, sheet);
}

/** A room in which nothing has happened yet, under a code of its own. */
async function beginRoom(
	store: RoomStore,
	begun: Begun & Pick<Room, "idleMs">,
	sheet: Sheet,
): Promise<RoomSummary> {
	for (let attempt = 0; attempt < tries; attempt++) {
		const room = newRoom({
			...begun,
			id: makeId(),
			code: makeCode(),
			screenToken: makeSecret(),
			createdAt: await store.now(),
		});
		if (await store.create(room, sheet)) return summaryOf(room, 0);
	}
	throw new Error("could not find a free room code");
}
