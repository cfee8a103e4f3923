/** Where it is kept who may act for an instructor. The same duties as `RoomStore`: atomic acts, unknown on rejection. */
export interface SessionStore {
	/** Opens a session; one with this id that is there already stays as it is. */
	openSession(owner: string, session: SessionRecord): Promise<void>;
	session(owner: string, id: string): Promise<SessionRecord | null>;
	/** In no order; those that have expired too. */
	sessions(owner: string): Promise<SessionRecord[]>;
	/** Puts `next` in the place of `was`. False: what is stored is not `was` (any more), and stays. */
	replaceSession(
		owner: string,
		was: SessionRecord,
		next: SessionRecord,
	): Promise<boolean>;
	/**
	 * Ends this session, or all but this one, and in the same act the old key (see `oldKeyUntil`). Returns the ids of those
	 * that it ended.
	 */
	endSessions(
		owner: string,
		which: { readonly only: string } | { readonly but: string },
	): Promise<string[]>;

	/**
	 * Until when the instructor's old key opens sessions: before there were sessions, every browser of an instructor had one key,
	 * and the instructor's id is its hash. Null: nobody has said.
	 */
	oldKeyUntil(owner: string): Promise<number | null>;
	/** Says so, unless it has been said: what was said first stands. */
	limitOldKey(owner: string, until: number): Promise<void>;

	/** Keeps recovery words in the place of those before, which open nothing from now on; null: there are none any more. */
	setWords(owner: string, words: WordsRecord | null): Promise<void>;
	words(owner: string): Promise<WordsRecord | null>;
	/** Notes that the person has put them down somewhere. False: these are not the words (any more). */
	markWordsKept(owner: string, hash: string): Promise<boolean>;
	/** Whose words have this hash now. */
	byWords(hash: string): Promise<string | null>;
}

export interface SessionRecord {
	readonly id: string;
	/** What its person calls the device. */
	readonly name: string;
	readonly createdAt: number;
	/** When it was last used, to the hour. */
	readonly seenAt: number;
	readonly expiresAt: number;
	/** Hash of the key by which the browser is known, and since when it has been that one. */
	readonly key: string;
	readonly keyedAt: number;
	/** The key that the browser has been offered, not yet seen in use: its hash, and what makes it of the one before. */
	readonly next: { readonly key: string; readonly salt: string } | null;
	/** The key before, for requests that were on their way when it changed. */
	readonly before: { readonly key: string; readonly until: number } | null;
}

export interface WordsRecord {
	/** Slow hash of the words. */
	readonly hash: string;
	readonly madeAt: number;
	/** The person has said that they are put down somewhere. */
	readonly kept: boolean;
}
