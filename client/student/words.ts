import { isSlideIn, numberIn, questionsIn } from "../../shared/slides.ts";
import type { StudentView } from "../../shared/views.ts";
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
