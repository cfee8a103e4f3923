import { isSlide, numberAt } from "../../../shared/kinds/kinds.ts";
import type { Quiz } from "../../../shared/quiz.ts";
import { inQuestion, inSlide } from "../../../shared/words/faults.en.ts";
import type { WrongField } from "../../fields/wrong.ts";
import * as words from "../../words/editor.en.ts";
import { questionOfField } from "./field.ts";

/** What is the matter with a field, and in which question it is. */
export function sayWrong(
	{ name, label, said: why }: WrongField,
	{ questions }: Quiz,
): string {
	const said = words.fieldIsWrong(label, why);
	const at = questions.findIndex(({ id }) => id === questionOfField(name));
	const question = questions[at];
	if (question === undefined) return said;
	const say = isSlide(question) ? inSlide : inQuestion;
	return say(numberAt(questions, at), said);
}
