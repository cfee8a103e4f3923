import type { Json } from "../../shared/json.ts";

/** What is kept of answers, and what becomes of them: see `RoomAnswers`. */

/** What can be said with an answer beside its value. */
export interface AnswerMore {
	/** How sure the student is, 0 to 1. */
	readonly confidence?: number;
	readonly entries?: readonly Json[];
}

/** What is kept of an answer. Two are the same when `value` and `more` are. */
export interface Said {
	readonly value: Json;
	/** Those that it is counted in, within `groupLimits`; not there: it is counted by its value, as in rooms that an older version made. */
	readonly groups?: readonly string[];
	readonly more?: AnswerMore;
}

export interface Attempt extends Said {
	readonly seat: string;
	readonly round: number;
	readonly seq: number;
	/** The epoch under which the question was seen; not given: whichever is the store's. */
	readonly epoch?: string;
	/** When it came to this node, on `performance.now()`: that is the time that counts. Not given: now. */
	readonly arrived?: number;
	/** When its round was opened, on the store's clock: what came before counts from then. Not given: whenever. */
	readonly openedAt?: number;
}

export interface AnswerRow extends Said {
	readonly seat: string;
	readonly round: number;
	readonly seq: number;
	/** When this value arrived. */
	readonly at: number;
}

export interface Offered extends Said {
	readonly round: number;
}

export type SaveOutcome =
	/** The store has an answer of this seat for this round: this one, or the one that stands instead. */
	| { readonly is: "stored"; readonly row: AnswerRow }
	/** Not stored; `row` is what stands. `late`: after the gate's time. `closed`: another round or none takes answers. */
	| {
			readonly is: "late" | "closed" | "removed" | "no-seat";
			readonly row: AnswerRow | null;
	  }
	/** The question was seen in another history of the store: this one may ask something else under that number. */
	| { readonly is: "other-history"; readonly row: null };
