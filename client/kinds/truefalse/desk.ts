import { choosing } from "../../choice/desk.tsx";
import type { Rules } from "../../choice/edit.ts";

export const rules: Rules = { marks: "one", fixed: ["True", "False"] };

export const desk = choosing(rules, {
	label: "True or false",
	hint: "A statement to agree or disagree with.",
	note: null,
});
