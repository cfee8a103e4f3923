import { createHash } from "node:crypto";
import { problemsOf } from "../../shared/kinds/kinds.ts";
import type { Quiz } from "../../shared/quiz.ts";

/** What a list tells of a quiz. Stored beside the document, so that no list reads documents. */
export interface Digest {
	readonly title: string;
	readonly description: string;
	readonly questions: number;
	/** What keeps it from being asked: the first of them, and how many there are. */
	readonly problems: readonly string[];
	readonly problemCount: number;
	readonly hash: string;
}

/** A list of hundreds of quizzes, each with hundreds of problems, would be as large as the quizzes. */
const mostProblems = 10;

export function digestOf(quiz: Quiz): Digest {
	const problems = problemsOf(quiz);
	return {
		title: quiz.title,
		description: quiz.description,
		questions: quiz.questions.length,
		problems: problems.slice(0, mostProblems),
		problemCount: problems.length,
		hash: hashOf(JSON.stringify(quiz)),
	};
}

/** Names a text by its content. What is stored has been parsed: its fields stand in the order of the schema. */
export function hashOf(text: string): string {
	return createHash("sha256").update(text).digest("base64url");
}
