export const faultWords = {
	"statement-missing": ({ number }: { readonly number: number }) =>
		`Statement ${number} is empty.`,
	"statements-alike": "Two statements have the same text.",
	"ends-unnamed": "Say what the lowest and the highest step mean.",
} as const;
