/**
 * What is typed or pasted into a field, without what nobody sees: control characters, marks that turn the rest of a line round, and
 * spaces of no width, as files and web pages bring them along. What joins letters and pictures, and isolates scripts, stays.
 */
export function tidy(text: string): string {
	return text
		.replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
		.replace(/[\u202A-\u202E\u200B\uFEFF]/g, "")
		.replace(/\p{Cc}/gu, (control) => (/[\t\n]/.test(control) ? control : ""));
}
