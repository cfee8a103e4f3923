const month =
	"jan|feb|m[aä]r|a[pv]r|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|f[eé]v|jui|ao[uû]|déc|ene|abr|ago|dic|gen|mag|giu|lug|set|ott";
/** What spreadsheets take for a number, a date or a time as they open a CSV file, and would write in another way. */
const patterns = [
	// 00123, 1e5, 12 %, 1.5, 1,234, and what has more digits than are kept
	/^[\d.,]*\d[\d.,]*(?:e[+-]?\d+|\s?%)?$/i,
	// 3-4, 1/2, 3.4.2026, 12:30
	/^\d{1,4}\s?[-/.:]\s?\d{1,4}(?:\s?[-/.:]\s?\d{1,4})?(?:\s?[ap]m?)?$/i,
	// MARCH1, 2-Sep, 1. Mai 2026
	new RegExp(`^(?:${month})\\p{L}*[\\s./-]*\\d{1,4}$`, "iu"),
	new RegExp(
		`^\\d{1,4}[\\s./-]*(?:${month})\\p{L}*(?:[\\s./-]*\\d{1,4})?$`,
		"iu",
	),
];

/** Whether a spreadsheet would make something else of it: 00123 becomes 123, and 3-4 the third of April. */
export function isMistaken(text: string): boolean {
	// A whole number of a few digits is written as it is.
	if (text.length > 40 || /^(?:0|[1-9]\d{0,10})$/.test(text)) return false;
	return patterns.some((pattern) => pattern.test(text));
}
