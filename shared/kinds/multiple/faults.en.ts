import { optionWords } from "../options.en.ts";

export const faultWords = {
	...optionWords,
	"mark-some": "Mark at least one option as right.",
} as const;
