import * as v from "valibot";
import { confidences } from "./confidence.ts";
import { ToldCorrection } from "./correction-told.ts";
import { Id } from "./instructor-events.ts";
import type { Json } from "./json.ts";
import { lengthFirst } from "./length-first.ts";
import { limits } from "./limits.ts";
import { Quiz } from "./quiz.ts";
import { Distribution, TextsByServer } from "./room-state.ts";
import { RoomSettings } from "./settings.ts";

/** Bodies of the REST interface. `server/transport/rest` ties them to methods, paths and status codes. */

const Time = v.pipe(
	v.number(),
	v.description("milliseconds since 1970 on the store's clock"),
);
/** What the kind of the question makes of it. */
const AnyJson = v.custom<Json>((raw) => raw !== undefined);
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

const Values = v.record(
	v.string(),
	v.nullable(v.union([v.string(), v.number()])),
);
const Fault = v.object({
	path: v.string(),
	code: v.string(),
	values: v.optional(Values),
});

export const Problem = v.object({
	type: v.string(),
	title: v.string(),
	status: v.number(),
	detail: v.string(),
	/** The refusal's kind, for programs. */ error: v.string(),
	/** Which sentence `detail` is, and what stands in it. */
	why: v.optional(v.string()),
	values: v.optional(Values),
	details: v.optional(v.array(v.string())),
	/** The same by place and code, for `bad-input` and `not-ready`. */
	faults: v.optional(v.array(Fault)),
});
export type Problem = v.InferOutput<typeof Problem>;

/** Which part of a list is asked for. */
export const PageQuery = v.object({
	after: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^\d{1,16}-[A-Za-z0-9_-]{1,64}$/, "not the `next` of a page"),
			v.description("`next` of the page before; without it, the first page"),
		),
	),
	limit: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^([1-9]\d?|100)$/, "a number from 1 to 100"),
			v.description("How many at most"),
			v.transform(Number),
		),
		"50",
	),
});

/** The protocol version that a screen's page speaks; those of version 2 did not say it. */
export const SpokenVersion = v.optional(
	v.pipe(
		v.string(),
		v.regex(/^\d{1,4}$/, "the number of a protocol version"),
		v.description(
			"The protocol version that the caller speaks; 2 when not given",
		),
		v.transform(Number),
	),
	"2",
);

/** A round of a room, in a path. */
export const RoundNumber = v.pipe(
	v.string(),
	v.regex(/^[1-9]\d{0,8}$/, "the number of a round"),
	v.transform(Number),
);

/** A question's place in its quiz, from 0, in a path. */
export const QuestionPlace = v.pipe(
	v.string(),
	v.regex(/^(?:0|[1-9]\d{0,3})$/, "the place of a question"),
	v.transform(Number),
);

const mustName = 'must name the version that was edited, as in "3"';
export const IfMatch = v.pipe(
	v.string(mustName),
	v.regex(/^(?:W\/)?"\d{1,15}"$/, mustName),
	v.description(
		'The ETag of the version that was edited, as in "3". A weak one (W/"3", as some proxies make of it) is the same.',
	),
	v.transform((tag) => Number(tag.replace(/\D/g, ""))),
);

/** Where the next page begins: its `after`; null when this was the last. */
const Next = v.nullable(v.string());

// ————— quizzes

export const QuizSummary = v.object({
	id: v.string(),
	title: v.string(),
	description: v.string(),
	/** How its first question begins, as plain text; not there where that is not known. */
	first: v.optional(v.string()),
	tags: v.optional(v.array(v.string()), []),
	questions: Count,
	/** Not there: none. */ slides: v.optional(Count),
	/** The first things that keep it from being asked; empty when it is ready. */
	problems: v.array(v.string()),
	faults: v.optional(v.array(Fault)),
	/** How many such things there are. */
	problemCount: Count,
	updatedAt: Time,
	/** When a room was last opened with it. */ usedAt: v.nullable(Time),
	/** Since when it is in the archive; null when it is not. */
	archivedAt: v.optional(v.nullable(Time), null),
});
export type QuizSummary = v.InferOutput<typeof QuizSummary>;
export const QuizList = v.object({
	quizzes: v.array(QuizSummary),
	next: Next,
});
export type QuizList = v.InferOutput<typeof QuizList>;

export const StoredQuiz = v.object({
	id: v.string(),
	/** Also the ETag. */
	version: Count,
	updatedAt: Time,
	quiz: Quiz,
	problems: v.array(v.string()),
});
export type StoredQuiz = v.InferOutput<typeof StoredQuiz>;
/** An image as it is kept: what a text calls it, `![a switch](image:ID)`, and its size in pixels. */
export const Image = v.object({ id: v.string(), width: Count, height: Count });
export type Image = v.InferOutput<typeof Image>;
export const Restored = v.object({ restored: Count });

// ————— rooms

/** With a quiz; or, without one, with a title and no question yet, for what is asked as it comes. */
export const NewRoom = v.strictObject({
	quiz: v.optional(Id),
	title: v.optional(
		v.pipe(v.string(), v.minLength(1), v.maxLength(limits.title)),
	),
	settings: v.optional(RoomSettings),
});

export const RoomSummary = v.object({
	id: v.string(),
	code: v.string(),
	title: v.string(),
	/** Empty where it was begun without one. */
	quiz: v.string(),
	phase: v.picklist(["lobby", "ready", "open", "closed", "revealed", "ended"]),
	createdAt: Time,
	endedAt: v.nullable(Time),
	endsAt: v.optional(Time), // by itself; not there: it does not
	joined: Count,
	/** How it went in the rounds that count; not there before the first of them was revealed. */
	result: v.optional(
		v.object({
			/** Answers to the question that had the most. */
			answered: Count,
			/** Which share of all answers has full marks, 0 to 1; null where nothing is correct. */
			right: v.nullable(v.number()),
		}),
	),
});
export type RoomSummary = v.InferOutput<typeof RoomSummary>;
export const RoomList = v.object({
	rooms: v.array(RoomSummary),
	next: Next,
});
export type RoomList = v.InferOutput<typeof RoomList>;

