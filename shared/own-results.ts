import * as v from "valibot";
import type { Json } from "./json.ts";
import { Distribution, TextsByServer } from "./room-state.ts";

/** What one student reads of the own results: what was revealed on phones, and how the own answers did. */

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Time = v.pipe(
	v.number(),
	v.description("milliseconds since 1970 on the store's clock"),
);
/** What the kind of the question makes of it. */
const AnyJson = v.custom<Json>((raw) => raw !== undefined);

const mustName = 'must hold the link\'s secret, as in "Bearer SECRET"';
/** What stands behind the `#` of a personal link: it opens one student's results, and nothing else. */
export const ResultsSecret = v.pipe(
	v.string(mustName),
	v.regex(/^Bearer [\w.-]{1,300}$/i, mustName),
	v.description("What stands behind the `#` of a personal link, as a bearer"),
	v.transform((typed) => typed.slice("Bearer ".length)),
);

export const OwnResult = v.object({
	index: Count,
	kind: v.string(),
	/** Null where the room keeps words off the phones for now. */
	text: v.nullable(v.string()),
	ask: AnyJson,
	key: AnyJson,
	explanation: v.string(),
	distribution: Distribution,
	texts: v.exactOptional(TextsByServer),
	/** Null: not answered. */
	value: AnyJson,
	/** Null where nothing was to be right about. */
	correct: v.nullable(v.boolean()),
	/** Right in part; left out where it is not so. */
	partly: v.exactOptional(v.literal(true)),
	points: v.number(),
	/** Everyone has these points, whatever the answer; left out where it is not so. */
	toAll: v.exactOptional(v.literal(true)),
	/** What is right was changed since the question was written; left out where it was not. */
	corrected: v.exactOptional(v.literal(true)),
});
export type OwnResult = v.InferOutput<typeof OwnResult>;

export const OwnResults = v.object({
	title: v.string(),
	name: v.string(),
	createdAt: Time,
	/** Null as long as the room runs: there may be more to come. */
	endedAt: v.nullable(Time),
	/** When the room, which has ended, is deleted by itself; null: never. Not there as long as it runs. */
	keptUntil: v.exactOptional(v.nullable(Time)),
	/** In the place of petrol; left out: that. */
	accent: v.exactOptional(v.string()),
	/** Places in the room, and which of them, from 0, are slides and no questions. */
	total: Count,
	slides: v.exactOptional(v.array(Count)),
	/** Own points in all; null where nothing earns any. */
	score: v.nullable(v.number()),
	/** Null where the room tells nobody, or not yet. */
	place: v.nullable(v.object({ rank: Count, of: Count })),
	/** What was revealed, in the order of the quiz. */
	questions: v.array(OwnResult),
});
export type OwnResults = v.InferOutput<typeof OwnResults>;
