/**
 * What a phone says of entries before they are sent: nearly what the server makes of them (`readEntries`, `foldOf`), without the tables
 * that it would have to load for the rest. What counts is the server's word.
 */
export function tidy(text: string): string {
	return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

/** What tells entries apart. */
export function looksOf(text: string): string {
	return tidy(text).toLowerCase();
}

export const isSeen = /[\p{L}\p{N}\p{P}]|(?!\u2800)\p{S}/u;
