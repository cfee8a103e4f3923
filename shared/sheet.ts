import type { Json } from "./json.ts";
import type { Question } from "./quiz.ts";
import type { Texts } from "./texts.ts";

/** A question of a room, with what its texts look like. */
export interface SheetQuestion extends Question {
	readonly texts?: Texts;
	/** By which version of what renders them; not there where there is nothing to render. */
	readonly rendered?: number;
	/** It was written or mended in this room: the quiz may not have it so. */
	readonly own?: true;
	/** The lecture leads past it; not there: it does not. */
	readonly skipped?: true;
	/** The words in which it was asked before they were mended, oldest first; not there: they never were since it was asked. */
	readonly former?: readonly Wording[];
	/** The revision of the room's questions that mended it last since it was asked; not there: none. */
	readonly mended?: number;
	/** Everyone has all of its points, by a correction: so stored of no question. */
	readonly toAll?: true;
}

export interface Wording {
	/** The revision of the room's questions that has other words. */
	readonly until: number;
	readonly text: string;
	readonly ask: Json;
}

/** A room's questions as of one revision; they change seldom, so they travel once for each. */
export type Sheet = readonly SheetQuestion[];
