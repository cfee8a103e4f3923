import type { RoomBranding } from "./branding.ts";
import type { Distribution } from "./kinds/kind.ts";
import type { RoomSettings } from "./settings.ts";
import type { Texts } from "./texts.ts";
import type { Asked, Share, Solution, Stamp, Standing } from "./views.ts";

/** An explanation comes beside the answer, if it has room there, which is left to it from the opening on; not there: none. */
type Explained = true;

export type ScreenPhase =
	| { readonly phase: "lobby" }
	| {
			readonly phase: "ready";
			readonly index: number;
			readonly text: string;
			readonly texts?: Texts;
			/** Where this is a slide. */
			readonly slide?: {
				/** Those that have come up. */
				readonly parts: readonly string[];
				/** How long about each line of those to come is, in letters: so much room is kept for them. */
				readonly ahead: readonly number[];
			};
	  }
	| {
			readonly phase: "open";
			readonly asked: Asked;
			readonly deadline: number | null;
			readonly openedAt: number;
			/** It closes then because all have answered; not there: not so. */
			readonly lastCall?: true;
			readonly explained?: Explained;
	  }
	| {
			readonly phase: "closed";
			readonly asked: Asked;
			readonly distribution: Distribution | null;
			readonly explained?: Explained;
	  }
	| {
			readonly phase: "revealed";
			readonly asked: Asked;
			readonly explained?: Explained;
			readonly solution: Solution;
			/** The explanation has the picture, where it has no room beside the result; not there: not so. */
			readonly why?: true;
			/** It has not yet, and waits for its press: beside the result it is not shown; not there: not so. */
			readonly whyWaits?: true;
	  }
	| {
			readonly phase: "ended";
			/** Where the podium goes place by place; not there: all of it is shown. */
			readonly podium?: {
				/** Of its places, best first: ties take more than one. */
				readonly ranks: readonly number[];
				/** So many, from the last: of the others the board tells nobody. */
				readonly shown: number;
			};
			/** The share of right answers in the whole lecture, from 0 to 1; not there: too few answered, or nothing was right. */
			readonly right?: number;
	  };

export type ScreenView = Stamp & {
	readonly code: string;
	readonly title: string;
	/** Number of places in the quiz: questions, and slides if there are any. */
	readonly total: number;
	/** Which places are slides: they are not counted where questions are. Not there: none. */
	readonly slides?: readonly number[];
	readonly locked: boolean;
	/** What newcomers have to type now; null where the room asks for no word. Changes without a new version. */
	readonly word: string | null;
	/** The five best places when the instructor shows them, and at the end; of those who share one, three by name. */
	readonly leaderboard: readonly Standing[] | null;
	/** In its place, as long as nearly all are equal; not there: places tell people apart. */
	readonly shares?: readonly Share[];
	/** Of the question that comes next; not there: none. */
	readonly images?: readonly string[];
	/** What is heard where it is shown; not there: nothing. */
	readonly sound?: Exclude<RoomSettings["sound"], "off">;
	/** Not there: the look that all have. */
	readonly branding?: RoomBranding;
} & ScreenPhase;
