export const faultWords = {
	"item-missing": ({ number }: { readonly number: number }) =>
		`Item ${number} is empty.`,
	"items-alike": "Two items have the same text.",
	"no-order": "The right order names each item once.",
	"shown-in-order": "Phones would show the items in their right order already.",
} as const;
