/**
 * A text that no spreadsheet runs as a formula: an apostrophe stands before what begins as one does (OWASP, CSV injection). Also where
 * white space is before it, as some programs take that away.
 */
export function defused(text: string): string {
	return /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text)
		? `'${text}`
		: text;
}
