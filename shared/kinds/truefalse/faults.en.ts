import { optionWords } from "../options.en.ts";

export const faultWords = {
	...optionWords,
	"not-two-options": "True or false has exactly two options.",
	"true-or-false": "Say whether the statement is true or false.",
} as const;
