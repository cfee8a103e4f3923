import type { Found, FoundQuiz } from "../../shared/found.ts";
import { everyWordOf, numberAt } from "../../shared/kinds/kinds.ts";
import type { Question } from "../../shared/quiz.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import { excerptOf, searchable, searchWords } from "../../shared/search.ts";
import { tagKeyOf } from "../../shared/tags.ts";
import { allOf } from "../store/page.ts";
import type { QuizHead, QuizStore } from "../store/quiz-store.ts";
import { summaryOf } from "./quiz-summary.ts";
import { slices } from "./slices.ts";
import { Turns } from "./turns.ts";

/** What is told of one search. */
const most = { quizzes: 50, questionsOfOne: 10, questions: 200, excerpt: 160 };
/** So long a search keeps the event loop, ms: it goes on among the answers of a class. */
const sliceMs = 3;
/** Searches that may wait for their turn at this node. */
const mostWaiting = 100;
/** What of quizzes' words a node keeps, in bytes. */
const mostKept = 48 * 2 ** 20;

const crowded = refuse("too-fast", "asks-much", { retryAfterMs: 1000 });

export interface Sought {
	readonly words: string;
	/** Only among quizzes with this one; whatever its case. */
	readonly tag?: string | undefined;
	/** Among those in the archive, else among all others. */
	readonly archived: boolean;
}

/** What was found, and what it cost to find it: bytes that were read or gone through. */
export interface Searched {
	readonly found: Found;
	readonly cost: number;
}

/** One question in words. */
interface Indexed {
	readonly id: string;
	readonly kind: string;
	/** As it is read: the prompt, and all the rest. */
	readonly prompt: string;
	readonly rest: string;
	/** All of it as it is searched. */
	readonly folded: string;
	readonly bytes: number;
}

interface Hit {
	readonly place: number;
	readonly number: number;
	readonly of: Indexed;
}

interface Match {
	readonly head: QuizHead;
	/** By its own words, without those of any question. */
	readonly byHead: boolean;
	readonly hits: readonly Hit[];
	readonly count: number;
}

/**
 * Finds quizzes of one instructor by the words of titles, descriptions, tags and questions, with what is right and what is noted in them. The store knows nothing of words: each quiz is
 * read once and its words kept by its content, as long as there is room, and gone through in slices, one search at a time.
 */
export class Search {
	readonly #store: QuizStore;
	readonly #kept: Kept;
	readonly #turns = new Turns(mostWaiting);

	/** `bytes`: how much is kept. */
	constructor(store: QuizStore, bytes = mostKept) {
		this.#store = store;
		this.#kept = new Kept(bytes);
	}

	async find(owner: string, sought: Sought): Promise<Searched | Refusal> {
		const done = this.#turns.run(owner, () => this.#find(owner, sought));
		return (await done) ?? crowded;
	}

	async #find(owner: string, sought: Sought): Promise<Searched> {
		const words = searchWords(sought.words);
		const tag = sought.tag === undefined ? null : tagKeyOf(sought.tag);
		const turn = slices(sliceMs);
		const matches: Match[] = [];
		let elsewhere = 0;
		let cost = 0;
		if (words.length > 0)
			for await (const head of allOf((page) =>
				this.#store.summaries(owner, page),
			)) {
				await turn();
				if (
					tag !== null &&
					!head.digest.tags?.some((one) => tagKeyOf(one) === tag)
				)
					continue;
				const known = this.#kept.get(keyOf(owner, head));
				const questions = known ?? (await this.#read(owner, head, turn));
				cost += sizeOf(questions) / (known === undefined ? 1 : 8);
				const match = matchIn(head, questions, words);
				if (match === null) continue;
				if ((head.archivedAt !== null) === sought.archived) matches.push(match);
				else elsewhere++;
			}
		const found = await tell(matches, words, turn);
		return { found: { ...found, elsewhere }, cost: Math.ceil(cost) };
	}

	/** Empty for one that is gone meanwhile. */
	async #read(
		owner: string,
		head: QuizHead,
		turn: () => Promise<void> | void,
	): Promise<readonly Indexed[]> {
		const record = await this.#store.quiz(owner, head.id);
		const questions: Indexed[] = [];
		for (const question of record?.quiz.questions ?? []) {
			await turn();
			questions.push(indexOf(question));
		}
		if (record?.version === head.version)
			this.#kept.put(keyOf(owner, head), questions);
		return questions;
	}
}

