import type { RefusalKind } from "../../shared/refusal.ts";
import type { StudentView } from "../../shared/views.ts";
import type { OutboxState } from "../link/outbox.ts";
import { askedOf } from "./held.ts";

export function points(count: number): string {
	return count === 1 ? "1 point" : `${count} points`;
}

/** "3 of 12" while a question is about. */
export function placeIn(view: StudentView): string {
	const asked = askedOf(view);
	const index = view.phase === "ready" ? view.index : asked?.index;
	if (index === undefined)
		return view.total === 1 ? "1 question" : `${view.total} questions`;
	const vote = asked && asked.vote > 1 ? `, vote ${asked.vote}` : "";
	return `${index + 1} of ${view.total}${vote}`;
}

const tooLate: readonly RefusalKind[] = ["late", "closed", "old-round"];

/** What became of an answer, in a few words. `said`: what stands, in words. */
export function wordsFor(
	{ state, value, error }: OutboxState,
	said: string,
): string {
	switch (state) {
		case "none":
			return "";
		case "sending":
			return "Sending…";
		case "unsaved":
			return "Not saved yet, trying";
		case "saved":
			return "Saved";
		case "refused": {
			const late = error !== null && tooLate.includes(error);
			if (value !== null)
				return `${late ? "Too late" : "Not changed"}: ${said || "your first answer"} stands`;
			return late ? "Too late: not saved" : "Not saved";
		}
	}
}
