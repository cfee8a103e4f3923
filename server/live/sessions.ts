import { instructorIdOf, sessionKeyHashOf } from "../room/seat.ts";
import type { InstructorRecord, QuizStore } from "../store/quiz-store.ts";
import type { SessionRecord, SessionStore } from "../store/session-store.ts";
import { makeId, makeSecret } from "./code.ts";
import { judgeKey } from "./rotation.ts";

export type { SessionRecord } from "../store/session-store.ts";

const dayMs = 24 * 3_600_000;
/** So long after its first browser has a session, the one key of an instructor from before sessions opens others, ms. */
const oldKeyMs = 30 * dayMs;
/** Expired ones are kept so long: a clock may have been wrong. */
const expiredMs = 30 * dayMs;
/** Of one instructor; the one that was not used for longest makes room. */
const most = 50;
const tries = 10;

/** The id of what is no session: whoever comes with the old key. */
export const oldKeySession = "old-key";

export interface Caller {
	readonly instructor: InstructorRecord;
	/** The session's id. */
	readonly session: string;
	/** The key that the browser shall have from now on; null: it has the right one. */
	readonly renewed: string | null;
}

/**
 * Who may act for an instructor: browsers, each with a session and a key of its own. Every way to prove who one is (being new,
 * recovery words, another device, the operator, one day a campus' sign-on) knows an instructor's id in the end and calls `open`.
 */
export class Sessions {
	readonly #store: SessionStore;
	readonly #instructors: Pick<QuizStore, "instructor">;
	readonly #now: () => Promise<number>;
	readonly #lastsMs: number;
	readonly #onEnd: (owner: string, ids: readonly string[]) => void;

	/** `lastsMs`: how long a session lives without being used. `onEnd` lets go of what is open in ended sessions, on all nodes. */
	constructor(parts: {
		store: SessionStore;
		instructors: Pick<QuizStore, "instructor">;
		now: () => Promise<number>;
		lastsMs: number;
		onEnd: (owner: string, ids: readonly string[]) => void;
	}) {
		this.#store = parts.store;
		this.#instructors = parts.instructors;
		this.#now = parts.now;
		this.#lastsMs = parts.lastsMs;
		this.#onEnd = parts.onEnd;
	}

	/** A new session on a device; returns its key. */
	async open(owner: string, device: string): Promise<string> {
		const now = await this.#now();
		await this.#makeRoom(owner, now);
		const secret = makeSecret();
		const id = makeId();
		await this.#store.openSession(owner, {
			id,
			name: device,
			createdAt: now,
			seenAt: now,
			expiresAt: now + this.#lastsMs,
			key: sessionKeyHashOf(secret),
			keyedAt: now,
			next: null,
			before: null,
		});
		return `${owner}.${id}.${secret}`;
	}

	async #makeRoom(owner: string, now: number): Promise<void> {
		const all = await this.#store.sessions(owner);
		const over = all.filter(({ expiresAt }) => expiresAt + expiredMs <= now);
		const left = all
			.filter((session) => !over.includes(session))
			.sort((one, other) => one.seenAt - other.seenAt);
		over.push(...left.slice(0, Math.max(0, left.length - most + 1)));
		for (const { id } of over) await this.end(owner, id);
	}

	/** Whom this key lets in; null: nobody. */
	async known(key: string | null): Promise<Caller | null> {
		if (key === null) return null;
		const [owner = "", id, secret] = key.split(".");
		if (id === undefined || secret === undefined) return this.#byOldKey(key);
		const instructor = await this.#instructors.instructor(owner);
		if (instructor === null) return null;
		for (let attempt = 0; attempt < tries; attempt++) {
			const [was, now] = await Promise.all([
				this.#store.session(owner, id),
				this.#now(),
			]);
			if (was === null) return null;
			const judged = judgeKey(was, secret, now, this.#lastsMs, makeSecret());
			if (judged === null) return null;
			const { session, renewed } = judged;
			if (
				session === was ||
				(await this.#store.replaceSession(owner, was, session))
			)
				return {
					instructor,
					session: id,
					renewed: renewed && `${owner}.${id}.${renewed}`,
				};
		}
		throw new Error("a session changes too often");
	}

	async #byOldKey(key: string): Promise<Caller | null> {
		const owner = instructorIdOf(key);
		const instructor = await this.#instructors.instructor(owner);
		if (instructor === null || !(await this.#oldKeyWorks(owner))) return null;
		return { instructor, session: oldKeySession, renewed: null };
	}

	async #oldKeyWorks(owner: string): Promise<boolean> {
		const until = await this.#store.oldKeyUntil(owner);
		return until === null || (await this.#now()) < until;
	}

	/** Gives a browser that came with the old key a session of its own. */
	async renew(caller: Caller, device: string): Promise<Caller> {
		if (caller.session !== oldKeySession) return caller;
		const { id } = caller.instructor;
		const until = (await this.#now()) + oldKeyMs;
		await this.#store.limitOldKey(id, until);
		const renewed = await this.open(id, device);
		const session = renewed.split(".")[1] ?? "";
		// All others may have been ended meanwhile, and the old key with them.
		if (!(await this.#oldKeyWorks(id))) await this.end(id, session);
		return { ...caller, session, renewed };
	}

	/** Those that live, last used first. */
	async list(owner: string): Promise<SessionRecord[]> {
		const now = await this.#now();
		const all = await this.#store.sessions(owner);
		return all
			.filter(({ expiresAt }) => expiresAt > now)
			.sort((one, other) => other.seenAt - one.seenAt);
	}

	/** Null: there is no such session. */
	async rename(
		owner: string,
		id: string,
		name: string,
	): Promise<SessionRecord | null> {
		for (let attempt = 0; attempt < tries; attempt++) {
			const was = await this.#store.session(owner, id);
			if (was === null) return null;
			const next = { ...was, name };
			if (await this.#store.replaceSession(owner, was, next)) return next;
		}
		throw new Error("a session changes too often");
	}

	/** Whether there was one. */
	async end(owner: string, id: string): Promise<boolean> {
		const ended = await this.#store.endSessions(owner, { only: id });
		this.#onEnd(owner, [...ended, oldKeySession]);
		return ended.length > 0;
	}

	/** The caller's browser goes on as somebody else. Others may still need the old key. */
	async leave({ instructor, session }: Caller): Promise<void> {
		if (session !== oldKeySession) await this.end(instructor.id, session);
	}

	/** How many there were. */
	async endOthers(owner: string, but: string): Promise<number> {
		const ended = await this.#store.endSessions(owner, { but });
		this.#onEnd(owner, [...ended, oldKeySession]);
		return ended.length;
	}

	/**
	 * Whether somebody may have ended this session from another browser: it is over, and there is one that lives. What it did in
	 * advance shall have no effect then; who has signed out of the only browser has ended nobody.
	 */
	async wasEnded(owner: string, id: string): Promise<boolean> {
		if (await this.lives(owner, id)) return false;
		return (await this.list(owner)).length > 0;
	}

	async lives(owner: string, id: string): Promise<boolean> {
		if (id === oldKeySession) return this.#oldKeyWorks(owner);
		const session = await this.#store.session(owner, id);
		return session !== null && (await this.#now()) < session.expiresAt;
	}
}
