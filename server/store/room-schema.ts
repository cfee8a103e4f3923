import * as v from "valibot";
import { KeyValue } from "../../shared/correction.ts";
import { RoomSettings } from "../../shared/settings.ts";

/**
 * Rooms as they are stored, of every format that ever was. The objects are loose: a node of a newer version beside this one may have
 * added a field, and what this one writes next must still have it.
 */

export const time = v.number();
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const id = v.pipe(v.string(), v.minLength(1), v.regex(/^[^{}]*$/));
export const round = v.pipe(v.number(), v.integer(), v.minValue(1));

const Groups = v.record(v.string(), count);
const Counted = v.union([
	v.looseObject({ answered: count, right: v.nullable(count) }),
	v.looseObject({ answered: count, values: Groups }),
]);

const ofRound = {
	question: count,
	openedAt: time,
	deadline: v.nullable(time),
	closedAt: v.nullable(time),
	changeable: v.boolean(),
	revealed: v.boolean(),
};
const ofRound2 = { ...ofRound, counted: v.nullable(Counted), recounts: count };
const numbered = {
	round,
	taken: v.exactOptional(count),
	revision: v.exactOptional(count),
};

const Phase = v.variant("name", [
	v.looseObject({ name: v.literal("lobby") }),
	v.looseObject({
		name: v.literal("ready"),
		question: count,
		parts: v.exactOptional(round),
	}),
	v.looseObject({
		name: v.picklist(["open", "closed", "revealed"]),
		question: count,
		round,
		reopened: v.exactOptional(round),
		shows: v.exactOptional(v.picklist(["bars", "answer"])),
		due: v.exactOptional(time),
		calls: v.exactOptional(count),
		held: v.exactOptional(v.literal(true)),
	}),
	v.looseObject({ name: v.literal("ended") }),
]);

const Guard = v.looseObject({
	alarm: v.nullable(
		v.looseObject({
			at: time,
			joined: count,
			rush: v.nullable(v.looseObject({ newcomers: count, withinMs: count })),
		}),
	),
	trusted: v.nullable(v.looseObject({ at: time, joined: count })),
	admitted: v.exactOptional(count),
});

const ofCorrection = { question: count, at: time, by: v.string() };
const OneCorrected = v.variant("is", [
	v.looseObject({
		...ofCorrection,
		is: v.literal("accept"),
		group: v.string(),
	}),
	v.looseObject({ ...ofCorrection, is: v.literal("key"), key: KeyValue }),
	v.looseObject({
		...ofCorrection,
		is: v.literal("unscored"),
		toAll: v.exactOptional(v.literal(true)),
	}),
]);

const ids = v.pipe(v.string(), v.regex(/^(?:[\w-]{8})*$/));
const OneModerated = v.looseObject({
	question: count,
	shown: ids,
	hidden: ids,
	merged: ids,
});

const ofRoom = {
	id,
	code: id,
	owner: id,
	quiz: v.string(),
	title: v.string(),
	screenToken: id,
	version: round,
	createdAt: time,
	changedAt: time,
	endedAt: v.nullable(time),
	idleMs: v.exactOptional(time),
	settings: v.looseObject(RoomSettings.entries),
	branding: v.exactOptional(
		v.looseObject({
			accent: v.exactOptional(v.string()),
			logo: v.exactOptional(v.string()),
			picture: v.exactOptional(v.string()),
		}),
	),
	locked: v.boolean(),
	guard: v.exactOptional(Guard),
	words: v.exactOptional(v.looseObject({ count, until: time })),
	phase: Phase,
	revision: v.exactOptional(count),
	corrections: v.exactOptional(v.array(OneCorrected)),
	moderated: v.exactOptional(v.array(OneModerated)),
	decidedNames: v.exactOptional(v.looseObject({ shown: ids, hidden: ids })),
	screen: v.looseObject({
		distribution: v.boolean(),
		leaderboard: v.boolean(),
		why: v.exactOptional(v.boolean()),
	}),
};

/** The first format had no number, and its rounds were counted by the JSON text of the answers' values. */
export const Room1 = v.looseObject({
	...ofRoom,
	rounds: v.array(
		v.strictObject({ ...ofRound, ...numbered, groups: v.nullable(Groups) }),
	),
});
export type Room1 = v.InferOutput<typeof Room1>;

/** A long lecture has hundreds of rounds, and each change of the room writes them all: they are kept by columns. */
export const Room2 = v.looseObject({
	v: v.literal(2, "written by a newer version of Lectern"),
	...ofRoom,
	rounds: v.pipe(
		v.strictObject({
			question: v.array(ofRound2.question),
			openedAt: v.array(ofRound2.openedAt),
			deadline: v.array(ofRound2.deadline),
			closedAt: v.array(ofRound2.closedAt),
			changeable: v.array(ofRound2.changeable),
			revealed: v.array(ofRound2.revealed),
			counted: v.array(ofRound2.counted),
			recounts: v.array(ofRound2.recounts),
			/** 0: never. */
			taken: v.array(count),
			/** Not there: none was asked after a change of the questions. */
			revision: v.exactOptional(v.array(count)),
		}),
		v.check(
			(columns) =>
				new Set(Object.values(columns).map(({ length }) => length)).size === 1,
			"not all of them are whole",
		),
	),
});
export type Room2 = v.InferOutput<typeof Room2>;

/** As the program has it, and the file of a library. */
export const Room = v.looseObject({
	v: v.picklist([1, 2]),
	...ofRoom,
	rounds: v.array(v.strictObject({ ...ofRound2, ...numbered })),
});
