interface Numbered {
	readonly number: number;
}

export const faultWords = {
	"left-missing": ({ number }: Numbered) => `Left ${number} is empty.`,
	"right-missing": ({ number }: Numbered) =>
		`What belongs to ${number} is empty.`,
	"other-missing": "One that belongs to none is empty.",
	"left-twice": "Two on the left have the same text.",
	"right-twice": "Two on the right have the same text.",
	"not-one-to-one":
		"Each on the left belongs to one on the right, and no two to the same.",
} as const;
