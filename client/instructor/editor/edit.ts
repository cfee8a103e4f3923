import type { Kind } from "../../../shared/kinds/kind.ts";
import {
	isSlide,
	isUntouched,
	kinds,
	slideKind,
} from "../../../shared/kinds/kinds.ts";
import { limits } from "../../../shared/limits.ts";
import type { Question, Quiz } from "../../../shared/quiz.ts";
import { withTags, writeTags } from "../../../shared/tags.ts";
import { fieldOf } from "../../fields/focus.ts";
import { replaced } from "../../fields/lists.ts";
import { type BrandingEdit, brand } from "./brand.ts";
import { field } from "./field.ts";
import { untimed } from "./text/heading.ts";

/** What an author does to a quiz, apart from changing a question's kind (see `convert.ts`). Questions go by their id. */
export type Edit =
	| { edit: "title" | "description"; text: string }
	| { edit: "tags"; tags: string[] }
	| BrandingEdit
	/** `after` null: at the beginning. A question; or a slide, in the place of a question in which nothing is written. */
	| { edit: "add"; after: string | null; id: string; slide?: boolean }
	/**
	 * Whole questions after this one, in its place where nothing is written in it; null: at the beginning. They get the cursor. A title
	 * only where there is none.
	 */
	| {
			edit: "insert";
			after: string | null;
			questions: readonly Question[];
			title?: string;
	  }
	/** `ids`: of the copies, one for each. */
	| {
			edit: "duplicate";
			questions: readonly string[];
			ids: readonly string[];
	  }
	| { edit: "remove"; questions: readonly string[] }
	/** Undoes a removal, whatever was edited since. `from`: the quiz that they stood in. */
	| { edit: "put-back"; questions: readonly string[]; from: Quiz }
	/** All of them by one place, together. */
	| { edit: "move"; questions: readonly string[]; by: 1 | -1 }
	/** Before another one, or null: to the end. */
	| { edit: "drop"; questions: readonly string[]; before: string | null }
	| { edit: "text" | "explanation" | "notes"; question: string; text: string }
	/** Of all questions. */
	| { edit: "all-seconds"; seconds: number | null }
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
		case "tags": {
			const isSo = writeTags(edit.tags) === writeTags(quiz.tags ?? []);
			return {
				quiz: isSo ? quiz : withTags(quiz, edit.tags),
				field: field.tags,
			};
		}
		case "branding":
			return brand(quiz, edit);
		case "add": {
			const at = edit.after === null ? 0 : indexOf(quiz, edit.after) + 1;
			if (!edit.slide) {
				const added = blankQuestion(edit.id, questionBefore(quiz, at));
				return {
					quiz: insert(quiz, at, [added]),
					field: field.text(edit.id),
				};
			}
			const before = quiz.questions[at - 1];
			const isBlank = before !== undefined && isUntouched(before);
			// A lecture that begins with a slide begins with no empty question.
			const rest = isBlank ? without(quiz.questions, [before.id]) : null;
			return {
				quiz: insert(
					rest === null ? quiz : { ...quiz, questions: rest },
					isBlank ? at - 1 : at,
					[blankSlide(edit.id)],
				),
				field: field.text(edit.id),
			};
		}
		case "insert": {
			const after = indexOf(quiz, edit.after ?? "");
			const place = quiz.questions[after];
			const isBlank = place !== undefined && isUntouched(place);
			const filled = isBlank
				? insert(
						{ ...quiz, questions: without(quiz.questions, [place.id]) },
						after,
						edit.questions,
					)
				: insert(quiz, after + 1, edit.questions);
			const isNamed = quiz.title.trim() !== "" || edit.title === undefined;
			const [first] = edit.questions;
			return {
				quiz: isNamed ? filled : { ...filled, title: edit.title ?? "" },
				field: first === undefined ? field.title : field.text(first.id),
			};
		}
		case "duplicate": {
			const originals = quiz.questions.filter(({ id }) =>
				edit.questions.includes(id),
			);
			const copies = originals.flatMap((question, index) => {
				const id = edit.ids[index];
				return id === undefined ? [] : [{ ...question, id }];
			});
			const at = indexOf(quiz, originals.at(-1)?.id ?? "") + 1;
			return {
				quiz: insert(quiz, at, copies),
				field: field.text(copies[0]?.id ?? ""),
			};
		}
		case "remove": {
			const at = quiz.questions.findIndex(({ id }) =>
				edit.questions.includes(id),
			);
			const rest = without(quiz.questions, edit.questions);
			const neighbour = rest[Math.min(at, rest.length - 1)];
			return {
				quiz: at === -1 ? quiz : { ...quiz, questions: rest },
				field: neighbour === undefined ? field.title : field.text(neighbour.id),
			};
		}
		case "put-back": {
			const back = edit.from.questions.reduce(
				(so, question, index) =>
					edit.questions.includes(question.id)
						? insert(so, index, [question])
						: so,
				quiz,
			);
			return { quiz: back, field: field.text(edit.questions[0] ?? "") };
		}
		case "move": {
			const questions = shift(quiz.questions, edit.questions, edit.by);
			return {
				quiz: questions === quiz.questions ? quiz : { ...quiz, questions },
				field: field.text(edit.questions[0] ?? ""),
			};
		}
		case "drop":
			return {
				quiz: drop(quiz, edit.questions, edit.before),
				field: field.text(edit.questions[0] ?? ""),
			};
		case "all-seconds": {
			const isSo = quiz.questions.every(
				(one) => isSlide(one) || one.seconds === edit.seconds,
			);
			const questions = quiz.questions.map((question) =>
				isSlide(question) ? question : { ...question, seconds: edit.seconds },
			);
			return {
				quiz: isSo ? quiz : { ...quiz, questions },
				field: field.allSeconds,
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
		case "notes": {
			const { question, text } = edit;
			return {
				quiz: changeQuestion(quiz, question, (one) => withNotes(one, text)),
				field: field.notes(question),
			};
		}
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

export function blankSlide(id: string): Question {
	const { name: kind } = slideKind;
	const { ask, key } = slideKind.blank();
	return { id, kind, text: "", ask, key, explanation: "", ...untimed };
}

/** The last question before this place: a slide has nothing that one would take over. */
export function questionBefore(
	{ questions }: Quiz,
	at: number,
): Question | undefined {
	return questions
		.slice(0, at)
		.filter((one) => !isSlide(one))
		.at(-1);
}

/** An id that no question of this quiz has. */
export function newQuestionId(quiz: Quiz): string {
	return newIdIn(new Set(quiz.questions.map(({ id }) => id)));
}

/** Makes such ids, each another one. */
export function newIdsIn(quiz: Quiz): () => string {
	const taken = new Set(quiz.questions.map(({ id }) => id));
	return () => {
		const id = newIdIn(taken);
		taken.add(id);
		return id;
	};
}

/** One that is none of these. Not `randomUUID`: browsers keep that from pages without TLS. */
export function newIdIn(taken: ReadonlySet<string>): string {
	const letters = "0123456789abcdefghijklmnopqrstuv";
	const bytes = crypto.getRandomValues(new Uint8Array(12));
	const id = `q-${Array.from(bytes, (byte) => letters[byte % letters.length]).join("")}`;
	return taken.has(id) ? newIdIn(taken) : id;
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

/** Empty notes are none. */
function withNotes(question: Question, text: string): Question {
	const { notes, ...rest } = question;
	if (text === (notes ?? "")) return question;
	return text === "" ? rest : { ...rest, notes: text };
}

/** All of them or, where they are too many or one of them is here already, none. */
function insert(quiz: Quiz, at: number, added: readonly Question[]): Quiz {
	const ids = new Set([...quiz.questions, ...added].map(({ id }) => id));
	const total = quiz.questions.length + added.length;
	if (added.length === 0 || ids.size < total || total > limits.questions)
		return quiz;
	const { questions } = quiz;
	return {
		...quiz,
		questions: [...questions.slice(0, at), ...added, ...questions.slice(at)],
	};
}

function without(
	questions: readonly Question[],
	ids: readonly string[],
): Question[] {
	return questions.filter(({ id }) => !ids.includes(id));
}

/** Each of them one place on, unless it stands at the end or behind another that does. */
function shift(
	questions: Question[],
	ids: readonly string[],
	by: 1 | -1,
): Question[] {
	const places = [...questions.keys()];
	if (by === 1) places.reverse();
	return places.reduce((so, at) => {
		const [one, other] = [so[at], so[at + by]];
		const isFree =
			one !== undefined &&
			other !== undefined &&
			ids.includes(one.id) &&
			!ids.includes(other.id);
		return isFree ? replaced(replaced(so, at, other), at + by, one) : so;
	}, questions);
}

function drop(quiz: Quiz, ids: readonly string[], before: string | null): Quiz {
	const moved = quiz.questions.filter(({ id }) => ids.includes(id));
	const rest = without(quiz.questions, ids);
	const place = rest.findIndex(({ id }) => id === before);
	if (before !== null && place === -1) return quiz;
	const at = before === null ? rest.length : place;
	const questions = [...rest.slice(0, at), ...moved, ...rest.slice(at)];
	const isSame = questions.every((one, index) => one === quiz.questions[index]);
	return isSame ? quiz : { ...quiz, questions };
}
