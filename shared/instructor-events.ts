import * as v from "valibot";
import { Correction } from "./correction.ts";
import type { EventsOf } from "./events.ts";
import { lengthFirst } from "./length-first.ts";
import { limits } from "./limits.ts";
import type { Refusal } from "./refusal.ts";
import { RoomSettings } from "./settings.ts";
import type { InstructorView, Pulse, Sheet } from "./views.ts";

/** Namespace `/instructor`, authorised by the instructor's cookie. Every event is acknowledged. */

export const Id = v.pipe(
	v.string(),
	v.regex(/^[A-Za-z0-9_-]{1,64}$/, "not an id"),
);
export const At = v.pipe(v.string(), v.maxLength(64));
export const QuestionIndex = v.pipe(
	v.number(),
	v.integer(),
	v.minValue(0),
	v.maxValue(1000),
);

const EntryState = v.picklist(["new", "shown", "hidden"]);
const EntryId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8}$/));
const EntryIds = lengthFirst(
	limits.moderatedAtOnce,
	v.pipe(v.array(EntryId), v.minLength(1), v.maxLength(limits.moderatedAtOnce)),
);

/**
 * What an instructor can do to a room. Commands that move the room carry `at`, the place their page showed: when the
 * room has moved on since, they are refused as stale and change nothing.
 */
export const Command = v.variant("do", [
	/** Ask a question: a new round, also when it was asked before. */
	v.strictObject({ do: v.literal("open"), at: At, question: QuestionIndex }),
	/** `shows`: what is shown once the answers are counted; nothing where talking is worth more. */
	v.strictObject({
		do: v.literal("close"),
		at: At,
		shows: v.exactOptional(v.picklist(["bars", "answer"])),
	}),
	/** Take answers again to the last round, of which nothing was revealed; for so long, or without a limit. */
	v.strictObject({
		do: v.literal("reopen"),
		at: At,
		seconds: v.exactOptional(
			v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3600)),
		),
	}),
	/** What is right; or `shows`: of a revealed question the explanation, of an ended room one more place of the podium. */
	v.strictObject({
		do: v.literal("reveal"),
		at: At,
		shows: v.exactOptional(v.picklist(["why", "place"])),
	}),
	/** Show a question: about to be asked, or its last round again; or a slide with so many of its parts, else the first. */
	v.strictObject({
		do: v.literal("goto"),
		at: At,
		question: QuestionIndex,
		parts: v.exactOptional(
			v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
		),
	}),
	/** Give the open round more time; one without a limit gets this one from now. */
	v.strictObject({
		do: v.literal("extend"),
		at: At,
		seconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3600)),
	}),
	/** Keep the round open though all have answered. */
	v.strictObject({ do: v.literal("wait"), at: At }),
	/** Stop the clock: the round stays open until it is closed. */
	v.strictObject({ do: v.literal("untime"), at: At }),
	v.strictObject({ do: v.literal("end"), at: At }),
	v.strictObject({
		do: v.literal("show"),
		what: v.picklist(["distribution", "leaderboard", "why"]),
		on: v.boolean(),
	}),
	v.strictObject({ do: v.literal("lock"), on: v.boolean() }),
	v.strictObject({ do: v.literal("settings"), settings: RoomSettings }),
	/** Its questions are in this quiz from now on: where it began without one, or that one is gone. */
	v.strictObject({ do: v.literal("keep"), quiz: Id }),
	/**
	 * Change what is right in a question: marks, points, places and counts follow, of the rounds that are over too. `seen`: the tag of the
	 * corrections that its instructor has seen; where others hold by now it is refused.
	 */
	v.strictObject({
		do: v.literal("correct"),
		question: QuestionIndex,
		correction: Correction,
		seen: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
	}),
	/** Let pass, or take away, what students wrote: those of these entries that are what the page showed (`was`). */
	v.strictObject({
		do: v.literal("moderate"),
		question: QuestionIndex,
		entries: EntryIds,
		was: EntryState,
		is: EntryState,
	}),
	/** Whether the screen may show this name: a flagged one waits for it, and any is taken off. Whoever has it notices nothing. */
	v.strictObject({
		do: v.literal("name"),
		name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
		on: v.boolean(),
	}),
	/** Have entries stand under another one; null: by themselves again. */
	v.strictObject({
		do: v.literal("merge"),
		question: QuestionIndex,
		entries: EntryIds,
		was: v.nullable(EntryId),
		into: v.nullable(EntryId),
	}),
]);
export type Command = v.InferOutput<typeof Command>;

/** The `auth` of the handshake: the protocol version; pages of version 2 did not say it. */
export const InstructorHandshake = v.strictObject({
	v: v.optional(v.number(), 2),
});

export const Watch = v.strictObject({ room: Id });
export interface Watched {
	readonly view: InstructorView;
	readonly sheet: Sheet;
	readonly pulse: Pulse;
}

export const CommandMessage = v.strictObject({ room: Id, command: Command });
export interface Done {
	readonly version: number;
}

/** `remove` bars a seat for good; its saved answers stay counted. `rename` gives it another name. */
export const Remove = v.strictObject({
	room: Id,
	seats: lengthFirst(
		500,
		v.pipe(v.array(Id), v.minLength(1), v.maxLength(500)),
	),
});
export const Rename = v.strictObject({
	room: Id,
	seat: Id,
	name: v.pipe(v.string(), v.maxLength(200)),
});

/** Lets in the first so many who wait; or all, and then newcomers need not wait until too many come again. */
export const FirstInLine = v.strictObject({
	first: v.nullable(
		v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
	),
});
export const Admit = v.strictObject({ room: Id, ...FirstInLine.entries });
/** Sends away all who wait. */
export const ClearLine = v.strictObject({ room: Id });

/** Lowers all hands that are up. */
export const LowerHands = v.strictObject({ room: Id });

/** All that an instructor's page may say. */
export const instructorMessages = {
	watch: Watch,
	command: CommandMessage,
	remove: Remove,
	admit: Admit,
	clearLine: ClearLine,
	rename: Rename,
	lowerHands: LowerHands,
} as const;
export interface InstructorReplies {
	watch: Watched;
	command: Done;
	remove: Done;
	admit: Done;
	clearLine: Done;
	rename: Done;
	lowerHands: Done;
}
export type InstructorToServer = EventsOf<
	typeof instructorMessages,
	InstructorReplies
>;

export interface ServerToInstructor {
	view(view: InstructorView): void;
	pulse(pulse: Pulse): void;
	/** The room was deleted, or (`not-signed-in`) the session of this browser has ended. */
	out(refusal: Refusal): void;
}
