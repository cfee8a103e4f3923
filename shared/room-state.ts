import * as v from "valibot";
import { Command } from "./instructor-events.ts";
import type { Distribution as Counted } from "./kinds/kind.ts";
import type { Written as ByStudents } from "./pulse.ts";
import { questionWith } from "./quiz.ts";
import { RoomSettings } from "./settings.ts";
import type {
	CorrectedQuestion,
	InstructorView,
	SheetQuestion as OneOfSheet,
	Pulse,
	Sheet,
} from "./views.ts";

/** What instructors and screens are told, as schemas, for whoever fetches them by REST. The types beside `views.ts` hold them equal. */

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Time = v.pipe(
	v.number(),
	v.description("milliseconds since 1970 on the store's clock"),
);
export const Distribution = v.pipe(
	v.looseObject({ answered: Count }),
	v.description("what pictures are drawn from: more of it by the kind"),
) as v.GenericSchema<Counted>;
/** What those of a part's texts look like, as HTML by their source, that are more than they say. */
export const TextsByServer = v.pipe(
	v.record(v.string(), v.string()),
	v.description("by a text's Markdown source: the same as HTML"),
);
const RoundSummary = v.object({
	round: Count,
	state: v.picklist(["open", "closed", "revealed"]),
	distribution: v.nullable(Distribution),
	shareCorrect: v.nullable(v.number()),
});
/** Every round of one question, each with what its picture is drawn from. */
export const QuestionRounds = v.object({ rounds: v.array(RoundSummary) });

const Corrected = v.object({
	question: Count,
	key: v.any(),
	points: v.number(),
	toAll: v.exactOptional(
		v.pipe(
			v.literal(true),
			v.description("everyone has all of them, answered or not"),
		),
	),
	accepted: v.array(v.string()),
}) as v.GenericSchema<CorrectedQuestion>;

const ofStep = {
	command: Command,
	/** Students talk, and are asked the same again. */
	talk: v.exactOptional(v.literal(true)),
};

const View = v.object({
	roomId: v.string(),
	epoch: v.string(),
	version: Count,
	now: Time,
	code: v.string(),
	title: v.string(),
	createdAt: Time,
	endedAt: v.nullable(Time),
	endsAt: v.pipe(
		v.nullable(Time),
		v.description("when it ends by itself, if nothing is done in it"),
	),
	settings: RoomSettings,
	revision: v.pipe(
		Count,
		v.description("of its questions: fetch them anew when it is another one"),
	),
	locked: v.boolean(),
	alarm: v.nullable(
		v.object({
			joined: Count,
			rush: v.nullable(v.object({ newcomers: Count, withinMs: Count })),
			since: Time,
		}),
	),
	word: v.nullable(v.string()),
	screenToken: v.string(),
	at: v.pipe(v.string(), v.description("goes back with commands")),
	phase: v.picklist(["lobby", "ready", "open", "closed", "revealed", "ended"]),
	question: v.nullable(Count),
	round: v.nullable(Count),
	parts: v.pipe(
		v.nullable(Count),
		v.description("of the slide at which the room stands, shown so far"),
	),
	openedAt: v.nullable(Time),
	deadline: v.nullable(Time),
	lastCall: v.pipe(
		v.boolean(),
		v.description("it closes then because all have answered"),
	),
	primary: v.nullable(
		v.pipe(
			v.object(ofStep),
			v.description("the next sensible step, ready to send"),
		),
	),
	secondary: v.nullable(
		v.pipe(
			v.object(ofStep),
			v.description("the other step that makes sense, ready to send"),
		),
	),
	back: v.nullable(
		v.pipe(
			v.object({ command: Command }),
			v.description("what undoes the last step, or leads back"),
		),
	),
	steps: v.array(
		v.object({
			step: v.picklist([
				"ask",
				"open",
				"close",
				"talk",
				"bars",
				"answer",
				"why",
				"third",
				"second",
				"first",
			]),
			is: v.picklist(["done", "now", "next", "later"]),
		}),
	),
	screen: v.object({
		distribution: v.boolean(),
		leaderboard: v.boolean(),
		why: v.exactOptional(v.boolean()),
		podium: v.exactOptional(Count),
	}),
	run: v.array(v.array(RoundSummary)),
	corrected: v.array(Corrected),
	leaderboard: v.array(
		v.object({
			rank: Count,
			name: v.string(),
			held: v.exactOptional(
				v.pipe(
					v.literal(true),
					v.description("the screen does not show this name"),
				),
			),
			undecided: v.exactOptional(
				v.pipe(
					v.literal(true),
					v.description("and it waits for the instructor's word"),
				),
			),
			score: v.number(),
		}),
	),
	podium: v.exactOptional(
		v.pipe(
			v.array(Count),
			v.description("the ranks of the podium that the hall is shown by now"),
		),
	),
	shares: v.exactOptional(
		v.pipe(
			v.array(v.object({ score: v.number(), students: Count })),
			v.description("in its place, as long as nearly all are equal"),
		),
	),
});
const Reacted = v.object({ hands: Count, hearts: Count });
const Counts = v.object({
	roomId: v.string(),
	round: v.nullable(Count),
	joined: Count,
	waiting: Count,
	connected: Count,
	answered: Count,
	answeredHere: v.exactOptional(
		v.pipe(
			Count,
			v.description(
				"of those who are connected, so many have answered the open round",
			),
		),
	),
	all: v.exactOptional(
		v.pipe(
			v.literal(true),
			v.description("all who are connected have answered"),
		),
	),
	reactions: v.exactOptional(Reacted),
	names: v.exactOptional(
		v.pipe(
			v.array(v.string()),
			v.description("on a screen in the lobby: who joined last, newest first"),
		),
	),
	distribution: v.nullable(Distribution),
});
const Written = v.pipe(
	v.object({
		isHeld: v.boolean(),
		entries: v.array(
			v.object({
				id: v.string(),
				text: v.string(),
				count: Count,
				is: v.picklist(["new", "shown", "hidden"]),
				into: v.exactOptional(v.string()),
			}),
		),
		left: Count,
	}),
	v.description("what students wrote, to be decided on"),
) as v.GenericSchema<ByStudents>;
const InstructorCounts = v.object({
	...Counts.entries,
	reactions: v.exactOptional(
		v.object({
			...Reacted.entries,
			seats: v.exactOptional(
				v.pipe(
					v.array(v.string()),
					v.description("who has a hand up, the longest first"),
				),
			),
		}),
	),
	heldNames: v.exactOptional(
		v.pipe(
			v.array(v.string()),
			v.description("in a lobby that shows names: those that wait for a word"),
		),
	),
	written: v.exactOptional(Written),
});

