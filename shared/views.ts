import type { Alarm } from "./alarm.ts";
import type { Share, Standing } from "./board.ts";
import type { Confidence } from "./confidence.ts";
import type { CountsChange } from "./counts-change.ts";
import type { Json } from "./json.ts";
import type { Distribution } from "./kinds/kind.ts";
import type { RoomSettings } from "./settings.ts";
import type { Ready } from "./slides.ts";
import type { Back, Primary, Step } from "./steps.ts";
import type { TextStyle, Texts } from "./texts.ts";

export type { Alarm } from "./alarm.ts";
export type { Share, Standing } from "./board.ts";
export type { Pulse } from "./pulse.ts";
export type { ScreenPhase, ScreenView } from "./screen-view.ts";
export type { Sheet, SheetQuestion, Wording } from "./sheet.ts";
export type { Back, Primary, Step } from "./steps.ts";

/**
 * What each role may see of a room, whole, as of one version. Built by allow-list in `server/room`, one type per
 * phase: before the reveal a student's type has no field for what is correct. Times are milliseconds since 1970 on
 * the store's clock; `now` is that clock when the view was built, so a device can count down without trusting its own.
 */
export interface Stamp {
	readonly roomId: string;
	/** Identity of the store's history. Another epoch: the store was restored, versions start over. */
	readonly epoch: string;
	readonly version: number;
	readonly now: number;
}

/** A question as it is asked: without what is correct and without the explanation. */
export interface Asked {
	/** Number of this asking in the room, from 1. A re-vote has a new one. */
	readonly round: number;
	/** Place in the quiz, from 0. */
	readonly index: number;
	/** Which asking of this question it is, from 1. */
	readonly vote: number;
	readonly kind: string;
	/** Null where the room's settings keep words off the phones. */
	readonly text: string | null;
	/** By the kind; without its words where the settings keep those off the phones. */
	readonly ask: Json;
	/** What those of these texts look like that are more than they say; not there: none. On phones their links lead nowhere yet. */
	readonly texts?: Texts;
	/** On phones of a room that asks it, where there is something to be right about: how sure they are is asked, too. */
	readonly confidence?: true;
}

export interface Solution {
	/** By the kind: what is correct. */
	readonly key: Json;
	readonly explanation: string;
	readonly distribution: Distribution;
	/** The distribution of the vote before, if this was a re-vote. */
	readonly before: Distribution | null;
	/** Of the explanation and of what is correct; and the question's again where they have links. */
	readonly texts?: Texts;
}

// ————— whoever has the room's code, and no seat

/** What the form for joining needs, and nothing of the room's content: neither title nor question nor how far it is. */
export interface Entrance {
	readonly roomId: string;
	readonly epoch: string;
	readonly code: string;
	/** Whether the room takes newcomers. */
	readonly state: "open" | "locked" | "ended";
	readonly names: RoomSettings["names"];
	/** Whether a newcomer also types the word on the screen. */
	readonly word: boolean;
	/** Under which name this phone waits to be let in, and how many wait before it. */
	readonly waiting: { readonly name: string; readonly before: number } | null;
}

// ————— student

export type StudentPhase =
	| { readonly phase: "lobby" }
	| Ready
	| {
			readonly phase: "open";
			readonly asked: Asked;
			readonly deadline: number | null;
			readonly changeable: boolean;
	  }
	| { readonly phase: "closed"; readonly asked: Asked }
	| {
			readonly phase: "revealed";
			readonly asked: Asked;
			/** Null where the settings keep results off the phones for now. */
			readonly solution: Solution | null;
	  }
	| { readonly phase: "ended"; readonly review: readonly Reviewed[] | null };

export interface Reviewed {
	readonly index: number;
	readonly kind: string;
	readonly text: string;
	readonly ask: Json;
	readonly key: Json;
	readonly explanation: string;
	readonly texts?: Texts;
}

