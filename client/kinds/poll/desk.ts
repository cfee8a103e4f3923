import { choosing } from "../../choice/desk.tsx";
import type { Rules } from "../../choice/edit.ts";

export const rules: Rules = { marks: "none", fixed: null };

export const desk = choosing(rules, {
	label: "Poll",
	hint: "Nothing is correct, nothing is scored.",
	note: null,
});
