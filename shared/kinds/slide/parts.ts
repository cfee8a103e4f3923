/** Stands in a line of its own between two parts of a slide. */
export const divider = "+++";

/**
 * What comes up one after another, as Markdown. The first may be empty, where a slide begins with its heading alone; no other is. Within
 * a fence of code nothing divides.
 */
export function partsOf(body: string): readonly string[] {
	const parts: string[][] = [[]];
	let fence: string | null = null;
	for (const line of body.split("\n")) {
		const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
		if (fence === null && line.trimEnd() === divider) {
			parts.push([]);
			continue;
		}
		parts.at(-1)?.push(line);
		if (fence === null) fence = mark ?? null;
		else if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
	}
	const [first = "", ...rest] = parts.map(trimmed);
	return [first, ...rest.filter((part) => part !== "")];
}

/** Without the empty lines around it. */
function trimmed(lines: readonly string[]): string {
	return lines
		.join("\n")
		.replace(/^(?:[ \t]*\n)+/, "")
		.trimEnd();
}
