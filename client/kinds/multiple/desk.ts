import { choosing } from "../../choice/desk.tsx";
import type { Rules } from "../../choice/edit.ts";

export const rules: Rules = { marks: "many", fixed: null };

export const desk = choosing(rules, {
	label: "Multiple choice",
	hint: "Several options can be correct; the points are for exactly those.",
	note: "Several options can be chosen, so the shares can add up to more than 100 %.",
});
