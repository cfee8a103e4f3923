/** What keeps questions with options from being asked. */
export const optionWords = {
	"option-empty": ({ option }: { readonly option: string }) =>
		`Option ${option} is empty.`,
	"options-alike": "Two options have the same text.",
	"correct-no-option": "What is marked right is no option of this question.",
} as const;

/** An answer that names no option, for tables. */
export const unsureSaid = "I don’t know";
export const otherSaid = (text: string) => `Other: ${text}`;
