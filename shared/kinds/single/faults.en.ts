import { optionWords } from "../options.en.ts";

export const faultWords = {
	...optionWords,
	"mark-one": "Mark exactly one option as right.",
} as const;
