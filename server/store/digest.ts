import { createHash } from "node:crypto";
import type { Fault } from "../../shared/fault.ts";
import {
	faultsInSteps,
	finished,
	isSlide,
	sayFault,
} from "../../shared/kinds/kinds.ts";
import { toQuestion1 } from "../../shared/older-quiz.ts";
import { plainText } from "../../shared/plain-text.ts";
import type { Quiz } from "../../shared/quiz.ts";
import { withTags } from "../../shared/tags.ts";
import { atOnce, type Steps } from "../room/steps.ts";

/** What a list tells of a quiz. Stored beside the document, so that no list reads documents. */
export interface Digest {
	readonly title: string;
	readonly description: string;
	/** How its first question begins, as plain text. Not there: it has none with words, or an older version stored it. */
	readonly first?: string;
	/** Not there: it has none. */
	readonly tags?: readonly string[];
	readonly questions: number;
	/** Not there: none. */ readonly slides?: number;
	/** What keeps it from being asked: the first of them, and how many there are. */ readonly problems: readonly string[];
	/** The same by code; a digest that an older version stored has none. */
	readonly faults?: readonly Fault[];
	readonly problemCount: number;
	/** Of the quiz without its tags: who finds it by others has not changed it. */
	readonly hash: string;
}

/** A list of hundreds of quizzes, each with hundreds of problems, would be as large as the quizzes. */
const mostProblems = 10;
/** A line or two. */
const mostOfFirst = 160;

/** A quiz that was gone through once. */
export interface Judged {
	readonly digest: Digest;
	/** All that keeps it from being asked, but what its texts look like. */
	readonly faults: readonly Fault[];
}

/** Question by question, so that nobody waits for the dearest quiz: an answer key may take a ms. */
export function* judge(quiz: Quiz): Steps<Judged> {
	const all = yield* faultsInSteps(quiz);
	const faults = all.slice(0, mostProblems);
	const places = finished(quiz.questions);
	const slides = places.filter(isSlide).length;
	const begin = places.find((place) => !isSlide(place))?.text ?? "";
	const first = plainText(begin).slice(0, mostOfFirst);
	yield;
	const digest: Digest = {
		title: quiz.title,
		description: quiz.description,
		...(first !== "" && { first }),
		...(quiz.tags && { tags: quiz.tags }),
		questions: places.length - slides,
		...(slides > 0 && { slides }),
		problems: faults.map(sayFault),
		faults,
		problemCount: all.length,
		hash: hashOf(JSON.stringify(withTags(quiz, []))),
	};
	yield;
	return { digest, faults: all };
}

/** All at once, where nobody waits. */
export function digestOf(quiz: Quiz): Digest {
	return atOnce(judge(quiz)).digest;
}

/** Of the same quiz as format 1 wrote it; null where that could not. */
export function olderHashOf({
	title,
	description,
	branding,
	questions,
}: Quiz): string | null {
	if (branding !== undefined) return null;
	const older = questions.map((question) =>
		question.notes === undefined ? toQuestion1(question) : null,
	);
	return older.includes(null)
		? null
		: hashOf(JSON.stringify({ title, description, questions: older }));
}

/** Names a text by its content. What is stored has been parsed: its fields stand in the order of the schema. */
export function hashOf(text: string): string {
	return createHash("sha256").update(text).digest("base64url");
}
