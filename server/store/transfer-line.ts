import * as v from "valibot";
import { lengthFirst } from "../../shared/length-first.ts";
import { groupLimits, limits } from "../../shared/limits.ts";
import { AnyQuestion, AnyQuiz } from "../../shared/older-quiz.ts";
import { RoomSettings } from "../../shared/settings.ts";
import { AnswerValue } from "../../shared/student-events.ts";
import { fromRoom1, type Room1 as StoredRoom1 } from "./documents.ts";
import type { LibraryRecord } from "./transfer-store.ts";

/** Of the file, not of a store: a file of another format is refused. */
export const format = 3;
/** 1 had no `access`; to 2 every answer was a `choice`, and what is correct stood at the options. */
const readable = [1, 2, format] as const;

const time = v.number();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = v.pipe(v.string(), v.minLength(1), v.regex(/^[^{}]*$/));
const round = v.pipe(v.number(), v.integer(), v.minValue(1));

const ofRound = {
	round,
	question: count,
	openedAt: time,
	deadline: v.nullable(time),
	closedAt: v.nullable(time),
	changeable: v.boolean(),
	revealed: v.boolean(),
	taken: v.exactOptional(count),
};
const Groups = v.record(v.string(), count);
const Round1 = v.strictObject({ ...ofRound, groups: v.nullable(Groups) });
const Round = v.strictObject({
	...ofRound,
	counted: v.nullable(
		v.union([
			v.strictObject({ answered: count, right: v.nullable(count) }),
			v.strictObject({ answered: count, values: Groups }),
		]),
	),
	recounts: count,
});

const Phase = v.variant("name", [
	v.strictObject({ name: v.literal("lobby") }),
	v.strictObject({ name: v.literal("ready"), question: count }),
	v.strictObject({
		name: v.picklist(["open", "closed", "revealed"]),
		question: count,
		round,
	}),
	v.strictObject({ name: v.literal("ended") }),
]);

const Guard = v.strictObject({
	alarm: v.nullable(
		v.strictObject({
			at: time,
			joined: count,
			rush: v.nullable(v.strictObject({ newcomers: count, withinMs: count })),
		}),
	),
	trusted: v.nullable(v.strictObject({ at: time, joined: count })),
	admitted: v.exactOptional(count),
});

const ofCorrection = { question: count, at: time, by: v.string() };
const OneCorrected = v.variant("is", [
	v.strictObject({
		...ofCorrection,
		is: v.literal("accept"),
		group: v.string(),
	}),
	v.strictObject({ ...ofCorrection, is: v.literal("key"), key: AnswerValue }),
	v.strictObject({ ...ofCorrection, is: v.literal("unscored") }),
]);

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
	settings: RoomSettings,
	locked: v.boolean(),
	guard: v.exactOptional(Guard),
	words: v.exactOptional(v.strictObject({ count, until: time })),
	phase: Phase,
	corrections: v.exactOptional(v.array(OneCorrected)),
	screen: v.strictObject({
		distribution: v.boolean(),
		leaderboard: v.boolean(),
	}),
};
const Room1 = v.strictObject({ ...ofRoom, rounds: v.array(Round1) });
const Room2 = v.strictObject({
	v: v.picklist([1, 2]),
	...ofRoom,
	rounds: v.array(Round),
});
const Room = v.lazy((raw) =>
	typeof raw === "object" && raw !== null && "v" in raw
		? Room2
		: v.pipe(
				Room1,
				v.transform((room) => fromRoom1(room as StoredRoom1)),
			),
) as v.GenericSchema<unknown, v.InferOutput<typeof Room2>>;

const rowEntries = { seat: id, round, seq: count, at: time };
const AnswerRow2 = v.strictObject({ ...rowEntries, choice: AnswerValue });
const AnswerRow = v.strictObject({
	...rowEntries,
	value: AnswerValue,
	groups: v.exactOptional(
		v.pipe(
			v.array(v.pipe(v.string(), v.maxLength(groupLimits.name))),
			v.maxLength(groupLimits.ofAnswer),
		),
	),
	more: v.exactOptional(
		v.strictObject({
			confidence: v.exactOptional(v.number()),
			entries: v.exactOptional(v.array(AnswerValue)),
		}),
	),
});

function fromRow2({
	choice,
	...row
}: v.InferOutput<typeof AnswerRow2>): v.InferOutput<typeof AnswerRow> {
	return { ...row, value: choice };
}

/** One line of an exported library. */
export const Line = v.variant("is", [
	v.strictObject({
		is: v.literal("lectern-library"),
		format: v.picklist(
			readable,
			"written by another version of Lectern: import it with that one or a newer one",
		),
	}),
	v.strictObject({
		is: v.literal("instructor"),
		instructor: v.strictObject({ id, createdAt: time }),
	}),
	v.strictObject({
		is: v.literal("access"),
		owner: id,
		oldKeyUntil: v.nullable(time),
		words: v.nullable(
			v.strictObject({ hash: id, madeAt: time, kept: v.boolean() }),
		),
	}),
	v.strictObject({
		is: v.literal("quiz"),
		owner: id,
		record: v.strictObject({
			id,
			version: round,
			createdAt: time,
			updatedAt: time,
			usedAt: v.nullable(time),
			sample: v.nullable(v.string()),
			quiz: AnyQuiz,
		}),
	}),
	v.strictObject({
		is: v.literal("room"),
		room: Room,
		sheet: lengthFirst(
			limits.questions,
			v.pipe(v.array(AnyQuestion), v.maxLength(limits.questions)),
		),
	}),
	v.strictObject({
		is: v.literal("seats"),
		roomId: id,
		seats: v.array(
			v.strictObject({
				id,
				name: v.string(),
				nameKey: v.string(),
				joinedAt: time,
				removed: v.boolean(),
				more: v.exactOptional(
					v.strictObject({
						extraTime: v.exactOptional(v.number()),
						team: v.exactOptional(v.string()),
					}),
				),
			}),
		),
	}),
	v.strictObject({
		is: v.literal("answers"),
		roomId: id,
		round,
		rows: v.array(
			v.lazy((raw) =>
				typeof raw === "object" && raw !== null && "choice" in raw
					? v.pipe(AnswerRow2, v.transform(fromRow2))
					: AnswerRow,
			) as v.GenericSchema<unknown, v.InferOutput<typeof AnswerRow>>,
		),
	}),
	v.strictObject({ is: v.literal("end"), records: count }),
]);

export type Line = v.InferOutput<typeof Line>;

/** A record that was kept as it was, and may be of an older format. */
export function readRecord(raw: unknown): LibraryRecord {
	return v.parse(Line, raw) as LibraryRecord;
}

/** Throws an error that names the line. */
export function readLine(text: string, number: number): Line {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new Error(`Line ${number}: this is no JSON.`);
	}
	const parsed = v.safeParse(Line, value);
	if (parsed.success) return parsed.output;
	const [issue] = parsed.issues;
	throw new Error(
		`Line ${number}: ${v.getDotPath(issue) ?? "the record"}: ${issue.message}`,
	);
}
