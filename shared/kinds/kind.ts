import type * as v from "valibot";
import type { Fault } from "../fault.ts";
import type { Json } from "../json.ts";
import type { Words } from "../words/say.ts";

/** How many answers fell into each group, by the group's name. An answer can be in several. */
export type Groups = Readonly<Record<string, number>>;

/** The answers of one round, counted. */
export interface Tally {
	readonly answered: number;
	/** The largest, at most `limits.groupsTold`. */
	readonly groups: Groups;
	/** Of people's own words: for how many of each group it was the first that they wrote. Left out where nobody writes more than one. */
	readonly firsts?: Groups;
	/** How many groups there are beside them. */
	readonly left: number;
	/** How many have it right; left out where that is not known, or nobody may know. */
	readonly right?: number;
}

/** What pictures of a round's answers are drawn from; all but `answered` is the kind's business. At most 4 kB, however large the class. */
export interface Distribution {
	readonly answered: number;
	readonly [part: string]: Json;
}

/** Shows a number from 0 up to 1. */
export type Dice = () => number;

/** Of a kind whose groups are people's own words. */
export interface Moderation<A> {
	/** Whether nothing is seen before the instructor lets it pass, else all is that is not taken away; null: no group of this question is words. */
	isModerated(ask: A): boolean | null;
	/** What groups have in common that differ in their spelling alone: they are one, named by the spelling used most. */
	foldOf(group: string): string;
	/** The words that a group stands for; null: for none, so that there is nothing to decide on. Left out where each is called by its words. */
	wordsOf?(group: string): string | null;
}

/** One of the answers that an author offers. */
export interface Offered<V> {
	readonly value: V;
	/** Markdown. */
	readonly words: string;
	/** Whether it belongs to what is right; false where nothing is. */
	readonly isRight: boolean;
}

/**
 * Everything that tells one kind of question from another: one folder here, one in `client/kinds`, one line in `kinds.ts`.
 * `A` is what is asked (all that a phone needs), `K` the key (all that is secret until the reveal), `V` an answer's value in
 * canonical form: equal answers have equal JSON texts.
 */
export interface KindOf<A, K, V> {
	readonly name: string;
	readonly ask: v.GenericSchema<A>;
	readonly key: v.GenericSchema<K>;
	/** The longest value as JSON text, bytes. */
	readonly mostBytes: number;
	/** Whether there is anything to be right about, and so to score. */
	readonly isJudged: boolean;
	/** Whether there is in a question with this key. Left out where there is in all of them, or in none. */
	judges?(key: K): boolean;
	/** Only of what is shown in a lecture and never asked: nobody answers it, and nothing of it is counted. */
	readonly slide?: {
		/** What comes up one after another, as Markdown; one at least, which may be empty. */
		parts(ask: A): readonly string[];
		/** Whether phones show it too. */
		isOnPhones(ask: A): boolean;
	};
	/** A question that is still to be written. */
	blank(): { readonly ask: A; readonly key: K };
	/** What is asked: without the places that its author left empty at the end. Left out where a kind has none. */
	trimmed?(ask: A, key: K): A;
	/** What keeps such a question from being asked; paths begin with "ask" or "key". */
	faults(ask: A, key: K): Fault[];
	/** All that its faults say, by code; no two kinds have another sentence under one code. */
	readonly faultWords: Words;
	/** What a phone sent, in canonical form. Null when it is no possible answer to this question. */
	read(ask: A, raw: unknown): V | null;
	/** The share of the points that this answer earns, 0 to 1; null when there is nothing to be right about. */
	mark(ask: A, key: K, value: V): number | null;
	/** A question as somebody might write it, by dice that show 0 up to 1: what tests of every kind ask. */
	sampleAsk(dice: Dice): A;
	/** What might be correct in it. */
	sampleKey(ask: A, dice: Dice): K;
	/** An answer as somebody might give it: what scripted students say. */
	sample(ask: A, dice: Dice): V;
	/** The groups that this answer is counted in: few and short names. Of people's own words in the order in which they wrote them. */
	groups(ask: A, value: V): readonly string[];
	/** The single answers that its author offers. Left out where one answers in words or numbers of one's own, or puts things together. */
	offered?(ask: A, key: K): readonly Offered<V>[];
	/** The key by which answers of this group are right too, where a kind can tell; null: it can hold no more. */
	accept?(ask: A, key: K, group: string): K | null;
	/** Only where groups are people's own words: what the class sees of them is the instructor's to decide. */
	readonly moderation?: Moderation<A>;
	/** `key` null: as long as it is secret. */
	distribution(ask: A, key: K | null, tally: Tally): Distribution;
	/** The answer in words, for tables and screen readers. */
	say(ask: A, value: V): string;
	/** What is asked without its words, for phones that leave those to the screen. */
	bare(ask: A): A;
	/**
	 * Those of its strings that are Markdown: of what is asked, and where `key` is there of what is correct too. Left out where none is. Pages
	 * show them by `Rich`, and say them by `plainText`.
	 */
	texts?(ask: A, key: K | null): readonly string[];
	/** Its other strings that an author writes, as they are: no Markdown. Left out where there are none. */
	words?(ask: A, key: K): readonly string[];
	/** What is asked in a room with such phones: places as the screen has them. Left out where they are the same for all anyway. */
	inStep?(ask: A): A;
}

/**
 * A kind for callers that do not know which one it is. They hand it only what has passed its schemas and its `read`, as documents
 * are read by their kind's schemas.
 */
export type Kind = KindOf<Json, Json, Json>;

export function defineKind<A extends Json, K extends Json, V extends Json>(
	kind: KindOf<A, K, V>,
): Kind {
	return kind as unknown as Kind;
}
