import * as v from "valibot";
import { lengthFirst } from "../../shared/length-first.ts";
import { groupLimits, limits } from "../../shared/limits.ts";
import { AnyQuiz } from "../../shared/older-quiz.ts";
import { AnswerValue } from "../../shared/student-events.ts";
import { fromRoom1 } from "./documents.ts";
import { OneOfFile } from "./quiz-schema.ts";
import { count, id, Room, Room1, round, time } from "./room-schema.ts";
import { ImageLine } from "./transfer-image.ts";
import type { LibraryRecord } from "./transfer-store.ts";

/** Of the file, not of a store: a file of another format is refused. */
export const format = 3;
/** 1 had no `access`; to 2 every answer was a `choice`, and what is correct stood at the options. */
const readable = [1, 2, format] as const;

const AnyRoom = v.lazy((raw) =>
	typeof raw === "object" && raw !== null && "v" in raw
		? Room
		: v.pipe(Room1, v.transform(fromRoom1)),
) as v.GenericSchema<unknown, v.InferOutput<typeof Room>>;

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
	ImageLine,
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
			archivedAt: v.exactOptional(time),
			quiz: AnyQuiz,
		}),
	}),
	v.strictObject({
		is: v.literal("room"),
		room: AnyRoom,
		sheet: lengthFirst(
			limits.questions,
			v.pipe(v.array(OneOfFile), v.maxLength(limits.questions)),
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
