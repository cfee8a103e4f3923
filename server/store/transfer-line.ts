import * as v from "valibot";
import { Quiz } from "../../shared/quiz.ts";
import { RoomSettings } from "../../shared/settings.ts";

/** Of the file, not of a store: a file of another format is refused. */
export const format = 2;
/** 1 had no `access`. */
const readable = [1, format] as const;

const time = v.number();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = v.pipe(v.string(), v.minLength(1), v.regex(/^[^{}]*$/));
const round = v.pipe(v.number(), v.integer(), v.minValue(1));

const Round = v.strictObject({
	round,
	question: count,
	openedAt: time,
	deadline: v.nullable(time),
	closedAt: v.nullable(time),
	changeable: v.boolean(),
	groups: v.nullable(v.record(v.string(), count)),
	revealed: v.boolean(),
	taken: v.exactOptional(count),
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

const Room = v.strictObject({
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
	rounds: v.array(Round),
	screen: v.strictObject({
		distribution: v.boolean(),
		leaderboard: v.boolean(),
	}),
});

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
			quiz: Quiz,
		}),
	}),
	v.strictObject({
		is: v.literal("room"),
		room: Room,
		sheet: Quiz.entries.questions,
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
			}),
		),
	}),
	v.strictObject({
		is: v.literal("answers"),
		roomId: id,
		round,
		rows: v.array(
			v.strictObject({
				seat: id,
				round,
				seq: count,
				choice: v.array(count),
				at: time,
			}),
		),
	}),
	v.strictObject({ is: v.literal("end"), records: count }),
]);

export type Line = v.InferOutput<typeof Line>;

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
