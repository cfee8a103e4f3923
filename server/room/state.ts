import type { RoomBranding } from "../../shared/branding.ts";
import type { Corrected } from "../../shared/correction.ts";
import type { Groups } from "../../shared/kinds/kind.ts";
import type { RoomSettings } from "../../shared/settings.ts";

/**
 * A room as one small document. Answers and seats are rows beside it and never touch its version.
 * Times are milliseconds since 1970 on the store's clock.
 */
export interface Room {
	/** Of its format, for the room's whole life: an older version that is still running may have the same room. */
	readonly v: 1 | 2;
	readonly id: string;
	readonly code: string;
	/** The instructor whose room it is. */
	readonly owner: string;
	readonly quiz: string;
	readonly title: string;
	/** Opens the read-only screen page. */
	readonly screenToken: string;
	/** Grows by one with every commit. */
	readonly version: number;
	readonly createdAt: number;
	/** When this version was made. */
	readonly changedAt: number;
	readonly endedAt: number | null;
	/** After so long without an act it ends by itself, where it does; not there: `idleMsOtherwise`. */
	readonly idleMs?: number;
	readonly settings: RoomSettings;
	/** Its quiz's when it was made; not there: none. */
	readonly branding?: RoomBranding;
	readonly locked: boolean;
	/** Not there as long as newcomers have never had to wait. */
	readonly guard?: Guard;
	/** How many words newcomers type, until when: there after many wrong ones. */
	readonly words?: { readonly count: number; readonly until: number };
	readonly phase: Phase;
	/** How often its questions were changed since it was made; not there: never. */
	readonly revision?: number;
	/** Every asking of every question, oldest first; a round's number is its place here, from 1. */
	readonly rounds: readonly Round[];
	/** What is right in other ways than the questions say that the room was made with; oldest first, not there: nothing. */
	readonly corrections?: readonly Corrected[];
	/** What instructors decided on the words of students, by question; not there: nothing. */
	readonly moderated?: readonly Moderated[];
	/** What instructors decided on names; not there: nothing. */
	readonly decidedNames?: DecidedNames;
	/** What the instructor has put on the screen beyond the phase's own content. */
	readonly screen: {
		readonly distribution: boolean;
		readonly leaderboard: boolean;
		/** Of a revealed question: the explanation in place of the result. */
		readonly why?: boolean;
		/** Of an ended room whose podium goes place by place: so many are shown. */
		readonly podium?: number;
	};
}

/** Groups are told by ids of eight characters, which stand in one text, one after another: see `moderation.ts`. */
export interface Moderated {
	readonly question: number;
	/** May be seen. */
	readonly shown: string;
	/** Must not be. */
	readonly hidden: string;
	/** In pairs: the former stands under the latter and is counted there. */
	readonly merged: string;
}

/** By ids as long as those of groups, one after another: see `held-names.ts`. */
export interface DecidedNames {
	/** May be shown though they are flagged. */
	readonly shown: string;
	readonly hidden: string;
}

/** What the room has done by itself against a flood of newcomers, and what the instructor made of it. */
export interface Guard {
	/** Since when newcomers wait to be let in, and from how many seats on; `rush` null: for their number alone. */
	readonly alarm: {
		readonly at: number;
		readonly joined: number;
		readonly rush: Rush | null;
	} | null;
	/** When the instructor last had newcomers come in by themselves again, and how many there had been at the alarm. */
	readonly trusted: { readonly at: number; readonly joined: number } | null;
	/** Of those in the line, who may come in: up to this place. */
	readonly admitted?: number;
}

/** More newcomers in so short a time than a class reaches by itself. */
export interface Rush {
	readonly newcomers: number;
	readonly withinMs: number;
}

