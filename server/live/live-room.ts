import type { Sheet, StudentView } from "../../shared/views.ts";
import { closesAt, graceMs, idleAt, type Room } from "../room/state.ts";
import { wordAt } from "../room/word.ts";
import type { Snapshot } from "./room-repository.ts";

/** What a node knows of a room that has an audience here. */
export interface LiveRoom {
	/** Its number among those that this node came to follow. */
	readonly place: number;
	/** The document that phones were last shown. */
	room: Room | null;
	/** And its questions. */
	sheet: Sheet;
	/** What they were shown of it, and whether it asks what the view before asked. */
	view: StudentView | null;
	stays: boolean;
	/** The version that all of this node's audience has last been shown; 0 before the first. */
	shown: number;
	/** The same with each one's own part; behind while that goes on, or where it came to no end. */
	told: number;
	/** The newest version that was read here, for the audience or for a reply. */
	read: number;
	/** The word for newcomers that it has been shown, which changes without a version. */
	word: string | null;
	showing: Promise<void> | null;
	/** It is to be read. */
	due: boolean;
	/** What was stored here, and is to be shown without another reading. */
	stored: Snapshot | null;
	/** The last reading failed: what is shown may be behind though the version is the same, as at a deadline. */
	behind: boolean;
	deadline: NodeJS.Timeout | null;
}

export function newLiveRoom(place: number): LiveRoom {
	return {
		place,
		room: null,
		sheet: [],
		view: null,
		stays: false,
		shown: 0,
		told: 0,
		read: 0,
		word: null,
		showing: null,
		due: false,
		stored: null,
		behind: false,
		deadline: null,
	};
}

/** Counts cost far more than versions, and are lost with hints alone. */
const sweepsToCount = 3;

/** Whether it is this room's turn in this sweep; a third of them has it. */
export function isToCount({ place }: LiveRoom, sweep: number): boolean {
	return (sweep + place) % sweepsToCount === 0;
}

/** A room that is left open, and in which somebody answers, is looked at so often, ms. */
const idleLookMs = 60_000;
const longestMs = 2 ** 31 - 1;

/** In how many ms something is due in the room: its round is over, or it was left open. Null: never. */
export function waitFor(
	room: Room,
	now: number,
	holdMs: number,
): number | null {
	const closes = closesAt(room);
	const ends = idleAt(room);
	const waits = [
		...(closes === null
			? []
			: [Math.max(closes + graceMs + 1 - now, holdMs + 1)]),
		...(ends === null ? [] : [Math.max(ends - now, idleLookMs)]),
	];
	return waits.length === 0 ? null : Math.min(...waits, longestMs);
}

/** The word for newcomers that was shown is another one by now. */
export function isWordOver({ room, word }: LiveRoom, now: number): boolean {
	return room !== null && word !== null && wordAt(room, now) !== word;
}
