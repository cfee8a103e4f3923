import type { Kind } from "../../../shared/kinds/kind.ts";
import { kinds } from "../../../shared/kinds/kinds.ts";
import { limits } from "../../../shared/limits.ts";
import type { Question, Quiz } from "../../../shared/quiz.ts";
import { fieldOf } from "../../fields/focus.ts";
import { inserted, replaced } from "../../fields/lists.ts";
import { field } from "./field.ts";

/** What an author does to a quiz, apart from changing a question's kind (see `convert.ts`). Questions go by their id. */
export type Edit =
	| { edit: "title" | "description"; text: string }
	/** `after` null: at the beginning. */
	| { edit: "add"; after: string | null; id: string }
	| { edit: "duplicate"; question: string; id: string }
	| { edit: "remove"; question: string }
	/** Undoes a removal, whatever was edited since. */
	| { edit: "put-back"; question: Question; index: number }
	| { edit: "move"; question: string; by: 1 | -1 }
	| { edit: "text" | "explanation"; question: string; text: string }
	| { edit: "seconds"; question: string; seconds: number | null }
	| { edit: "points"; question: string; points: number }
	/** Of the fields that the kind brings along, at this path in the question; `how` as in `EditProps`. */
	| {
			edit: "own";
			question: Question;
			path: string;
			how?: "typing" | "jump" | undefined;
	  };

/** The quiz after the edit and the field where it leaves the cursor. An edit that is not possible gives the very same quiz. */
export interface Edited {
	readonly quiz: Quiz;
	readonly field: string;
}

export function applyEdit(quiz: Quiz, edit: Edit): Edited {
	switch (edit.edit) {
		case "title":
		case "description":
			return {
				quiz:
					edit.text === quiz[edit.edit]
						? quiz
						: { ...quiz, [edit.edit]: edit.text },
				field: edit.edit,
			};
		case "add": {
			const at = edit.after === null ? 0 : indexOf(quiz, edit.after) + 1;
			return {
				quiz: insert(quiz, at, blankQuestion(edit.id, quiz.questions[at - 1])),
				field: field.text(edit.id),
			};
		}
		case "duplicate": {
			const at = indexOf(quiz, edit.question);
			const original = quiz.questions[at];
			const copied =
				original === undefined
					? quiz
					: insert(quiz, at + 1, { ...original, id: edit.id });
			return { quiz: copied, field: field.text(edit.id) };
		}
		case "remove": {
			const at = indexOf(quiz, edit.question);
			const rest = quiz.questions.filter((_, index) => index !== at);
			const neighbour = rest[Math.min(at, rest.length - 1)];
			return {
				quiz: at === -1 ? quiz : { ...quiz, questions: rest },
				field: neighbour === undefined ? field.title : field.text(neighbour.id),
			};
		}
		case "put-back":
			return {
				quiz: insert(quiz, edit.index, edit.question),
				field: field.text(edit.question.id),
			};
		case "move": {
			const at = indexOf(quiz, edit.question);
			const questions =
				at === -1 ? quiz.questions : swap(quiz.questions, at, at + edit.by);
			return {
				quiz: questions === quiz.questions ? quiz : { ...quiz, questions },
				field: field.text(edit.question),
			};
		}
		case "own":
			return {
				quiz: changeQuestion(quiz, edit.question.id, () => edit.question),
				field: fieldOf(edit.question.id, edit.path),
			};
		case "text":
		case "explanation":
			return change(quiz, edit.question, edit.edit, edit.text);
		case "seconds":
			return change(quiz, edit.question, "seconds", edit.seconds);
		case "points":
			return change(quiz, edit.question, "points", edit.points);
	}
}

/** One of the fields that every question has. */
function change<Name extends "text" | "explanation" | "seconds" | "points">(
	quiz: Quiz,
	id: string,
	name: Name,
	value: Question[Name],
): Edited {
	return {
		quiz: changeQuestion(quiz, id, (question) =>
			question[name] === value ? question : { ...question, [name]: value },
		),
		field: fieldOf(id, name),
	};
}

/** A question to be written, alike in kind, time and points to the one before it. */
export function blankQuestion(id: string, before?: Question): Question {
	const known = kinds.find(({ name }) => name === before?.kind);
	const { name: kind, blank } = known ?? (kinds[0] as Kind);
	return {
		id,
		kind,
		text: "",
		...blank(),
		explanation: "",
		seconds: before?.seconds ?? null,
		points: before?.points ?? 1,
	};
}

/** An id that no question of this quiz has. Not `randomUUID`: browsers keep that from pages without TLS. */
export function newQuestionId(quiz: Quiz): string {
	const letters = "0123456789abcdefghijklmnopqrstuv";
	const bytes = crypto.getRandomValues(new Uint8Array(12));
	const id = `q-${Array.from(bytes, (byte) => letters[byte % letters.length]).join("")}`;
	return indexOf(quiz, id) === -1 ? id : newQuestionId(quiz);
}

export function indexOf(quiz: Quiz, question: string): number {
	return quiz.questions.findIndex((one) => one.id === question);
}

export function changeQuestion(
	quiz: Quiz,
	id: string,
	change: (question: Question) => Question,
): Quiz {
	const at = indexOf(quiz, id);
	const before = quiz.questions[at];
	const after = before && change(before);
	return after === undefined || after === before
		? quiz
		: { ...quiz, questions: replaced(quiz.questions, at, after) };
}

function insert(quiz: Quiz, at: number, question: Question): Quiz {
	if (
		indexOf(quiz, question.id) !== -1 ||
		quiz.questions.length >= limits.questions
	)
		return quiz;
	return { ...quiz, questions: inserted(quiz.questions, at, question) };
}

function swap<T>(list: T[], one: number, other: number): T[] {
	const [first, second] = [list[one], list[other]];
	if (first === undefined || second === undefined) return list;
	return replaced(replaced(list, one, second), other, first);
}