export const RoomState = v.object({ view: View, pulse: InstructorCounts });
export interface RoomState {
	readonly view: InstructorView;
	readonly pulse: Pulse;
}
/** A screen's view has more in each phase: `ScreenView` in `views.ts`. */
export const ScreenState = v.object({
	view: v.looseObject({
		roomId: v.string(),
		epoch: v.string(),
		version: Count,
		now: Time,
		code: v.string(),
		title: v.string(),
		total: Count,
		slides: v.exactOptional(v.array(Count)),
		locked: v.boolean(),
		word: v.nullable(v.string()),
		leaderboard: v.nullable(
			v.array(
				v.object({
					rank: Count,
					name: v.string(),
					score: v.number(),
					of: v.exactOptional(Count),
					moved: v.exactOptional(v.pipe(v.number(), v.integer())),
				}),
			),
		),
		shares: View.entries.shares,
		sound: v.exactOptional(v.picklist(["countdown", "all"])),
		branding: v.exactOptional(
			v.object({
				accent: v.exactOptional(v.string()),
				logo: v.exactOptional(
					v.pipe(v.string(), v.description("`![what it shows](image:ID)`")),
				),
				picture: v.exactOptional(v.string()),
			}),
		),
		phase: View.entries.phase,
	}),
	pulse: Counts,
});
const SheetQuestion = questionWith<OneOfSheet>({
	texts: v.optional(TextsByServer),
	rendered: v.optional(Count),
	own: v.optional(v.literal(true)),
	skipped: v.optional(v.literal(true)),
	former: v.optional(
		v.array(v.object({ until: Count, text: v.string(), ask: v.any() })),
	),
	mended: v.optional(Count),
});
export const RoomSheet = v.object({ questions: v.array(SheetQuestion) });
export interface RoomSheet {
	readonly questions: Sheet;
}

/** True where the schema has exactly the keys that the view's type has, and nothing else can be put into it. */
type Fits<Type, Schema extends v.GenericSchema> =
	Type extends Frozen<v.InferOutput<Schema>>
		? [keyof Type] extends [keyof v.InferOutput<Schema>]
			? true
			: never
		: never;
type Frozen<T> = T extends Counted | CorrectedQuestion
	? T
	: T extends object
		? { readonly [K in keyof T]: Frozen<T[K]> }
		: T;

true satisfies Fits<InstructorView, typeof View>;
true satisfies Fits<Pulse, typeof InstructorCounts>;
