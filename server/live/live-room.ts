import type { Sheet, StudentView } from "../../shared/views.ts";
import type { Room } from "../room/state.ts";
import { wordAt } from "../room/word.ts";
import type { Snapshot } from "./room-repository.ts";

/** What a node knows of a room that has an audience here. */
export interface LiveRoom {
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

export function newLiveRoom(): LiveRoom {
	return {
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

/** The word for newcomers that was shown is another one by now. */
export function isWordOver({ room, word }: LiveRoom, now: number): boolean {
	return room !== null && word !== null && wordAt(room, now) !== word;
}
