import type { Quiz } from "../../../shared/quiz.ts";
import { convert, type Lost } from "./convert.ts";
import { applyEdit, changeQuestion, type Edit, indexOf } from "./edit.ts";
import { field } from "./field.ts";

/** A quiz that is being written, with the way back and forth. Pure: `reduceDraft` has no clock, no ids of its own, no page. */
export interface Draft {
	readonly quiz: Quiz;
	/** Oldest first. */
	readonly past: readonly Step[];
	/** The next to redo last. */
	readonly future: readonly Step[];
	/** Typing in one field goes into one step of undo, until a pause or another edit. */
	readonly typing: { readonly field: string; readonly at: number } | null;
	/** What changes of kind took away, by question id. */
	readonly lost: Readonly<Record<string, Lost>>;
	/** Where the cursor belongs after this action; null: leave it where it is. */
	readonly focus: string | null;
}

/** The quiz on the other side of this step, and the field that the step was about. */
interface Step {
	readonly quiz: Quiz;
	readonly field: string;
}

export type Action =
	| Edit
	| { edit: "kind"; question: string; kind: string }
	| { edit: "undo" | "redo" }
	/** Another version from the store takes the place of this one; nothing before it can be undone. */
	| { edit: "load"; quiz: Quiz };

const pauseMs = 1_000;
const mostSteps = 200;

export function openDraft(quiz: Quiz): Draft {
	return { quiz, past: [], future: [], typing: null, lost: {}, focus: null };
}

/** `now` in ms on any steady clock: it only tells pauses in typing. */
export function reduceDraft(draft: Draft, action: Action, now: number): Draft {
	switch (action.edit) {
		case "load":
			return openDraft(action.quiz);
		case "undo": {
			const step = draft.past.at(-1);
			if (step === undefined) return draft;
			return {
				...travel(draft, step),
				past: draft.past.slice(0, -1),
				future: [...draft.future, { quiz: draft.quiz, field: step.field }],
			};
		}
		case "redo": {
			const step = draft.future.at(-1);
			if (step === undefined) return draft;
			return {
				...travel(draft, step),
				past: [...draft.past, { quiz: draft.quiz, field: step.field }],
				future: draft.future.slice(0, -1),
			};
		}
		case "kind": {
			const question =
				draft.quiz.questions[indexOf(draft.quiz, action.question)];
			if (question === undefined || question.kind === action.kind) return draft;
			const converted = convert(
				question,
				action.kind,
				draft.lost[question.id] ?? null,
			);
			const { [question.id]: _, ...others } = draft.lost;
			return {
				...record(
					draft,
					changeQuestion(draft.quiz, question.id, () => converted.question),
					field.kind(question.id),
				),
				lost:
					converted.lost === null
						? others
						: { ...others, [question.id]: converted.lost },
				focus: null,
			};
		}
		default: {
			const edited = applyEdit(draft.quiz, action);
			if (edited.quiz === draft.quiz) return draft;
			const typed = isTyping(action);
			const goesOn =
				typed &&
				draft.typing?.field === edited.field &&
				now - draft.typing.at < pauseMs;
			return {
				...(goesOn
					? { ...draft, quiz: edited.quiz, future: [] }
					: record(draft, edited.quiz, edited.field)),
				typing: typed ? { field: edited.field, at: now } : null,
				focus: keepsCursor(action) ? null : edited.field,
			};
		}
	}
}

function record(draft: Draft, quiz: Quiz, field: string): Draft {
	const past = [...draft.past, { quiz: draft.quiz, field }].slice(-mostSteps);
	return { ...draft, quiz, past, future: [], typing: null };
}

function travel(draft: Draft, step: Step): Draft {
	return { ...draft, quiz: step.quiz, typing: null, focus: step.field };
}

/** A moved question and what is only pressed leave the cursor there. */
function keepsCursor(edit: Edit): boolean {
	return (
		isTyping(edit) ||
		edit.edit === "move" ||
		(edit.edit === "own" && edit.how !== "jump")
	);
}

function isTyping(edit: Edit): boolean {
	switch (edit.edit) {
		case "title":
		case "description":
		case "text":
		case "explanation":
		case "seconds":
		case "points":
			return true;
		case "own":
			return edit.how === "typing";
		default:
			return false;
	}
}
