import { choosing } from "../../choice/desk.tsx";
import type { Rules } from "../../choice/edit.ts";
import * as words from "./words.en.ts";

export const rules: Rules = { marks: "one", fixed: null };

export const desk = choosing(rules, {
	label: words.label,
	hint: words.hint,
	note: null,
	quick: [
		{
			label: words.letters,
			place: 1,
			ask: { options: [...words.optionsByLetter] },
			key: { correct: [] },
		},
		{
			label: words.yesOrNo,
			place: 2,
			ask: { options: [words.yes, words.no] },
			key: { correct: [] },
		},
	],
});
