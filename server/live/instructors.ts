import { createHash, timingSafeEqual } from "node:crypto";
import type { Quiz } from "../../shared/quiz.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import { digestOf, olderHashOf } from "../store/digest.ts";
import { allOf, type Page } from "../store/page.ts";
import type { InstructorRecord, QuizStore } from "../store/quiz-store.ts";
import { makeId, makeSecret } from "./code.ts";
import { sizeOf } from "./quizzes.ts";
import type { Quota } from "./quota.ts";

export type { InstructorRecord } from "../store/quiz-store.ts";

export interface Sample {
	/** Stable name of this quiz of the sample course. */
	readonly sample: string;
	readonly quiz: Quiz;
	/** Hashes of what it was before it was worded anew: a library that has that has this quiz. */
	readonly before?: readonly string[];
}

/** New instructors and what they begin with. */
export class Instructors {
	readonly #store: QuizStore;
	readonly #password: string;
	readonly #course: readonly Sample[];
	readonly #now: () => Promise<number>;
	readonly #quota: Quota | null;

	constructor(parts: {
		quizzes: QuizStore;
		password: string;
		course: readonly Sample[];
		now: () => Promise<number>;
		/** No bound when not given. */
		quota?: Quota;
	}) {
		this.#store = parts.quizzes;
		this.#password = parts.password;
		this.#course = parts.course;
		this.#now = parts.now;
		this.#quota = parts.quota ?? null;
	}

	/** Makes a new instructor, with the sample course in the library. */
	async create(
		password: string | undefined,
	): Promise<InstructorRecord | Refusal> {
		if (this.#password !== "" && !same(password ?? "", this.#password)) {
			return refuse(
				"password-needed",
				password === undefined ? "password-missing" : "password-wrong",
			);
		}
		const refusal = this.#quota?.forInstructor();
		if (refusal) return refusal;
		const instructor = { id: makeSecret(), createdAt: await this.#now() };
		await this.#store.addInstructor(instructor);
		await this.#addCourse(instructor.id);
		return instructor;
	}

	/** Puts back every quiz of the sample course that is not in the library as shipped, now or before it was worded anew; edited ones stay beside it. */
	async restoreCourse(owner: string): Promise<number | Refusal> {
		const missing = await this.#missingOf(owner);
		const bytes = missing.reduce((sum, { quiz }) => sum + sizeOf(quiz), 0);
		if (missing.length === 0) return 0;
		return (
			(await this.#quota?.forQuizzes(owner, missing.length, bytes)) ??
			this.#addCourse(owner, missing)
		);
	}

	async #addCourse(
		owner: string,
		samples: readonly Sample[] = this.#course,
	): Promise<number> {
		const quizzes = samples.map(({ sample, quiz }) => ({
			id: makeId(),
			quiz,
			sample,
		}));
		if (quizzes.length > 0) await this.#store.addQuizzes(owner, quizzes);
		return quizzes.length;
	}

	async #missingOf(owner: string): Promise<Sample[]> {
		const asShipped = new Set<string>();
		const list = (page: Page) => this.#store.summaries(owner, page);
		for await (const { sample, digest } of allOf(list))
			asShipped.add(`${sample} ${digest.hash}`);
		return this.#course.filter(
			({ sample, quiz, before = [] }) =>
				![digestOf(quiz).hash, olderHashOf(quiz), ...before].some((hash) =>
					asShipped.has(`${sample} ${hash}`),
				),
		);
	}
}

function same(given: string, wanted: string): boolean {
	const digest = (text: string) => createHash("sha256").update(text).digest();
	return timingSafeEqual(digest(given), digest(wanted));
}