export type StudentView = Stamp & {
	readonly code: string;
	readonly title: string;
	/** Number of places in the room: questions, and slides if there are any. */
	readonly total: number;
	/** Which places are slides: they are not counted where questions are. Not there: none. */
	readonly slides?: readonly number[];
	/** Which kinds of question they are of, so that a phone has their parts before it needs them. */
	readonly kinds: readonly string[];
	/** Which styles their texts need, for the same reason; not there: none. */
	readonly styles?: readonly TextStyle[];
	readonly names: RoomSettings["names"];
	/** In the place of petrol; not there: that. */
	readonly accent?: string;
	/** Phones have a hand to raise, and a heart; not there: not so. */
	readonly reactions?: true;
	/** From when on a phone may open its own results; not there: never. */
	readonly results?: "reveal" | "end";
	/** Of the question that comes next, before it is asked: so no phone waits for them once it is. Not there: none. */
	readonly images?: readonly string[];
} & StudentPhase;

/**
 * A view for a phone that holds the one before, of version `from` (not there: one less): room, history, code, title, kinds, slides, names,
 * accent, reactions and results are as they were, and so is what is not there. A phone that holds another one asks for the whole.
 */
export type NextView = {
	readonly from?: number;
	readonly version: number;
	readonly images?: readonly string[];
} & (
	| { readonly phase: "lobby" }
	| Ready
	| {
			readonly phase: "open";
			readonly now: number;
			readonly asked?: Asked;
			/** Not there: none. */
			readonly deadline?: number;
			readonly changeable: boolean;
	  }
	| { readonly phase: "closed"; readonly asked?: Asked }
	| {
			readonly phase: "revealed";
			readonly asked?: Asked;
			/** Not there: none; `before` neither. */
			readonly solution?: Omit<Solution, "before"> & {
				readonly before?: Distribution;
			};
			/** In its place where the view before tells one of this round. */
			readonly change?: SolutionChange;
	  }
	| {
			readonly phase: "ended";
			/** Places of the questions alone where each has been revealed on phones; not there: none is shown. */
			readonly review?: readonly (Reviewed | number)[];
	  }
);

/** How a solution differs from the one before: what is not there is as it was. */
export type SolutionChange = Partial<
	Pick<Solution, "key" | "explanation" | "texts">
> & {
	readonly distribution?: CountsChange;
	readonly before?: CountsChange;
};

/** What the store holds of one seat's answer. */
export interface StoredAnswer {
	readonly round: number;
	readonly seq: number;
	/** Canonical, by the question's kind. */
	readonly value: Json;
	/** How sure the student said they were, if they said. */
	readonly confidence?: Confidence | undefined;
}

export interface Marked {
	readonly index: number;
	/** Null: not answered. */
	readonly value: Json;
	/** Null when nothing was to be right about. */
	readonly correct: boolean | null;
	/** Right in part: some of the points, if there are any; left out where it is not so. */
	readonly partly?: true;
	readonly points: number;
	/** Everyone has all of them, whatever they answered; left out where it is not so. */
	readonly toAll?: true;
}

/** The mark at a reveal. */
export interface MarkedNow extends Marked {
	/** So many were right in a row with this one; not there: fewer than two, or the room does not tell. */
	readonly streak?: number;
}

/** One student's own part. Belongs to the student view of the same version. */
export interface Me {
	readonly roomId: string;
	readonly epoch: string;
	readonly version: number;
	readonly name: string;
	/** The stored answer of the round now open, closed or revealed. */
	readonly answer: StoredAnswer | null;
	/** In `revealed` and where the settings allow: how that answer did. */
	readonly mark: MarkedNow | null;
	/** Own place, after a reveal and where the settings allow. */
	readonly standing: {
		readonly score: number;
		readonly rank: number;
		readonly of: number;
	} | null;
	/** In `ended` and where the settings allow: every question's mark. */
	readonly marks: readonly Marked[] | null;
}

