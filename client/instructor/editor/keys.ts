import type { Quiz } from "../../../shared/quiz.ts";
import type { Format } from "../../fields/format.ts";
import { deskOf } from "../../kinds/desks.ts";
import { shortcutOf } from "../../look/keys.ts";
import type { Action } from "./draft.ts";
import { indexOf, newQuestionId } from "./edit.ts";
import { field, questionOfField } from "./field.ts";

/** Where a key is pressed. */
export interface Place {
	readonly quiz: Quiz;
	/** The question that has the cursor, or had it last. */
	readonly current: string | null;
	readonly selected: readonly string[];
	/** Of the field that has the cursor; empty where it has none. */
	readonly field: string;
	/** Whether that field has a use for Alt with an arrow itself. */
	readonly isList: boolean;
}

/** Where the cursor is on the page. */
export function placeOf(
	target: EventTarget | null,
): Pick<Place, "field" | "isList"> {
	const element = target instanceof HTMLElement ? target : null;
	return {
		field: element?.dataset.field ?? "",
		isList: element instanceof HTMLSelectElement,
	};
}

type Press = Pick<
	KeyboardEvent,
	"key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey"
>;

/** The action of a key press anywhere in the editor; null when it is none of the editor's keys. */
export function readKey(event: Press, place: Place): Action | null {
	const { quiz, current } = place;
	const command = event.ctrlKey || event.metaKey;
	const key = shortcutOf(event);
	if (command && !event.altKey && key === "z")
		return { edit: event.shiftKey ? "redo" : "undo" };
	if (command && !event.altKey && !event.shiftKey && key === "y")
		return { edit: "redo" };
	if (command && event.key === "Enter") {
		const after = current ?? quiz.questions.at(-1)?.id ?? null;
		const slide = event.shiftKey;
		return { edit: "add", after, id: newQuestionId(quiz), slide };
	}
	if (command && !event.altKey && !event.shiftKey)
		return readMark(event, place);
	if (!event.altKey || command || place.isList) return null;
	if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return null;
	const by = event.key === "ArrowUp" ? -1 : 1;
	const question = questionOfField(place.field) ?? current;
	if (question === null) return null;
	const { selected } = place;
	const questions = selected.includes(question) ? selected : [question];
	return { edit: "move", questions, by };
}

/** By the key's place on the keyboard: digits are typed with Shift on some. */
function readMark({ code }: Press, { quiz, current }: Place): Action | null {
	const [, digit] = /^(?:Digit|Numpad)([1-9])$/.exec(code) ?? [];
	const question = quiz.questions.find(({ id }) => id === current);
	if (digit === undefined || question === undefined) return null;
	const at = Number(digit) - 1;
	const { mark } = deskOf(question.kind);
	if (mark === undefined) return null;
	return {
		edit: "own",
		question: mark(question, at),
		path: `key.correct.${at}`,
	};
}

/** The field to which a key leads: the prompt of the question before or after, and the title above the first. */
export function readJump(event: Press, place: Place): string | null {
	if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
		return null;
	if (event.key !== "PageUp" && event.key !== "PageDown") return null;
	const { quiz, current } = place;
	const { title, description, tags, accent, logo, picture } = field;
	const isHead = [title, description, tags, accent, logo, picture].some(
		(name) => name === place.field,
	);
	const at = isHead || current === null ? -1 : indexOf(quiz, current);
	const to = at + (event.key === "PageUp" ? -1 : 1);
	if (to < 0) return field.title;
	const question = quiz.questions[to];
	return question === undefined ? null : field.text(question.id);
}

/** How a key formats what is selected, or that it adds an image. */
export function readFormat(event: Press): Format | "image" | null {
	const command = event.ctrlKey || event.metaKey;
	if (!command || event.altKey || event.shiftKey) return null;
	return formats[shortcutOf(event)] ?? null;
}

const formats: Readonly<Record<string, Format | "image">> = {
	b: "bold",
	e: "code",
	m: "formula",
	o: "image",
};
