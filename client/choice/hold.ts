import type { Question } from "../../shared/quiz.ts";
import { marksOf, type Rules, textsOf } from "./edit.ts";
import * as words from "./words.en.ts";

/** As much of a question of any kind as one with these rules can hold. */
export function hold(
	question: Question,
	{ marks, fixed }: Rules,
): Pick<Question, "ask" | "key"> {
	const texts = textsOf(question);
	const marked = marksOf(question);
	const kept =
		fixed?.flatMap((text, index) =>
			marked.some((mark) => isAlike(texts[mark] ?? "", text)) ? [index] : [],
		) ?? marked;
	// Several marks do not become one by choosing for the author: none is kept, and the question says that one is missing.
	const keeps = marks === "many" || kept.length === 1;
	return {
		ask: { options: fixed ?? (texts.length > 0 ? texts : ["", ""]) },
		key: marks === "none" ? {} : { correct: keeps ? kept : [] },
	};
}

function isAlike(one: string, other: string): boolean {
	return one.trim().toLowerCase() === other.toLowerCase();
}

/** In which parts the options of two versions of a question differ; `theirs` may be of another kind. */
export function differences(mine: Question, theirs: Question): string[] {
	const differ = (part: typeof textsOf | typeof marksOf) =>
		JSON.stringify(part(mine)) !== JSON.stringify(part(theirs));
	return [
		...(differ(textsOf) ? [words.itsOptions] : []),
		...(differ(marksOf) ? [words.whatIsCorrect] : []),
	];
}
