import { limits } from "../../shared/limits.ts";
import { type ListLine, readListLines } from "../fields/list-line.ts";
import { tidy } from "../fields/tidy.ts";

/** An option of a pasted list. */
export interface Listed {
	readonly text: string;
	readonly isCorrect: boolean;
}

/** Options of lines that belong together: what all of them have is their form, what some have is a mark. */
export function optionsOf(lines: readonly ListLine[]): Listed[] {
	const all = (is: (line: ListLine) => boolean) => lines.every(is);
	const some = (is: (line: ListLine) => boolean) => lines.some(is);
	const isStar = ({ bullet }: ListLine) => bullet === "*";
	const starMarks = some(isStar) && !all(isStar);
	const isMarked = (line: ListLine) =>
		line.isMarked || (starMarks && isStar(line));
	const isBold = ({ isBold }: ListLine) => isBold;
	// Bold tells what is right where nothing else does.
	const boldMarks = !some(isMarked) && some(isBold) && !all(isBold);
	const isOrdered = lines.every(({ place }, index) => place === index);
	return lines.map((line) => {
		const bold = line.isBold && !boldMarks;
		const text = isOrdered || line.place === null ? line.text : line.numbered;
		return {
			text: bold ? `**${text}**` : text,
			isCorrect: isMarked(line) || (boldMarks && line.isBold),
		};
	});
}

/** A pasted list as options; null where it is none, and stays text: a single line, code, or more than a question can have. */
export function readList(pasted: string): Listed[] | null {
	const lines = splitInline(tidy(pasted))
		.split("\n")
		.filter((line) => line.trim() !== "");
	if (lines.length < 2 || lines.some((line) => /^\s*(```|~~~)/.test(line)))
		return null;
	const read = readListLines(lines);
	const allStars = read.every(({ bullet }) => bullet === "*");
	const isItem = ({ bullet, hasBox, place }: ListLine) =>
		hasBox ||
		place !== null ||
		(bullet !== null && (bullet !== "*" || allStars));
	const isList = read.some(isItem);
	const first = read[0];
	if (isList && first !== undefined && !isItem(first) && !first.isMarked)
		return null;
	// Without signs lines are options unless they look like a program's.
	if (!isList && lines.some((line) => /^(\t| {2,})|[;{}]\s*$/.test(line)))
		return null;
	const options = optionsOf(read);
	return options.length > limits.optionsMax ||
		options.some(({ text }) => text.length > limits.optionText)
		? null
		: options;
}

/** "A) 3 B) 4 C) 5" as a line for each. */
export function splitInline(text: string): string {
	return text
		.split("\n")
		.map((line) => {
			const signs = [
				...line.matchAll(/(?:^|\s)(\*?\(?([A-Ja-j])[).])\s+(?=\S)/g),
			];
			const isRow =
				signs.length > 1 &&
				signs.every(
					([, , letter = ""], index) =>
						letter.toLowerCase().charCodeAt(0) - 97 === index,
				);
			if (!isRow) return line;
			return signs
				.map((sign, index) =>
					line
						.slice(sign.index, signs[index + 1]?.index ?? line.length)
						.replace(/[\s,;]+$/, "")
						.trim(),
				)
				.reduce(
					(so, option) => `${so}\n${option}`,
					line.slice(0, signs[0]?.index ?? 0),
				)
				.replace(/^\s*\n/, "");
		})
		.join("\n");
}
