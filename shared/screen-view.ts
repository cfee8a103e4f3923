import type { Distribution } from "./kinds/kind.ts";
import type { Texts } from "./texts.ts";
import type { Asked, Solution, Stamp, Standing } from "./views.ts";

export type ScreenPhase =
	| { readonly phase: "lobby" }
	| {
			readonly phase: "ready";
			readonly index: number;
			readonly text: string;
			readonly texts?: Texts;
	  }
	| {
			readonly phase: "open";
			readonly asked: Asked;
			readonly deadline: number | null;
			readonly openedAt: number;
	  }
	| {
			readonly phase: "closed";
			readonly asked: Asked;
			readonly distribution: Distribution | null;
	  }
	| {
			readonly phase: "revealed";
			readonly asked: Asked;
			readonly solution: Solution;
	  }
	| { readonly phase: "ended" };

export type ScreenView = Stamp & {
	readonly code: string;
	readonly title: string;
	readonly total: number;
	readonly locked: boolean;
	/** What newcomers have to type now; null where the room asks for no word. Changes without a new version. */
	readonly word: string | null;
	/** The five best (and ties) when the instructor shows them, and at the end. */
	readonly leaderboard: readonly Standing[] | null;
	/** Of the question that comes next; not there: none. */
	readonly images?: readonly string[];
} & ScreenPhase;
