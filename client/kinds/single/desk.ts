import { choosing } from "../../choice/desk.tsx";
import type { Rules } from "../../choice/edit.ts";

export const rules: Rules = { marks: "one", fixed: null };

export const desk = choosing(rules, {
	label: "Single choice",
	hint: "One option is correct.",
	note: null,
});
