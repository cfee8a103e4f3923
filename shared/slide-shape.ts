import { imagesIn } from "./images.ts";
import { plainText } from "./plain-text.ts";

/** More lines than a screen has. */
const mostLines = 60;
const linesOfImage = 9;

/**
 * How long about each line of these parts of a slide is, in letters, rounded up to tens; 0 is half a line, as between paragraphs and rows. Enough
 * to keep their place free, and not what they say.
 */
export function shapeOf(parts: readonly string[]): number[] {
	return parts.flatMap(linesOf).slice(0, mostLines);
}

function linesOf(part: string): number[] {
	let isCode = false;
	const lines = part.split("\n").flatMap((line) => {
		if (/^ {0,3}(?:`{3,}|~{3,})/.test(line)) {
			isCode = !isCode;
			return [0];
		}
		if (isCode) return [tens(Math.max(1, line.length))];
		if (imagesIn(line).length > 0)
			return Array.from({ length: linesOfImage }, () => 10);
		const isRow = line.startsWith("|");
		if (isRow && /^[\s|:-]+$/.test(line)) return [];
		return [...(isRow ? [0] : []), tens(plainText(line).length)];
	});
	return [0, 0, ...lines];
}

function tens(length: number): number {
	return Math.ceil(length / 10) * 10;
}
