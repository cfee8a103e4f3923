import * as v from "valibot";
import { limits } from "./limits.ts";

/** Bodies of the REST interface about the instructor: who this browser is, her sessions, and the ways back in. */

const Time = v.pipe(
	v.number(),
	v.description("milliseconds since 1970 on the store's clock"),
);

export const SignIn = v.strictObject({
	password: v.optional(v.pipe(v.string(), v.maxLength(limits.password))),
});

export const Instructor = v.object({
	id: v.string(),
	createdAt: Time,
	/** The session that asks. */
	session: v.string(),
	/** Recovery words: none, made, or made and put down somewhere. */
	words: v.picklist(["none", "made", "kept"]),
});
export type Instructor = v.InferOutput<typeof Instructor>;

// ————— sessions

export const Session = v.object({
	id: v.string(),
	name: v.string(),
	createdAt: Time,
	/** When it was last used, to the hour. */
	seenAt: Time,
	expiresAt: Time,
	/** The one that asks. */
	current: v.boolean(),
});
export type Session = v.InferOutput<typeof Session>;
/** Last used first. */
export const SessionList = v.object({ sessions: v.array(Session) });
export type SessionList = v.InferOutput<typeof SessionList>;

export const SessionName = v.strictObject({
	name: v.pipe(
		v.string(),
		v.maxLength(60),
		v.trim(),
		v.minLength(1, "a name for the device"),
	),
});
export const Ended = v.object({ ended: v.pipe(v.number(), v.integer()) });
export type Ended = v.InferOutput<typeof Ended>;

// ————— another device

export const HandOver = v.object({
	id: v.string(),
	/** Opens on the other device; works once, until `expiresAt`. */
	path: v.string(),
	expiresAt: Time,
});
export type HandOver = v.InferOutput<typeof HandOver>;

/** `waiting`: nobody has opened the link. `asked`: a device has, and waits for a word. */
export const HandOverState = v.variant("state", [
	v.object({ state: v.literal("waiting") }),
	v.object({
		state: v.literal("asked"),
		device: v.string(),
		/** The other device shows the same. */
		number: v.string(),
	}),
]);
export type HandOverState = v.InferOutput<typeof HandOverState>;

export const TakeOver = v.strictObject({
	link: v.pipe(v.string(), v.maxLength(200)),
});
/** The device that made the link is asked: ask again with `claim` until it has answered. */
export const Asking = v.object({
	claim: v.string(),
	/** To be compared with the number on the other device. */
	number: v.string(),
	expiresAt: Time,
});
export type Asking = v.InferOutput<typeof Asking>;
export const Claim = v.strictObject({
	claim: v.pipe(v.string(), v.maxLength(200)),
});
export const Waiting = v.object({ waiting: v.literal(true) });

// ————— recovery words

/** Shown once: the server keeps a slow hash. */
export const MadeWords = v.object({ words: v.array(v.string()) });
export type MadeWords = v.InferOutput<typeof MadeWords>;
/** As typed: case, order numbers and what stands between the words do not matter. */
export const Recover = v.strictObject({
	words: v.pipe(v.string(), v.maxLength(500)),
});
