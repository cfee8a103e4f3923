/** What keeps questions with options from being asked. */
export const optionWords = {
	"option-empty": ({ option }: { readonly option: string }) =>
		`Option ${option} is empty.`,
	"options-alike": "Two options have the same text.",
	"correct-no-option": "What is marked correct is no option of this question.",
} as const;
