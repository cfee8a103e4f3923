import type { IncomingMessage } from "node:http";
import type { Instructor } from "../../../shared/account.ts";
import { refuse } from "../../../shared/refuse.ts";
import type { HandOvers } from "../../live/hand-over.ts";
import type { Instructors } from "../../live/instructors.ts";
import type { Caller, Sessions } from "../../live/sessions.ts";
import type { Words } from "../../live/words.ts";
import type { Secret } from "../alarms.ts";
import { keyCookies, readKey } from "../cookie.ts";
import { deviceOf } from "../device.ts";
import type { GuessLimit } from "../guess-limit.ts";
import type { OriginRules } from "../origin.ts";
import type { SignUps } from "../sign-ups.ts";

/** What the routes about instructors share. */
export interface Access {
	readonly instructors: Instructors;
	readonly sessions: Sessions;
	readonly handOvers: HandOvers;
	readonly words: Words;
	readonly rules: OriginRules;
	/** Per address: passwords and links; new instructors; recovery words. Per instructor: making words. */
	readonly guesses: GuessLimit;
	readonly signUps: GuessLimit;
	/** New instructors of this node. */
	readonly bound: SignUps;
	readonly recoveries: GuessLimit;
	readonly makings: GuessLimit;
	/** Counts what was tried in vain. */
	readonly wrong: (what: Secret) => void;
}

export const tooMany = refuse("too-fast", "many-tries", { retryAfterMs: 2000 });

interface Told<Status> {
	readonly status: Status;
	readonly body: Instructor;
	readonly headers?: Readonly<Record<string, string[]>>;
}

/** A reply that says who this browser is. */
export async function tell<const Status extends 200 | 201>(
	{ words, rules }: Access,
	request: IncomingMessage,
	{ instructor, session, renewed }: Caller,
	status: Status,
): Promise<Told<Status>> {
	const body: Instructor = {
		...instructor,
		session,
		words: await words.state(instructor.id),
	};
	if (renewed === null) return { status, body };
	const cookies = keyCookies(rules, request, renewed);
	return { status, body, headers: { "Set-Cookie": cookies } };
}

/** Makes this browser the instructor's: a new session, in the place of the one that it had, which ends. */
export async function signIn<const Status extends 200 | 201>(
	access: Access,
	request: IncomingMessage,
	owner: string,
	status: Status,
): Promise<Told<Status>> {
	const { sessions, rules } = access;
	const before = await sessions.known(readKey(rules, request));
	const renewed = await sessions.open(owner, deviceOf(request));
	const caller = await sessions.known(renewed);
	if (caller === null) throw new Error("an instructor is gone");
	if (before !== null) await sessions.leave(before);
	return tell(access, request, { ...caller, renewed }, status);
}
