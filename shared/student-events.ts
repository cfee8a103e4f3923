import * as v from "valibot";
import { confidences } from "./confidence.ts";
import type { EventsOf } from "./events.ts";
import { isJson, type Json } from "./json.ts";
import { lengthFirst } from "./length-first.ts";
import { limits } from "./limits.ts";
import { type OwnReactions, React } from "./reactions.ts";
import type { Refusal } from "./refusal.ts";
import type {
	Entrance,
	Me,
	NextView,
	Own,
	StoredAnswer,
	StudentView,
} from "./views.ts";

/** Namespace `/student`. Every event is acknowledged with its result or a `Refusal`. */

/** 128 random bits as base64url, made and kept by the phone; the server stores only a hash of it. */
export const SeatToken = v.pipe(
	v.string(),
	v.regex(/^[A-Za-z0-9_-]{22}$/, "a seat token is 22 characters of base64url"),
);

/** An answer as its question's kind wants it; whether it is one is said by the kind's `read`. */
export const AnswerValue = v.custom<Json>(
	(raw) =>
		isJson(raw, limits.answerDepth) &&
		JSON.stringify(raw).length <= limits.answer,
	`an answer has at most ${limits.answer} characters`,
);

/** The `auth` of the handshake. */
export const StudentHandshake = v.strictObject({
	v: v.pipe(v.number(), v.integer()),
	code: v.pipe(v.string(), v.maxLength(200)),
	token: SeatToken,
	/**
	 * Which of this phone's connections it is: each has a higher number than the one before. A connection that was slow on its way
	 * may be served after the one that replaced it; the number in `out` tells the phone.
	 */
	number: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
	/** Wants `next` and `own`, which tell what is new alone, in the place of `view` and `me` wherever it can know the rest. */
	brief: v.optional(v.boolean()),
});
export type StudentHandshake = v.InferOutput<typeof StudentHandshake>;

/** `hello`: the whole state, after connecting and whenever the phone doubts its connection. */
export const Hello = v.strictObject({});
export type Welcome = Seated | Unseated;
export interface Seated {
	readonly view: StudentView;
	readonly me: Me;
}
/** This token has no seat in the room yet. */
export interface Unseated {
	readonly view: Entrance;
	readonly me: null;
}

/** `join`: take a seat. Repeating it with the same token gives the same seat. */
export const Join = v.strictObject({
	/** As typed; empty where the room gives a name. */
	name: v.pipe(v.string(), v.maxLength(200)),
	/** The word on the screen as typed, where the room asks newcomers for it. */
	word: v.optional(v.pipe(v.string(), v.maxLength(100))),
});
export type Join = v.InferOutput<typeof Join>;

/** `rename`: another name for one's own seat, until the first question is asked. Acknowledged as `join` is. */
export const Rename = v.strictObject({
	/** As typed. */
	name: Join.entries.name,
});

/** `leave`: gives one's own seat up with its name, until the first question is asked: nothing of it is kept. */
export const Leave = v.strictObject({});

/** `results`: the secret of the link that opens this seat's own results on any device, and nothing else. */
export const AskResults = v.strictObject({});
export interface ResultsLink {
	/** What stands behind the `#` of the link. */
	readonly secret: string;
}

/** `answer`: acknowledged only after the store has it, with what the store has. */
export const Answer = v.strictObject({
	round: v.pipe(v.number(), v.integer(), v.minValue(1)),
	/** Counts this seat's answers in this round, from 1; where answers can change, the highest stands. */
	seq: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
	value: AnswerValue,
	/** Of the view that the student saw. A store that was restored may ask something else in the round of this number. */
	epoch: v.optional(v.pipe(v.string(), v.maxLength(100))),
	/** Which question that was: an answer from before a restore goes to no other one. */
	index: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
	/** Where the view asks for it, `asked.confidence`; elsewhere it is left out of what is stored. */
	confidence: v.optional(v.picklist(confidences)),
});
export type Answer = v.InferOutput<typeof Answer>;
/** `saved` may differ from what was sent when an earlier or later answer of this seat stands. */
export interface Saved {
	readonly saved: StoredAnswer;
}
/** A refused answer says what the store has instead, if anything. */
export type AnswerRefusal = Refusal & { readonly saved: StoredAnswer | null };

/**
 * `offer`: what this phone was told saved in another epoch, of rounds that have closed in this one. What the store lacks is
 * kept apart from the answers, for the instructor to take in. Acknowledged with `{}`, whatever became of it.
 */
export const Offer = v.strictObject({
	answers: lengthFirst(
		50,
		v.pipe(
			v.array(
				v.strictObject({
					round: Answer.entries.round,
					/** The question's place in the quiz: another history may have asked another one in this round. */
					index: v.pipe(v.number(), v.integer(), v.minValue(0)),
					value: Answer.entries.value,
				}),
			),
			v.maxLength(50),
		),
	),
});
export type Offer = v.InferOutput<typeof Offer>;

/** `by`: the number of the connection that took over, where it told one. */
export type Out = Refusal & { readonly by?: number };

/** All that a phone may say. */
export const studentMessages = {
	hello: Hello,
	join: Join,
	rename: Rename,
	leave: Leave,
	answer: Answer,
	offer: Offer,
	react: React,
	results: AskResults,
} as const;
export interface StudentReplies {
	hello: Welcome;
	join: Welcome;
	rename: Welcome;
	leave: object;
	answer: Saved | AnswerRefusal;
	offer: object;
	react: OwnReactions;
	results: ResultsLink;
}
export type StudentToServer = EventsOf<typeof studentMessages, StudentReplies>;

export interface ServerToStudent {
	view(view: StudentView): void;
	me(me: Me): void;
	/** In their place, to who said `brief`; never before a welcome. */
	next(next: NextView): void;
	own(own: Own): void;
	/** Something of this seat alone has changed (its name): say `hello` again. */
	again(): void;
	/** All hands were lowered, this one's too. Only who has one up hears it. */
	lowered(): void;
	/**
	 * This socket is no longer the seat's: another one took over, or the instructor removed the seat. Do not reconnect, unless
	 * `by` is lower than this connection's own number: then the other one is older.
	 */
	out(refusal: Out): void;
}
