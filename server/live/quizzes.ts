import type { Fault } from "../../shared/fault.ts";
import { imagesOf } from "../../shared/images.ts";
import { faultsInSteps, sayFault } from "../../shared/kinds/kinds.ts";
import { limits } from "../../shared/limits.ts";
import type { Quiz } from "../../shared/quiz.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type { QuizList, StoredQuiz } from "../../shared/rest.ts";
import type { Steps } from "../room/steps.ts";
import { judge } from "../store/digest.ts";
import type { Page } from "../store/page.ts";
import type { QuizRecord, QuizStore } from "../store/quiz-store.ts";
import { makeId } from "./code.ts";
import type { Looks } from "./looks.ts";
import { summaryOf } from "./quiz-summary.ts";
import type { Quota } from "./quota.ts";
import { Search } from "./search.ts";
import { inSlices, slices } from "./slices.ts";
import { Turns } from "./turns.ts";

export type { Page } from "../store/page.ts";

const noQuiz = refuse("not-found", "no-such-quiz");
const crowded = refuse("too-fast", "asks-much", { retryAfterMs: 1000 });

/** So long a quiz that is gone through keeps the event loop, ms: it goes on among the answers of a class. */
const sliceMs = 3;
/** After so long the work rests, so that half of the node's time is for others, ms. */
const restMs = 25;
/** Quizzes that may wait for their turn at this node. */
const mostWaiting = 100;

/** An instructor's library. */
export class Quizzes {
	readonly search: Search;
	readonly #store: QuizStore;
	readonly #quota: Quota | null;
	readonly #looks: Looks | null;
	readonly #turns = new Turns(mostWaiting, restMs);

	/** `quota`: what each may hold; no bound when not given. `looks`: what texts look like; not looked at when not given. */
	constructor(
		store: QuizStore,
		quota: Quota | null = null,
		looks: Looks | null = null,
	) {
		this.search = new Search(store);
		this.#looks = looks;
		this.#store = store;
		this.#quota = quota;
	}

	/** A page of the library, what was changed or used last first. */
	async list(owner: string, page: Page): Promise<QuizList> {
		const { items, next } = await this.#store.summaries(owner, page);
		const quizzes = items.map(summaryOf);
		return { quizzes, next };
	}

	async get(owner: string, id: string): Promise<StoredQuiz | Refusal> {
		const record = await this.#store.quiz(owner, id);
		if (record === null) return noQuiz;
		const faults = await this.#inTurn(owner, faultsInSteps(record.quiz));
		return isRefusal(faults) ? faults : this.#told(owner, record, faults);
	}

	async add(owner: string, quiz: Quiz): Promise<StoredQuiz | Refusal> {
		const refusal =
			forImages(quiz) ??
			(await this.#quota?.forQuizzes(owner, 1, sizeOf(quiz)));
		if (refusal) return refusal;
		const judged = await this.#inTurn(owner, judge(quiz));
		if (isRefusal(judged)) return judged;
		const { digest, faults } = judged;
		const id = makeId();
		const added = { id, quiz, sample: null, digest };
		const updatedAt = await this.#store.addQuizzes(owner, [added]);
		if (updatedAt === null) throw new Error("an id was made twice");
		return this.#told(owner, { id, version: 1, updatedAt, quiz }, faults);
	}

	/** Refused as `conflict` when the stored version is not `expected`: nothing is overwritten unseen. */
	async put(
		owner: string,
		id: string,
		expected: number,
		quiz: Quiz,
	): Promise<StoredQuiz | Refusal> {
		const refusal =
			forImages(quiz) ?? (await this.#forGrowth(owner, id, sizeOf(quiz)));
		if (refusal !== null) return refusal;
		const judged = await this.#inTurn(owner, judge(quiz));
		if (isRefusal(judged)) return judged;
		const { digest, faults } = judged;
		const outcome = await this.#store.putQuiz(
			owner,
			id,
			expected,
			quiz,
			digest,
		);
		if (outcome === null) return noQuiz;
		if (outcome.is === "conflict") {
			return refuse("conflict", "changed-elsewhere");
		}
		return this.#told(owner, outcome.record, faults);
	}

	/** Once for each save, question by question, one quiz at a time: who saves again and again waits for who did not. */
	async #inTurn<T>(owner: string, steps: Steps<T>): Promise<T | Refusal> {
		const done = this.#turns.run(owner, () => inSlices(steps, slices(sliceMs)));
		return (await done) ?? crowded;
	}

	/** What is stored is read only where not even all of it would fit. */
	async #forGrowth(
		owner: string,
		id: string,
		size: number,
	): Promise<Refusal | null> {
		const quota = this.#quota;
		if (quota === null || (await quota.forGrowth(owner, size)) === null)
			return null;
		const stored = await this.#store.quiz(owner, id);
		return stored === null
			? null
			: quota.forGrowth(owner, size - sizeOf(stored.quiz));
	}

	/** With what keeps it from being asked. What was stored is stored, whatever its texts look like. */
	async #told(
		owner: string,
		{
			id,
			version,
			updatedAt,
			quiz,
		}: Pick<QuizRecord, "id" | "version" | "updatedAt" | "quiz">,
		faults: readonly Fault[],
	): Promise<StoredQuiz> {
		const shown = await this.#looks?.sheetOf(quiz.questions, owner);
		const problems = [...faults, ...(shown?.faults ?? [])].map(sayFault);
		return { id, version, updatedAt, quiz, problems };
	}

	/** Out of sight, or back: rooms of it, and whoever edits it, see nothing of that. */
	async archive(
		owner: string,
		id: string,
		isArchived: boolean,
	): Promise<Refusal | null> {
		return (await this.#store.archive(owner, id, isArchived)) ? null : noQuiz;
	}

	async delete(owner: string, id: string): Promise<Refusal | null> {
		return (await this.#store.removeQuiz(owner, id)) ? null : noQuiz;
	}
}

/** Each is looked at when the quiz is kept. */
function forImages(quiz: Quiz): Refusal | null {
	const most = limits.imagesOfQuiz;
	return imagesOf(quiz).length > most
		? refuse("too-large", "many-images", { values: { most } })
		: null;
}

/** What the store takes for it, in bytes. */
export function sizeOf(quiz: Quiz): number {
	return Buffer.byteLength(JSON.stringify(quiz));
}
