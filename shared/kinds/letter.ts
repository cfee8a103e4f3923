/** What the options of a question are called: A to J. */
export function letter(index: number): string {
	return String.fromCharCode(65 + index);
}
