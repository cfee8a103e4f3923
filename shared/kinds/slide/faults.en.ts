export const slideFaults = {
	"slide-many-parts": ({ most }: { readonly most: number }) =>
		`The slide has more than ${most} parts.`,
} as const;
