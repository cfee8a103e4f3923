import type { Quiz } from "../../shared/quiz.ts";
import type { Digest } from "./digest.ts";
import type { Page, Paged } from "./page.ts";

/** Where instructors and their quizzes live. The same duties as `RoomStore`: atomic acts, unknown on rejection. */
export interface QuizStore {
	/** Creates an instructor. False: the id is taken. */
	addInstructor(instructor: InstructorRecord): Promise<boolean>;
	instructor(id: string): Promise<InstructorRecord | null>;
	/** Keeps what a one-time secret opens until `expiresAt`; only the secret's hash is stored. */
	addHandOver(
		secretHash: string,
		slip: string,
		expiresAt: number,
	): Promise<void>;
	/** What it opens, without using it up; null when it was used, is over or never was. */
	handOver(secretHash: string): Promise<string | null>;
	/** Uses up a one-time secret: what it opens the first time before its end, null ever after. */
	takeHandOver(secretHash: string): Promise<string | null>;

	/**
	 * A page of the instructor's quizzes, those changed or used last first; those added in one act in the order they were
	 * given. No document is read for it, but once for each that an older version stored.
	 */
	summaries(owner: string, page: Page): Promise<Paged<QuizHead>>;
	/** How much the instructor's quizzes come to. */
	weighQuizzes(owner: string): Promise<{ quizzes: number; bytes: number }>;
	quiz(owner: string, id: string): Promise<QuizRecord | null>;
	/** Adds quizzes (version 1), all or none. Since when they are there, ms since 1970; null: an id is taken. */
	addQuizzes(
		owner: string,
		quizzes: readonly NewQuiz[],
	): Promise<number | null>;
	/**
	 * Compare-and-set on the version. What is stored as the very next version already counts as put, so that a call whose
	 * reply was lost can be repeated. Where nothing but its tags is another, it was not changed: its date and its place in the list stay. The new record, `conflict` with what is stored, or null when
	 * there is none. `digest`: of this quiz; made at once when not given.
	 */
	putQuiz(
		owner: string,
		id: string,
		expected: number,
		quiz: Quiz,
		digest?: Digest,
	): Promise<PutOutcome | null>;
	/** True when there was one. Rooms that started with it keep their questions. */
	removeQuiz(owner: string, id: string): Promise<boolean>;
	/** Notes that a room was opened with it now. */
	markUsed(owner: string, id: string): Promise<void>;
	/**
	 * Puts it into the archive, or takes it out. That is told beside the quiz and no change of it: its version and its place in the list
	 * stay. Once more is the same as once. False: there is none.
	 */
	archive(owner: string, id: string, isArchived: boolean): Promise<boolean>;
}

export interface InstructorRecord {
	/** Hash of the browser's key: see `server/room/seat.ts`. */
	readonly id: string;
	readonly createdAt: number;
}

/** A quiz without its document. */
export interface QuizHead {
	readonly id: string;
	readonly version: number;
	readonly createdAt: number;
	readonly updatedAt: number;
	readonly usedAt: number | null;
	/** Which quiz of the sample course it was made from; null for one's own. */
	readonly sample: string | null;
	/** Since when it is in the archive; null when it is not. */
	readonly archivedAt: number | null;
	readonly digest: Digest;
}

export interface QuizRecord extends Omit<QuizHead, "digest" | "archivedAt"> {
	readonly quiz: Quiz;
}

/** With what is told beside it, left out where there is nothing to tell. */
export interface KeptQuiz extends QuizRecord {
	readonly archivedAt?: number;
}

export interface NewQuiz {
	readonly id: string;
	readonly quiz: Quiz;
	readonly sample: string | null;
	/** Of this quiz; made at once when not given. */
	readonly digest?: Digest;
}

export type PutOutcome =
	| { readonly is: "put"; readonly record: QuizRecord }
	| { readonly is: "conflict"; readonly record: QuizRecord };
