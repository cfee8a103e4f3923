import { canonical } from "../../../shared/canonical.ts";
import type { Quiz } from "../../../shared/quiz.ts";
import { convert, type Lost } from "./convert.ts";
import { applyEdit, changeQuestion, type Edit, indexOf } from "./edit.ts";
import { field } from "./field.ts";
import type { TextFault } from "./text/question.ts";

/** What was typed in the text view. */
export interface Source {
	readonly text: string;
	/** What keeps it from being a quiz: then the quiz is the last one that it was. */
	readonly faults: readonly TextFault[];
}

/** A quiz that is being written, with the way back and forth. Pure: `reduceDraft` has no clock, no ids of its own, no page. */
export interface Draft {
	readonly quiz: Quiz;
	/** The quiz as it was typed in the text view, which may hold more than the quiz does; null once it was edited elsewhere. */
	readonly source: Source | null;
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
	readonly source: Source | null;
	readonly field: string;
}

export type Action =
	| Edit
	| { edit: "kind"; question: string; kind: string }
	/** Typed in the text view; `quiz` null where that cannot be read as one: then the last that could stays. */
	| { edit: "source"; source: Source; quiz: Quiz | null }
	| { edit: "undo" | "redo" }
	/** Another version from the store takes the place of this one; nothing before it can be undone. */
	| { edit: "load"; quiz: Quiz };

const pauseMs = 1_000;
const mostSteps = 200;

export function openDraft(quiz: Quiz): Draft {
	return {
		quiz,
		source: null,
		past: [],
		future: [],
		typing: null,
		lost: {},
		focus: null,
	};
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
				future: [...draft.future, stepOf(draft, step.field)],
			};
		}
		case "redo": {
			const step = draft.future.at(-1);
			if (step === undefined) return draft;
			return {
				...travel(draft, step),
				past: [...draft.past, stepOf(draft, step.field)],
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
		case "source": {
			const { source } = action;
			if (source.text === draft.source?.text) return draft;
			const isSame =
				action.quiz === null ||
				canonical(action.quiz) === canonical(draft.quiz);
			const quiz = isSame || action.quiz === null ? draft.quiz : action.quiz;
			return {
				...typed(draft, quiz, field.source, now),
				source,
				focus: null,
			};
		}
		default: {
			const edited = applyEdit(draft.quiz, action);
			if (edited.quiz === draft.quiz) return draft;
			return {
				...(isTyping(action)
					? typed(draft, edited.quiz, edited.field, now)
					: record(draft, edited.quiz, edited.field)),
				focus: keepsCursor(action) ? null : edited.field,
			};
		}
	}
}

/** What is typed in one field without a pause goes on with the step before. */
function typed(draft: Draft, quiz: Quiz, field: string, now: number): Draft {
	const goesOn =
		draft.typing?.field === field && now - draft.typing.at < pauseMs;
	return {
		...(goesOn
			? { ...draft, quiz, source: null, future: [] }
			: record(draft, quiz, field)),
		typing: { field, at: now },
	};
}

function record(draft: Draft, quiz: Quiz, field: string): Draft {
	const past = [...draft.past, stepOf(draft, field)].slice(-mostSteps);
	return { ...draft, quiz, source: null, past, future: [], typing: null };
}

function stepOf({ quiz, source }: Draft, field: string): Step {
	return { quiz, source, field };
}

function travel(draft: Draft, { quiz, source, field }: Step): Draft {
	return { ...draft, quiz, source, typing: null, focus: field };
}

/** A moved question and what is only pressed leave the cursor there. */
function keepsCursor(edit: Edit): boolean {
	return (
		isTyping(edit) ||
		edit.edit === "move" ||
		edit.edit === "drop" ||
		edit.edit === "branding" ||
		(edit.edit === "own" && edit.how !== "jump")
	);
}

function isTyping(edit: Edit): boolean {
	switch (edit.edit) {
		case "title":
		case "description":
		case "tags":
		case "text":
		case "explanation":
		case "notes":
		case "all-seconds":
		case "seconds":
		case "points":
			return true;
		case "branding":
			return edit.part !== "accent";
		case "own":
			return edit.how === "typing";
		default:
			return false;
	}
}