/** The same for a phone that holds the view of this version; what is null in `Me` is not there. */
export interface Own {
	readonly version: number;
	/** Not there: what this connection was told last of it, by a reply or a push, since the room came to this round. */
	readonly answer?: StoredAnswer | null;
	/** Of the question at which the room stands; `value` where it is not the answer's. */
	readonly mark?: Omit<MarkedNow, "index" | "value"> & {
		readonly value?: Json;
	};
	readonly standing?: NonNullable<Me["standing"]>;
	readonly marks?: readonly Marked[];
}

// ————— instructor

export type PhaseName =
	| "lobby"
	| "ready"
	| "open"
	| "closed"
	| "revealed"
	| "ended";

export interface RoundSummary {
	readonly round: number;
	readonly state: "open" | "closed" | "revealed";
	/**
	 * Null until it is counted after the close: the pulse has the live one. Of questions at which the room does not stand only how
	 * many answered.
	 */
	readonly distribution: Distribution | null;
	/** Share of full marks among the answers, 0 to 1; null while open, without answers, or where nothing is correct. */
	readonly shareCorrect: number | null;
}

export interface InstructorView extends Stamp {
	readonly code: string;
	readonly title: string;
	readonly createdAt: number;
	readonly endedAt: number | null;
	/** When it ends by itself, if nothing is done in it; null: not. */
	readonly endsAt: number | null;
	readonly settings: RoomSettings;
	/** How often the questions were changed: a page that holds another revision of them fetches them anew. */
	readonly revision: number;
	readonly locked: boolean;
	/** Newcomers wait to be let in, as too many came; null when they need not. */
	readonly alarm: Alarm | null;
	/** What newcomers have to type now; null where the room asks for no word. Changes without a new version. */
	readonly word: string | null;
	readonly screenToken: string;
	/** Where the room stands; goes back with every command that moves it, so that a stale page moves nothing. */
	readonly at: string;
	readonly phase: PhaseName;
	/** Index of the current question; null in the lobby and at the end. */
	readonly question: number | null;
	readonly round: number | null;
	/** Of the slide at which the room stands so many parts are shown; null where it stands elsewhere. */
	readonly parts: number | null;
	readonly openedAt: number | null;
	/** When the round closes by itself; null: not. */
	readonly deadline: number | null;
	/** It closes then because all have answered. */
	readonly lastCall: boolean;
	/** What the primary button does next; null when the room has ended. */
	readonly primary: Primary | null;
	/** The other step that makes sense here; null where there is none. */
	readonly secondary: Primary | null;
	/** What undoes the last step, or leads back to what was shown before; null where nothing does. */
	readonly back: Back | null;
	/** Through which steps the question goes, in their order; none where the room stands at no question. */
	readonly steps: readonly Step[];
	readonly screen: {
		readonly distribution: boolean;
		readonly leaderboard: boolean;
		/** Of a revealed question: the explanation in place of the result; not there: not so. */
		readonly why?: boolean;
	};
	/** One entry per question: its rounds so far, oldest first. */
	readonly run: readonly (readonly RoundSummary[])[];
	/** Questions in which something else is right than it says that the page was given first: as it is now. */
	readonly corrected: readonly CorrectedQuestion[];
	/** The ten best, after the first reveal; empty when nothing is scored. */
	readonly leaderboard: readonly Standing[];
	/** At an end whose podium goes place by place, those ranks of it that the hall is shown by now; not there: all of them. */
	readonly podium?: readonly number[];
	/** In its place, as long as nearly all are equal; not there: places tell people apart. */
	readonly shares?: readonly Share[];
}

export interface CorrectedQuestion {
	readonly question: number;
	readonly key: Json;
	readonly points: number;
	/** Everyone has all of them, answered or not; not there: not so. */
	readonly toAll?: true;
	/** Groups of answers that the instructor accepted, oldest first. */
	readonly accepted: readonly string[];
}

/** One line of the class list. */
export interface Student {
	readonly seat: string;
	readonly name: string;
	readonly joinedAt: number;
	readonly removed: boolean;
	/** Not on the screen. */
	readonly held?: true | undefined;
}
