/** The custom property that holds an option's colour. */
export function colourOf(index: number): string {
	return `var(--o${index % 10})`;
}
