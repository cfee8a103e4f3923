import { kindOf, kinds } from "../../../shared/kinds/kinds.ts";
import { limits } from "../../../shared/limits.ts";
import type { KindName, Option, Question, Quiz } from "../../../shared/quiz.ts";
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
	| { edit: "option-text"; question: string; option: number; text: string }
	| { edit: "option-add"; question: string; after: number }
	| { edit: "option-remove"; question: string; option: number }
	| { edit: "option-move"; question: string; option: number; by: 1 | -1 }
	| { edit: "mark"; question: string; option: number; correct: boolean };

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
		default: {
			const cursor = cursorAfter(edit);
			const change = (question: Question) => editQuestion(question, edit);
			return {
				quiz: changeQuestion(quiz, edit.question, change),
				field: cursor,
			};
		}
	}
}

type QuestionEdit = Extract<
	Edit,
	{
		edit:
			| "text"
			| "explanation"
			| "seconds"
			| "points"
			| "mark"
			| `option-${string}`;
	}
>;

function editQuestion(question: Question, edit: QuestionEdit): Question {
	const { options } = question;
	const { correct, fixedOptions } = kindOf(question).editor;
	if ("option" in edit && options[edit.option] === undefined) return question;
	switch (edit.edit) {
		case "text":
		case "explanation":
			return edit.text === question[edit.edit]
				? question
				: { ...question, [edit.edit]: edit.text };
		case "seconds":
			return edit.seconds === question.seconds
				? question
				: { ...question, seconds: edit.seconds };
		case "points":
			return edit.points === question.points
				? question
				: { ...question, points: edit.points };
		case "option-text":
			if (
				fixedOptions !== undefined ||
				options[edit.option]?.text === edit.text
			)
				return question;
			return {
				...question,
				options: replace(options, edit.option, (option) => ({
					...option,
					text: edit.text,
				})),
			};
		case "option-add":
			if (fixedOptions !== undefined || options.length >= limits.optionsMax)
				return question;
			return {
				...question,
				options: options.toSpliced(edit.after + 1, 0, {
					text: "",
					correct: false,
				}),
			};
		case "option-remove":
			if (fixedOptions !== undefined || options.length <= limits.optionsMin)
				return question;
			return {
				...question,
				options: options.filter((_, index) => index !== edit.option),
			};
		case "option-move": {
			const moved =
				fixedOptions === undefined
					? swap(options, edit.option, edit.option + edit.by)
					: options;
			return moved === options ? question : { ...question, options: moved };
		}
		case "mark": {
			if (correct === "none" || options[edit.option]?.correct === edit.correct)
				return question;
			const others = correct === "one" && edit.correct;
			return {
				...question,
				options: options.map((option, index) =>
					index === edit.option
						? { ...option, correct: edit.correct }
						: others
							? { ...option, correct: false }
							: option,
				),
			};
		}
	}
}

function cursorAfter(edit: QuestionEdit): string {
	switch (edit.edit) {
		case "text":
		case "explanation":
		case "seconds":
		case "points":
			return field[edit.edit](edit.question);
		case "option-text":
			return field.option(edit.question, edit.option);
		case "option-add":
			return field.option(edit.question, edit.after + 1);
		case "option-remove":
			return field.option(edit.question, Math.max(0, edit.option - 1));
		case "option-move":
			return field.option(edit.question, edit.option + edit.by);
		case "mark":
			return field.mark(edit.question, edit.option);
	}
}

/** A question to be written, alike in kind, time and points to the one before it. */
export function blankQuestion(id: string, before?: Question): Question {
	const kind: KindName = before?.kind ?? "single";
	const texts = kinds[kind].editor.fixedOptions ?? ["", ""];
	return {
		id,
		kind,
		text: "",
		options: texts.map((text) => ({ text, correct: false })),
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
	const questions = replace(quiz.questions, at, change);
	return questions[at] === quiz.questions[at] ? quiz : { ...quiz, questions };
}

function insert(quiz: Quiz, at: number, question: Question): Quiz {
	if (
		indexOf(quiz, question.id) !== -1 ||
		quiz.questions.length >= limits.questions
	)
		return quiz;
	return { ...quiz, questions: quiz.questions.toSpliced(at, 0, question) };
}

function replace<T extends Question | Option>(
	list: readonly T[],
	at: number,
	change: (one: T) => T,
): T[] {
	return list.map((one, index) => (index === at ? change(one) : one));
}

function swap<T>(list: T[], one: number, other: number): T[] {
	const [first, second] = [list[one], list[other]];
	if (first === undefined || second === undefined) return list;
	return list.with(one, second).with(other, first);
}
