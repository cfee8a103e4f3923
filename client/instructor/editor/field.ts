import type { Quiz } from "../../../shared/quiz.ts";
import { fieldOf } from "../../fields/focus.ts";

/** Names of the fields that every quiz and question has: where the cursor goes after an edit. */
export const field = {
	title: "title",
	description: "description",
	tags: "tags",
	accent: "accent",
	logo: "logo",
	picture: "picture",
	allSeconds: "all-seconds",
	/** The text view of the whole quiz. */
	source: "source",
	text: (question: string) => fieldOf(question, "text"),
	kind: (question: string) => fieldOf(question, "kind"),
	explanation: (question: string) => fieldOf(question, "explanation"),
	seconds: (question: string) => fieldOf(question, "seconds"),
	select: (question: string) => fieldOf(question, "select"),
	notes: (question: string) => fieldOf(question, "notes"),
	points: (question: string) => fieldOf(question, "points"),
} as const;

/** The question that a field belongs to; null for the quiz's own fields. */
export function questionOfField(name: string): string | null {
	const slash = name.indexOf("/");
	return slash === -1 ? null : name.slice(0, slash);
}

/** The place of the question that a path in the quiz is in; -1 for the quiz's own parts. */
export function questionIn(path: string): number {
	return Number(/^questions\.(\d+)\./.exec(path)?.[1] ?? -1);
}

/** The field of a path in the quiz, as faults name their place: "title", "questions.3.ask.options.2". */
export function fieldAt(path: string, { questions }: Quiz): string {
	const [, index, rest = "text"] = /^questions\.(\d+)\.(.+)/.exec(path) ?? [];
	const question = questions[Number(index)];
	return question === undefined ? path : fieldOf(question.id, rest);
}
