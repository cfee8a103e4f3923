/** What a board tells. */

export interface Standing {
	/** 1 is best; equal scores share a rank (1, 2, 2, 4). */
	readonly rank: number;
	/** On a screen empty where it is held back. */
	readonly name: string;
	/** On an instructor's page: the screen does not show this name; not there: it does. */
	readonly held?: true;
	/** On an instructor's page: and waits for a word on it; not there: it does not. */
	readonly undecided?: true;
	readonly score: number;
	/** On a screen: how many share this place, more than are told by name; not there: nobody does, or all are told. */
	readonly of?: number;
	/** On a screen: so many places up, or below 0 down, by the question before; not there: not known. */
	readonly moved?: number;
}

/** So many students have so many points. */
export interface Share {
	readonly score: number;
	readonly students: number;
}
