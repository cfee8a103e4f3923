import type { RoomSummary } from "../../shared/rest.ts";
import { summaryOf } from "../room/results.ts";
import type { Room } from "../room/state.ts";

/** What a list tells of a room, stored beside the document with every version of it. */
export function summaryTextOf(room: Room): string {
	return JSON.stringify(summaryOf(room, 0));
}

export function readSummary(text: string, joined: number): RoomSummary {
	return { ...(JSON.parse(text) as RoomSummary), joined };
}
