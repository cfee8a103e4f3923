import { problemsOf } from "../../shared/kinds/kinds.ts";
import type { Quiz } from "../../shared/quiz.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import type { QuizList, StoredQuiz } from "../../shared/rest.ts";
import type { Page } from "../store/page.ts";
import type { QuizRecord, QuizStore } from "../store/quiz-store.ts";
import { makeId } from "./code.ts";

const noQuiz = refuse("not-found", "There is no such quiz in your library.");

/** An instructor's library. */
export class Quizzes {
	readonly #store: QuizStore;

	constructor(store: QuizStore) {
		this.#store = store;
	}

	/** A page of the library, what was changed or used last first. */
	async list(owner: string, page: Page): Promise<QuizList> {
		const { items, next } = await this.#store.summaries(owner, page);
		const quizzes = items.map(({ id, digest, updatedAt, usedAt }) => ({
			id,
			title: digest.title,
			description: digest.description,
			questions: digest.questions,
			problems: [...digest.problems],
			problemCount: digest.problemCount,
			updatedAt,
			usedAt,
		}));
		return { quizzes, next };
	}

	async get(owner: string, id: string): Promise<StoredQuiz | Refusal> {
		const record = await this.#store.quiz(owner, id);
		return record === null ? noQuiz : storedOf(record);
	}

	async add(owner: string, quiz: Quiz): Promise<StoredQuiz> {
		const id = makeId();
		if (!(await this.#store.addQuizzes(owner, [{ id, quiz, sample: null }])))
			throw new Error("an id was made twice");
		const record = await this.#store.quiz(owner, id);
		if (record === null) throw new Error("a new quiz is not there");
		return storedOf(record);
	}

	/** Refused as `conflict` when the stored version is not `expected`: nothing is overwritten unseen. */
	async put(
		owner: string,
		id: string,
		expected: number,
		quiz: Quiz,
	): Promise<StoredQuiz | Refusal> {
		const outcome = await this.#store.putQuiz(owner, id, expected, quiz);
		if (outcome === null) return noQuiz;
		if (outcome.is === "conflict") {
			return refuse(
				"conflict",
				"This quiz was changed somewhere else meanwhile. Nothing was overwritten.",
			);
		}
		return storedOf(outcome.record);
	}

	async delete(owner: string, id: string): Promise<Refusal | null> {
		return (await this.#store.removeQuiz(owner, id)) ? null : noQuiz;
	}
}

function storedOf({ id, version, updatedAt, quiz }: QuizRecord): StoredQuiz {
	return { id, version, updatedAt, quiz, problems: problemsOf(quiz) };
}
