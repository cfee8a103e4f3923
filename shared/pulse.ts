import type { Distribution } from "./kinds/kind.ts";
import type { Reactions } from "./reactions.ts";

/** Live counts. `round` is the current one (open, closed or revealed), else null; `answered` counts its answers. */
export interface Pulse {
	readonly roomId: string;
	readonly round: number | null;
	readonly joined: number;
	/** Newcomers who wait to be let in; 0 for a screen. */
	readonly waiting: number;
	readonly connected: number;
	readonly answered: number;
	/** Of those who are connected, so many have answered the open round; not there: none is open, or not known. */
	readonly answeredHere?: number;
	/** All who are connected have answered the open round; not there: not so, or not known. */
	readonly all?: true;
	/** On a screen in the lobby, where the room shows names: who joined last, newest first, at most forty, none that is held back. Not there: none are shown. */
	readonly names?: readonly string[];
	/** For instructors alone, in such a lobby: names that wait for their word, the newest first, at most forty. Not there: none. */
	readonly heldNames?: readonly string[];
	/** Hands that are up and hearts of these seconds, over all who are connected; not there: the room takes none. */
	readonly reactions?: Reactions;
	/** The screen gets one only when the instructor shows it. */
	readonly distribution: Distribution | null;
	/** For instructors alone, at questions that are answered in words. */
	readonly written?: Written;
}

/** Of a question that is answered in students' own words: what they wrote, for instructors to decide on. */
export interface Written {
	/** Whether the class sees only what is let pass; else it sees all that is not taken away. */
	readonly isHeld: boolean;
	/** What is undecided first, then by how many wrote it; at most 12 kB. */
	readonly entries: readonly Entry[];
	/** How many others there are. */
	readonly left: number;
}

export type EntryState = "new" | "shown" | "hidden";

export interface Entry {
	/** Goes back with commands. */
	readonly id: string;
	readonly text: string;
	readonly count: number;
	readonly is: EntryState;
	/** The entry that it stands under and is counted in; not there: under none. */
	readonly into?: string;
}
