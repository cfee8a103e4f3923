import type {
	SessionRecord,
	SessionStore,
	WordsRecord,
} from "../session-store.ts";
import type { LibraryRecord } from "../transfer-store.ts";
import type { Keys } from "./keys.ts";
import type { Link } from "./link.ts";

const oldKey = "old-key";
const words = "words";
const sessionField = (id: string) => `session:${id}`;

/**
 * All of an account is in one hash. Words lead to it by a key of their own, in another slot of a Cluster: what the hash says
 * decides, and a pointer to words that are no longer there leads nowhere.
 */
export function sessionKeys(link: Link, keys: Keys): SessionStore {
	const read = (owner: string, field: string) =>
		link.ask<string | null>("hget", keys.account(owner), field);
	const replace = async (
		owner: string,
		field: string,
		was: object,
		next: object,
	) =>
		1 ===
		(await link.run<0 | 1>(
			"replace-field",
			[keys.account(owner)],
			[field, JSON.stringify(was), JSON.stringify(next)],
		));
	const wordsOf = async (owner: string): Promise<WordsRecord | null> => {
		const stored = await read(owner, words);
		return stored === null ? null : (JSON.parse(stored) as WordsRecord);
	};

	return {
		async openSession(owner, session) {
			await link.ask(
				"hsetnx",
				keys.account(owner),
				sessionField(session.id),
				JSON.stringify(session),
			);
		},

		async session(owner, id) {
			const stored = await read(owner, sessionField(id));
			return stored === null ? null : (JSON.parse(stored) as SessionRecord);
		},

		async sessions(owner) {
			return Object.entries(await link.hash(keys.account(owner)))
				.filter(([field]) => field.startsWith(sessionField("")))
				.map(([, stored]) => JSON.parse(stored) as SessionRecord);
		},

		replaceSession: (owner, was, next) =>
			replace(owner, sessionField(was.id), was, next),

		endSessions: (owner, which) =>
			link.run<string[]>(
				"end-sessions",
				[keys.account(owner)],
				"only" in which ? ["only", which.only] : ["but", which.but],
			),

		async oldKeyUntil(owner) {
			const until = await read(owner, oldKey);
			return until === null ? null : Number(until);
		},

		async limitOldKey(owner, until) {
			await link.ask("hsetnx", keys.account(owner), oldKey, until);
		},

		async setWords(owner, next) {
			const was = await wordsOf(owner);
			if (next === null) await link.ask("hdel", keys.account(owner), words);
			else {
				// The pointer first: words that the hash names must lead to it.
				await link.ask("set", keys.words(next.hash), owner);
				const stored = JSON.stringify(next);
				await link.ask("hset", keys.account(owner), words, stored);
			}
			if (was !== null && was.hash !== next?.hash)
				await link.ask("del", keys.words(was.hash));
		},

		words: wordsOf,

		async markWordsKept(owner, hash) {
			const was = await wordsOf(owner);
			if (was?.hash !== hash) return false;
			return was.kept || replace(owner, words, was, { ...was, kept: true });
		},

		async byWords(hash) {
			const owner = await link.ask<string | null>("get", keys.words(hash));
			if (owner === null || (await wordsOf(owner))?.hash !== hash) return null;
			return owner;
		},
	};
}

type Access = LibraryRecord & { is: "access" };

/** Null: there is nothing to say. */
export async function dumpAccess(
	link: Link,
	keys: Keys,
	owner: string,
): Promise<Access | null> {
	const store = sessionKeys(link, keys);
	const oldKeyUntil = await store.oldKeyUntil(owner);
	const kept = await store.words(owner);
	if (oldKeyUntil === null && kept === null) return null;
	return { is: "access", owner, oldKeyUntil, words: kept };
}

/** Whether anything was missing. */
export async function restoreAccess(
	link: Link,
	keys: Keys,
	record: Access,
): Promise<boolean> {
	const { owner, oldKeyUntil } = record;
	const put = async (field: string, value: string) =>
		1 === (await link.ask<number>("hsetnx", keys.account(owner), field, value));
	const limited =
		oldKeyUntil !== null && (await put(oldKey, String(oldKeyUntil)));
	if (record.words === null) return limited;
	await link.ask("setnx", keys.words(record.words.hash), owner);
	return (await put(words, JSON.stringify(record.words))) || limited;
}
