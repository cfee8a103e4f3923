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
	const question = questionOfField(name) ?? current;
	return question === null ? null : { edit: "move", question, by };
}