export type Phase =
	| { readonly name: "lobby" }
	| {
			readonly name: "ready";
			readonly question: number;
			/** Of a slide: so many of its parts are shown; not there: the first. */
			readonly parts?: number;
	  }
	| {
			readonly name: "open";
			readonly question: number;
			readonly round: number;
			readonly reopened?: number;
			/** All have answered: it closes then, unless somebody moves before. */
			readonly due?: number;
			/** How often that was so in this round; not there: never. */
			readonly calls?: number;
			/** It no longer closes because all have answered. */
			readonly held?: true;
	  }
	| {
			readonly name: "revealed";
			readonly question: number;
			readonly round: number;
			readonly reopened?: number;
	  }
	| {
			readonly name: "closed";
			readonly question: number;
			readonly round: number;
			/** How often the round was opened again while the room stood at it; not there: never. */
			readonly reopened?: number;
			/** What is shown as soon as it is counted; not there: nothing. */
			readonly shows?: Shows;
	  }
	| { readonly name: "ended" };

export type Shows = "bars" | "answer";

export interface Round {
	readonly round: number;
	readonly question: number;
	readonly openedAt: number;
	/** Null: no time limit. */
	readonly deadline: number | null;
	/** Null while open. */
	readonly closedAt: number | null;
	/** Whether a later answer of the same seat replaces an earlier one. */
	readonly changeable: boolean;
	/** What the frozen answers come to, counted from the rows after the close; null until then. */
	readonly counted: Counted | null;
	/** How often a count was given up, as answers were erased or taken in, or the key was corrected. */
	readonly recounts: number;
	readonly revealed: boolean;
	/** How often answers were taken in that phones sent again after a restore; not there: never. */
	readonly taken?: number;
	/** The revision of the questions in which it was asked; not there: as the room was made. */
	readonly revision?: number;
}

export type Counted =
	| {
			readonly answered: number;
			/** How many have full marks; null where nothing is correct. */
			readonly right: number | null;
	  }
	/** In a room of the first format: by the JSON text of their value. */
	| { readonly answered: number; readonly values: Groups };

/** How long after the deadline an answer that was on its way still counts, in ms. One value for all, never the phone's word. */
export const graceMs = 500;

/**
 * What the store checks an answer against, in the same atomic act that stores it. Plain fields, set by every commit;
 * null when no round takes answers.
 */
export interface Gate {
	readonly round: number;
	/** Answers later than this on the store's clock are refused as late (grace included); null: no limit. */
	readonly until: number | null;
	readonly changeable: boolean;
}

export function gateOf(room: Room): Gate | null {
	const { phase } = room;
	if (phase.name !== "open") return null;
	const round = roundOf(room, phase.round);
	const until = closesAt(room);
	return {
		round: round.round,
		until: until === null ? null : until + graceMs,
		changeable: round.changeable,
	};
}

export const idleMsOtherwise = 12 * 3_600_000;

/** When the room ends by itself, if nothing is done in it; null: not, or it has ended. */
export function idleAt(room: Room): number | null {
	const { phase, settings, changedAt, idleMs = idleMsOtherwise } = room;
	return settings.idle === "end" && phase.name !== "ended"
		? changedAt + idleMs
		: null;
}

/** When the open round closes by itself: at its deadline, or sooner where all have answered; null: not, or none is open. */
export function closesAt(room: Room): number | null {
	const { phase } = room;
	if (phase.name !== "open") return null;
	const { deadline } = roundOf(room, phase.round);
	if (phase.due === undefined) return deadline;
	return deadline === null ? phase.due : Math.min(deadline, phase.due);
}

/** Whether it does so because all have answered. */
export function isLastCall(room: Room): boolean {
	const { phase } = room;
	return (
		phase.name === "open" &&
		phase.due !== undefined &&
		closesAt(room) === phase.due
	);
}

/** The round with this number; throws when the document has none (a bug, not an input). */
export function roundOf(room: Room, number: number): Round {
	const round = room.rounds[number - 1];
	if (round === undefined)
		throw new Error(`room ${room.id} has no round ${number}`);
	return round;
}

export function roundsOf(room: Room, question: number): Round[] {
	return room.rounds.filter((round) => round.question === question);
}
