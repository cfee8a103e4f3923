export const faultWords = {
	"no-image": "There is no picture to point at.",
	"image-wordless":
		"The picture has no words for those who do not see it: say what is where.",
	"region-outside": ({ number }: { readonly number: number }) =>
		`Region ${number} goes beyond the picture.`,
} as const;