/** Of its content: with the owner's name, as nobody should learn from the time of a search what others have. */
function keyOf(owner: string, { digest }: QuizHead): string {
	return `${owner} ${digest.hash}`;
}

function indexOf(question: Question): Indexed {
	const [prompt = "", ...others] = everyWordOf(question);
	const rest = others.filter((one) => one !== "").join("\n");
	const folded = searchable(`${prompt}\n${rest}`);
	const bytes = bytesOf(prompt) + bytesOf(rest) + bytesOf(folded) + 200;
	return { id: question.id, kind: question.kind, prompt, rest, folded, bytes };
}

/** Each word stands in the quiz's own words or in the question, and one at least in the question. */
function matchIn(
	head: QuizHead,
	questions: readonly Indexed[],
	words: readonly string[],
): Match | null {
	const { title, description, tags = [] } = head.digest;
	const own = searchable([title, description, ...tags].join("\n"));
	const missing = words.filter((word) => !own.includes(word));
	const hits: Hit[] = [];
	let count = 0;
	for (const [place, of] of questions.entries()) {
		const isHit =
			missing.every((word) => of.folded.includes(word)) &&
			(missing.length > 0 || words.some((word) => of.folded.includes(word)));
		if (!isHit) continue;
		count++;
		if (hits.length < most.questionsOfOne)
			hits.push({ place, number: numberAt(questions, place), of });
	}
	const byHead = missing.length === 0;
	return byHead || count > 0 ? { head, byHead, hits, count } : null;
}

/** Those that are called so first, each kind in the order of the library. */
async function tell(
	matches: readonly Match[],
	words: readonly string[],
	turn: () => Promise<void> | void,
): Promise<Omit<Found, "elsewhere">> {
	const ordered = [
		...matches.filter(({ byHead }) => byHead),
		...matches.filter(({ byHead }) => !byHead),
	];
	const quizzes: FoundQuiz[] = [];
	let left = most.questions;
	for (const { head, hits, count } of ordered.slice(0, most.quizzes)) {
		const told = hits.slice(0, left);
		left -= told.length;
		const questions: FoundQuiz["found"] = [];
		for (const { place, number, of } of told) {
			await turn();
			const { id, kind, prompt, rest } = of;
			const text = excerptOf(prompt, words, most.excerpt);
			const inPrompt = searchable(prompt);
			const other = words.filter((word) => !inPrompt.includes(word));
			const isBeside = other.some((word) => searchable(rest).includes(word));
			const beside = isBeside ? excerptOf(rest, other, most.excerpt) : null;
			questions.push({
				id,
				place,
				number,
				kind,
				text,
				...(beside !== null && { beside }),
			});
		}
		quizzes.push({ ...summaryOf(head), hits: count, found: questions });
	}
	const hits = ordered.reduce((sum, { count }) => sum + count, 0);
	return { quizzes, more: ordered.length - quizzes.length, hits };
}

/** In bytes, about: what is all Latin-1 takes one for each letter. */
function sizeOf(questions: readonly Indexed[]): number {
	return questions.reduce((sum, { bytes }) => sum + bytes, 100);
}

const wide = /[^\0-\xFF]/;

function bytesOf(text: string): number {
	return wide.test(text) ? 2 * text.length : text.length;
}

/** What was looked at longest ago makes room. */
class Kept {
	readonly #most: number;
	readonly #all = new Map<string, readonly Indexed[]>();
	#bytes = 0;

	constructor(most: number) {
		this.#most = most;
	}

	get(key: string): readonly Indexed[] | undefined {
		const found = this.#all.get(key);
		if (found !== undefined) {
			this.#all.delete(key);
			this.#all.set(key, found);
		}
		return found;
	}

	put(key: string, questions: readonly Indexed[]): void {
		this.#drop(key);
		this.#all.set(key, questions);
		this.#bytes += sizeOf(questions);
		for (const oldest of this.#all.keys()) {
			if (this.#bytes <= this.#most) return;
			this.#drop(oldest);
		}
	}

	#drop(key: string): void {
		const before = this.#all.get(key);
		if (before === undefined) return;
		this.#all.delete(key);
		this.#bytes -= sizeOf(before);
	}
}
