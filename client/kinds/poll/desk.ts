import { choosing } from "../../choice/desk.tsx";
import type { Rules } from "../../choice/edit.ts";
import * as words from "./words.en.ts";

export const rules: Rules = { marks: "none", fixed: null, other: true };

export const desk = choosing(rules, {
	label: words.label,
	hint: words.hint,
	note: null,
});
