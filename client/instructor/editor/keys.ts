import type { Quiz } from "../../../shared/quiz.ts";
import { shortcutOf } from "../../look/keys.ts";
import type { Action } from "./draft.ts";
import { newQuestionId } from "./edit.ts";
import { questionOfField } from "./field.ts";

/** The action of a key press anywhere in the editor; null when it is none of the editor's keys. */
export function readKey(
	event: KeyboardEvent,
	quiz: Quiz,
	current: string | null,
): Action | null {
	const command = event.ctrlKey || event.metaKey;
	const key = shortcutOf(event);
	if (command && !event.altKey && key === "z")
		return { edit: event.shiftKey ? "redo" : "undo" };
	if (command && !event.altKey && !event.shiftKey && key === "y")
		return { edit: "redo" };
	if (command && event.key === "Enter") {
		const after = current ?? quiz.questions.at(-1)?.id ?? null;
		return { edit: "add", after, id: newQuestionId(quiz) };
	}
	if (
		!event.altKey ||
		command ||
		event.shiftKey ||
		event.target instanceof HTMLSelectElement
	)
		return null;
	if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return null;
	const by = event.key === "ArrowUp" ? -1 : 1;
	const name =
		event.target instanceof HTMLElement
			? (event.target.dataset.field ?? "")
			: "";
	const [, kind, option] = name.split("/");
	const question = questionOfField(name) ?? current;
	if (question === null) return null;
	if (kind === "option")
		return { edit: "option-move", question, option: Number(option), by };
	return { edit: "move", question, by };
}

/** Puts the cursor into a field of the editor, at the end of its text. */
export function focusField(name: string): void {
	const element = document.querySelector<HTMLElement>(
		`[data-field="${CSS.escape(name)}"]`,
	);
	if (element === null) return;
	element.focus();
	if (element instanceof HTMLInputElement && element.type !== "text") return;
	if (
		element instanceof HTMLInputElement ||
		element instanceof HTMLTextAreaElement
	) {
		element.setSelectionRange(element.value.length, element.value.length);
	}
}
