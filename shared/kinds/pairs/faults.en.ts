export const faultWords = {
	"left-missing": "Something is missing on the left.",
	"right-missing": "Something is missing on the right.",
	"left-twice": "Two on the left have the same text.",
	"right-twice": "Two on the right have the same text.",
	"not-one-to-one":
		"Each on the left belongs to one on the right, and each of those to one on the left.",
} as const;
