import type { RefusalKind } from "../../shared/refusal.ts";
import { isSlideIn, numberIn, questionsIn } from "../../shared/slides.ts";
import type { StudentView } from "../../shared/views.ts";
import type { OutboxState } from "../link/outbox.ts";
import * as words from "../words/student-later.en.ts";
import { askedOf } from "./held.ts";

/** "3 of 12" while a question is about: slides are not counted. */
export function placeIn(view: StudentView): string {
	const asked = askedOf(view);
	const index = view.phase === "ready" ? view.index : asked?.index;
	const total = questionsIn(view);
	if (index === undefined || isSlideIn(view, index))
		return words.questions(total);
	return words.place(numberIn(view, index), total, asked?.vote ?? 1);
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
			return words.sending;
		case "unsaved":
			return words.notSavedYetTrying;
		case "saved":
			return words.saved;
		case "refused": {
			const late = error !== null && tooLate.includes(error);
			if (value !== null)
				return late ? words.tooLateStands(said) : words.notChangedStands(said);
			return late ? words.tooLateNotSaved : words.notSaved;
		}
	}
}
