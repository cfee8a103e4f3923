import type { Question } from "../../shared/quiz.ts";
import { creditOf, mannerOf, marksOf, type Rules, textsOf } from "./edit.ts";
import * as words from "./words.en.ts";

/** As much of a question of any kind as one with these rules can hold. */
export function hold(
	question: Question,
	rules: Rules,
): Pick<Question, "ask" | "key"> {
	const { marks, fixed } = rules;
	const credit = marks === "many" ? creditOf(question) : null;
	const texts = textsOf(question);
	const marked = marksOf(question);
	const kept =
		fixed?.flatMap((text, index) =>
			marked.some((mark) => isAlike(texts[mark] ?? "", text)) ? [index] : [],
		) ?? marked;
	// Several marks do not become one by choosing for the author: none is kept, and the question says that one is missing.
	const keeps = marks === "many" || kept.length === 1;
	return {
		ask: {
			options: fixed ?? (texts.length > 0 ? texts : ["", ""]),
			...mannerOf(question, rules),
		},
		key:
			marks === "none"
				? {}
				: {
						correct: keeps ? kept : [],
						...(credit === null ? {} : { credit }),
					},
	};
}

function isAlike(one: string, other: string): boolean {
	return one.trim().toLowerCase() === other.toLowerCase();
}

/** In which parts the options of two versions of a question differ; `theirs` may be of another kind. */
export function differences(
	mine: Question,
	theirs: Question,
	rules: Rules,
): string[] {
	const differ = (part: (question: Question) => unknown) =>
		JSON.stringify(part(mine)) !== JSON.stringify(part(theirs));
	return [
		...(differ(textsOf) ? [words.itsOptions] : []),
		...(differ((one) => mannerOf(one, rules)) ? [words.howTheyAreShown] : []),
		...(differ(marksOf) ? [words.whatIsCorrect] : []),
		...(differ(creditOf) ? [words.whatAPartEarns] : []),
	];
}