/** Which part of a class list is asked for. */
export const SinceQuery = v.object({
	after: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^[\w-]{1,64}~[\d.]{1,40}$/, "not the `next` of a list"),
			v.description(
				"`next` of an earlier list: only who has joined since is told, unless anything else has changed",
			),
		),
	),
});

export const StudentList = v.object({
	students: v.array(
		v.object({
			seat: v.string(),
			name: v.string(),
			joinedAt: Time,
			removed: v.boolean(),
			/** Not on the screen. */ held: v.optional(v.literal(true)),
		}),
	),
	/** Whether these are all; else those who have joined since the list that `after` is of. */
	whole: v.boolean(),
	/** `after` of the next list. */
	next: v.string(),
});
export type StudentList = v.InferOutput<typeof StudentList>;

export {
	QuestionRounds,
	RoomSheet,
	RoomState,
	ScreenState,
} from "./room-state.ts";

/** Seats that never answered though they could have: how many there are, and how many were cleared. */
export const SilentSeats = v.object({ seats: Count });
export const ClearedSeats = v.object({ cleared: Count });

/** What a command did: the room's version after it. */
export const Done = v.object({ version: Count });

// ————— results

export const RoundResult = v.object({
	round: Count,
	openedAt: Time,
	closedAt: v.nullable(Time),
	answered: Count,
	distribution: Distribution,
	/** Item difficulty: mean share of the points among the answers, 0 to 1; null where nothing is correct. */
	difficulty: v.nullable(v.number()),
	/** Answers with full marks; null where nothing is correct. */
	right: v.nullable(Count),
	/** Answers that are right in part. */
	partly: Count,
	/** Whether this is the round that scores. */
	counting: v.boolean(),
	/** Answers that phones sent again after the store was restored: not among those above until they are taken in. */
	offered: v.optional(Count, 0),
	/** Of the room's questions, in which it was asked: one more with every change; left out for those that the room was made with. */
	revision: v.optional(Count),
	/** In which words, where those were mended since; left out where it is not so. */
	asked: v.optional(
		v.object({
			text: v.string(),
			ask: AnyJson,
			texts: v.optional(TextsByServer),
		}),
	),
});
export const QuestionResult = v.object({
	index: Count,
	kind: v.string(),
	text: v.string(),
	ask: AnyJson,
	key: AnyJson,
	explanation: v.string(),
	texts: v.optional(TextsByServer),
	points: Count,
	/** What everyone in the room has of it, answered or not; left out where it is not so, and before the reveal. */
	toAll: v.optional(v.number()),
	/** What the instructor changed in what is right, oldest first; all that is told here is as it is now. */
	corrections: v.array(ToldCorrection),
	rounds: v.array(RoundResult),
});
export type QuestionResult = v.InferOutput<typeof QuestionResult>;
export const AnswerResult = v.object({
	index: Count,
	round: Count,
	value: AnyJson,
	/** The same in words. */
	said: v.string(),
	at: Time,
	/** Null where nothing was to be right about. */
	correct: v.nullable(v.boolean()),
	/** Right in part; left out where it is not so. */
	partly: v.optional(v.literal(true)),
	points: v.number(),
	counting: v.boolean(),
	/** How sure they were, if they said: a guess, fairly, sure. */
	confidence: v.exactOptional(v.picklist(confidences)),
});
export const StudentResult = v.object({
	seat: v.string(),
	name: v.string(),
	joinedAt: Time,
	removed: v.boolean(),
	score: v.number(),
	/** Null for a removed student. */
	rank: v.nullable(Count),
	answers: v.array(AnswerResult),
});
export type StudentResult = v.InferOutput<typeof StudentResult>;
export const Results = v.object({
	room: RoomSummary,
	settings: RoomSettings,
	/** When the room, which has ended, is deleted by itself; null: never. Not there as long as the room runs. */
	keptUntil: v.optional(v.nullable(Time)),
	questions: v.array(QuestionResult),
	students: v.array(StudentResult),
});
export type Results = v.InferOutput<typeof Results>;

// ————— texts

const previewed = 50;
/** Texts as they are typed; what of them is asked for is up to who asks. */
export const PreviewedTexts = v.strictObject({
	texts: lengthFirst(
		previewed,
		v.pipe(
			v.array(v.pipe(v.string(), v.maxLength(limits.questionText))),
			v.maxLength(previewed),
		),
	),
});
export const Preview = v.object({
	texts: TextsByServer,
	/** Those that cannot be shown, by their place in what was asked for. */
	faults: v.array(Fault),
});
export type Preview = v.InferOutput<typeof Preview>;

// ————— the rest

/** Where phones find this server: scheme, host and port, and the path that stands before all others. */
export const Where = v.object({
	origin: v.string(),
	path: v.optional(v.string(), ""),
});
export type Where = v.InferOutput<typeof Where>;

export const Health = v.object({
	ok: v.boolean(),
	reasons: v.array(v.string()),
	/** How full the store is: from 0.8 on nothing new begins. Null where nothing bounds it. */
	storeFill: v.optional(v.nullable(v.number())),
	/** What does not keep it from serving and should be mended, as clocks that differ. */
	warnings: v.optional(v.array(v.string())),
});
