import { readFileSync, writeFileSync } from "node:fs";

const start = "<!-- bench: begin -->";
const end = "<!-- bench: end -->";

/** The text with another report between its two marks. Throws where they are not there. */
export function withReport(text: string, report: string): string {
	const from = text.indexOf(start);
	const to = text.indexOf(end);
	if (from === -1 || to < from)
		throw new Error(`the document lacks ${start} … ${end}`);
	return `${text.slice(0, from + start.length)}\n\n${report}\n\n${text.slice(to)}`;
}

export function writeDocument(file: string, report: string): void {
	writeFileSync(file, withReport(readFileSync(file, "utf8"), report));
}
